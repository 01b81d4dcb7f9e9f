import { namesAddress } from '../../../src/facts/documents/contact-address.ts';
import { ENOUGH_WORDS, findTopic, type TopicMatch } from '../../../src/facts/documents/topics.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';
import type { Runbook } from './runbook.ts';
import { BREACH, type IncidentTopic } from './topics.ts';

/** What a runbook leaves out. */
export function gaps(
  runbook: Runbook,
  topics: readonly IncidentTopic[],
  people: readonly string[],
): Finding[] {
  return topics.flatMap((wanted) => {
    const said = placesOf(runbook, wanted);
    if (said.length > 0) return wanted === BREACH ? breachGaps(runbook, said, people) : [];
    const { path } = runbook.at;
    return [
      fail('high', {
        subject: wanted.id,
        message: `${path} does not say ${wanted.says}: whoever must act at night has nobody to ask.`,
        at: runbook.at,
      }),
    ];
  });
}

/**
 * Sections with enough in them: under a heading of their own, also in what the runbook leads to; or in the runbook's text,
 * whatever it stands under.
 */
function placesOf({ own, linked }: Runbook, { words }: IncidentTopic): TopicMatch[] {
  const headed = findTopic([...own, ...linked], { ...words, text: null });
  return [...headed, ...findTopic(own, words)].filter((match) => match.words >= ENOUGH_WORDS);
}

/** A length of time or a number of hours and days, in the languages of the dictionaries. */
const CLOCK =
  /\d\s?(?:h|hrs?|hours?|days?|stunden?|tagen?|heures?|jours?|horas?|d[ií]as?|ore|giorni|uur|uren|dagen|godzin\w*|dni)(?![\p{L}\p{N}])|\d\s?(?:час|дн|сут|小时|小時|天|時間|日以内|시간|일)|(?:seventy[- ]two|twenty[- ]four|forty[- ]eight) hours|(?:one|two|three) days|undue delay|unverzüglich/iu;
const CONTACT =
  /\b(?:contacts?|officer|dpo|commissioner|responsible|call|write to|ansprechpartner\w*|datenschutzbeauftragte\w*|verantwortlich\w*|contact\w*|responsable\w*|responsável|encarregado|delegado|referente|responsabile|inspektor\w*|kontakt\w*)\b|ответствен|контакт|联系|负责|担当|連絡|담당|연락/iu;

/** The law gives a clock and asks for somebody to turn to. */
function breachGaps({ at }: Runbook, said: readonly TopicMatch[], people: readonly string[]): Finding[] {
  const texts = said.flatMap(({ document, section }) => {
    const from = document.sections.indexOf(section);
    return [
      section,
      ...document.sections.slice(from + 1, from + 6).filter(({ depth }) => depth > section.depth),
    ];
  });
  const text = texts.map((section) => `${section.heading}\n${section.text}`).join('\n');
  const place = said[0] ? { path: said[0].document.path, line: said[0].section.line } : at;
  const gap = (subject: string, message: string) => fail('high', { subject, message, at: place });
  const hasContact =
    CONTACT.test(text) ||
    people.some((name) => text.includes(name)) ||
    said.some(({ document, section }) => namesAddress(document, [section]));
  return [
    ...(CLOCK.test(text)
      ? []
      : [
          gap(
            'breach-clock',
            'What to do when personal data got out is described, but not until when the authority must be told: in the EU and the UK within 72 hours of knowing.',
          ),
        ]),
    ...(hasContact
      ? []
      : [
          gap(
            'breach-contact',
            'What to do when personal data got out is described, but not who is the contact for it: name a person or an address.',
          ),
        ]),
  ];
}
