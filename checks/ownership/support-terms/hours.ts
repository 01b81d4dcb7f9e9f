const DAYS = 'mon|tue|wed|thu|fri|sat|sun';
const LONG = DAYS.replaceAll('|', '[a-z]{0,6}|').concat('[a-z]{0,6}');
const TIME = '(?:[01]?\\d|2[0-4])(?::?[0-5]\\d)?';
const RANGE = new RegExp(
  `^(?:(?:${LONG})(?:\\s?[-–]\\s?(?:${LONG}))?|daily|every day|weekdays)\\s+${TIME}\\s?[-–]\\s?${TIME}$`,
  'i',
);

/** `always` for round the clock, `ranges` for days with times, null for text that only a person can judge. */
export function readHours(text: string): 'always' | 'ranges' | null {
  const hours = text.trim();
  if (/^24 ?[x/h] ?7$|^24 hours,? 7 days$/i.test(hours)) return 'always';
  const parts = hours.split(/[,;]|\band\b/).map((part) => part.trim());
  return parts.every((part) => RANGE.test(part)) ? 'ranges' : null;
}
