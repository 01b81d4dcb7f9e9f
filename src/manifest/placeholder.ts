import type { FieldReading } from './field.ts';

/** Words that stand where an answer should: each matches the whole of a value. */
const PLACEHOLDERS: readonly RegExp[] = [
  /^(?:tbd|tba|tbc|fixme)(?:[^\p{L}\p{N}_-].*)?$/isu,
  /^(?:todo|to do|to-do)\s*(?:[:(.!?\u2013\u2014-].*)?$/isu,
  /^to be (?:decided|determined|defined|done|confirmed|announced|completed|filled in)(?:\s*[^\p{L}\s].*)?$/isu,
  /^(?:x{3,}|\?+|\.{2,}|…|-+|_+)$/i,
  /^(?:change[-_ ]?me|fill[-_ ]me[-_ ]in|fill in|placeholder|lorem ipsum.*)$/is,
  /^<.*>$/s,
  /^\[.*\]$/s,
  /^(?:john|jane) doe$/i,
  /^(?:\S+@|mailto:\S+@|https?:\/\/(?:www\.)?)example\.(?:com|org|net)(?:[/?#].*)?$/is,
];
const NOTHING = /^(?:none|n\/?a)$/i;
const YOURS = /^your[-_ ].*$/is;
/** In a sentence for people "Your shift was not saved" is no placeholder, "your message here" is. */
const YOURS_IN_PROSE = /^your[-_ ](?:.*\bhere|name|company|text|message|answer|team)$/is;

/**
 * True if the text only holds a place. What is legitimate depends on the field: `none` can be an answer, and a
 * sentence may begin with "Your".
 */
export function isPlaceholder(value: string, reading?: FieldReading): boolean {
  const text = value.trim();
  if (NOTHING.test(text)) return reading !== 'none-is-a-value' && reading !== 'none-is-an-answer';
  if ((reading === 'prose' ? YOURS_IN_PROSE : YOURS).test(text)) return true;
  return PLACEHOLDERS.some((pattern) => pattern.test(text));
}

/** True if the text says that there is nothing to declare, in a field where that is a complete answer. */
export function saysNothing(value: string, reading?: FieldReading): boolean {
  return reading === 'none-is-an-answer' && NOTHING.test(value.trim());
}
