/** `90%`, `90 %`, `90` and `0.9` as 90; null for anything else. */
export function percentOf(value: string | number | undefined): number | null {
  const [, digits, sign] = /^(\d{1,3}(?:\.\d{1,4})?) ?(%?)$/.exec(String(value ?? '').trim()) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  const percent = sign === '' && number <= 1 ? number * 100 : number;
  return percent <= 100 ? percent : null;
}
