import { PROCESSORS } from '../processors/registry.ts';
import { isNamedIn, slug } from '../processors/words.ts';
import { type Promised, promisesIn } from './sentences.ts';

/** What a text tells people about their data. */
export interface Notice {
  /** How many words it has; few mean that the text itself is kept elsewhere. */
  readonly words: number;
  /** Ids of the processors that it names, by any of their names. */
  readonly named: readonly string[];
  /** Its words, each once, to look for names that are unknown here. */
  readonly vocabulary: readonly string[];
  /** It says how to reach somebody. */
  readonly contact: boolean;
  readonly promises: readonly Promised[];
}

const CONTACT =
  /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,20}|mailto:|tel:|["'`/](?:contact|kontakt|contacto|contato|contatti|support|help)(?:-us)?\/?["'`]|(?:contact|support|privacy|dpo|company)_?e?mail|\+\d[\d ()/-]{7,17}\d/i;
const LONGEST = 200_000;

export function readNotice(written: string): Notice {
  const raw = written.slice(0, LONGEST);
  const text = readable(raw);
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return {
    words: words.length,
    named: PROCESSORS.filter(({ id }) => isNamedIn(text, id)).map(({ id }) => id),
    vocabulary: [...new Set(words.map(slug))].sort(),
    contact: CONTACT.test(raw),
    promises: promisesIn(text),
  };
}

/** The words for people: without imports, tags and attributes; lines that belong to one paragraph joined. */
function readable(text: string): string {
  return text
    .replace(/^\s*(?:import|export \{|from) .*$/gm, ' ')
    .replace(/<\/?(?:p|li|h[1-6]|div|section|br|ul|td|tr)\b[^<>]{0,300}>/gi, '\n\n')
    .replace(/<[^<>]{0,400}>/g, ' ')
    .replace(/\{?["'`] ?["'`]?\}/g, ' ')
    .replace(/&(?:nbsp|apos|rsquo|quot|amp);/g, (entity) => (/apos|rsquo/.test(entity) ? "'" : ' '))
    .replace(/[ \t]*\n(?![ \t]*\n)[ \t]*/g, ' ');
}
