const LONGEST = 60;
/** Characters that act on a terminal or hide, instead of showing. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text of the manifest, harmless and short enough to stand in a sentence. */
export function cleaned(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replace(INVISIBLE, '\uFFFD');
}

export function quoted(text: string): string {
  return `'${cleaned(text)}'`;
}
