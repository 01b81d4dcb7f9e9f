/**
 * What a notice promises: `shares-with-nobody` and `no-tracking` are refuted by who receives data; whether data is deleted
 * at once or encrypted from end to end, the code can seldom say.
 */
export type PromiseKind = 'shares-with-nobody' | 'no-tracking' | 'deletes-at-once' | 'end-to-end';

export interface Promised {
  readonly kind: PromiseKind;
  /** The sentence, shortened. */
  readonly text: string;
}

const PROMISES: readonly (readonly [PromiseKind, RegExp])[] = [
  [
    'shares-with-nobody',
    /\b(?:we|they|is|are|will)\b.{0,20}\b(?:(?:do|does|will|is|are) not|don['’]t|doesn['’]t|never|won['’]t)\b.{0,40}\b(?:shared?|disclosed?|transfer(?:red)?|passed? on)\b.{0,60}\b(?:third.part(?:y|ies)|anyone|anybody|others)\b|\bwe share .{0,30}with (?:nobody|no one)\b/i,
  ],
  [
    'shares-with-nobody',
    /\b(?:geben|übermitteln|teilen)\b.{0,80}\b(?:nicht|keine)\b.{0,30}\b(?:dritte|weiter)\b|\bkeine weitergabe\b.{0,20}\bdritte/i,
  ],
  ['shares-with-nobody', /\bne (?:partageons|communiquons|transmettons|cédons)\b.{0,80}\btiers\b/i],
  ['shares-with-nobody', /\bno (?:compartimos|cedemos|transferimos)\b.{0,80}\bterceros\b/i],
  ['shares-with-nobody', /\bnão (?:compartilhamos|partilhamos|cedemos|repassamos)\b.{0,80}\bterceiros\b/i],
  ['shares-with-nobody', /\bnon (?:condividiamo|cediamo|comunichiamo)\b.{0,80}\bterzi\b/i],
  ['shares-with-nobody', /\b(?:delen|verstrekken)\b.{0,60}\bniet\b.{0,30}\bderden\b/i],
  ['shares-with-nobody', /\bnie (?:udostępniamy|przekazujemy)\b.{0,80}\btrzecim\b/i],
  [
    'no-tracking',
    /\b(?:we|this (?:app|site|tool))\b.{0,20}\b(?:do(?:es)? not|don['’]t|doesn['’]t|never)\b.{0,20}\b(?:use|run|set|employ)\b.{0,30}\b(?:analytics|tracking|trackers)\b/i,
  ],
  [
    'deletes-at-once',
    /\b(?:deleted?|erased?)\b.{0,30}\bimmediately\b|\bimmediately\b.{0,20}\b(?:deleted?|erased?)\b/i,
  ],
  ['end-to-end', /\bend.to.end encrypt/i],
];

/** Words by which a promise leaves room for what it denies. */
const EXCEPT =
  /\b(?:except|unless|without|other than|beyond|apart from|for (?:their|marketing|advertising)|only|sell|außer|ohne|sauf|sans|salvo|excepto|sin|sem|exceto|senza|tranne|zonder|behalve|bez|chyba)\b/i;

/** The promises in a notice's text, each kind once. */
export function promisesIn(text: string): Promised[] {
  const found = new Map<PromiseKind, Promised>();
  for (const sentence of text.split(/(?<=[.!?])\s|\n/)) {
    if (sentence.length > 600 || EXCEPT.test(sentence)) continue;
    for (const [kind, pattern] of PROMISES) {
      if (!found.has(kind) && pattern.test(sentence))
        found.set(kind, { kind, text: sentence.trim().slice(0, 160) });
    }
  }
  return [...found.values()];
}
