import { namesAddress } from '../../../src/facts/documents/contact-address.ts';
import type { Document } from '../../../src/facts/documents/documents.ts';
import { lead } from '../../../src/facts/documents/lead.ts';
import { ENOUGH_WORDS, findTopic, type TopicMatch } from '../../../src/facts/documents/topics.ts';
import { type Finding, fail, type Place, review } from '../../../src/kit/index.ts';
import type { Scope } from './scope.ts';
import type { ReaderTopic } from './topics.ts';

/** What is wrong where the manifest names no place for a topic: the documents are searched; null if one says it. */
export function searchedDefect(wanted: ReaderTopic, { readme, documents }: Scope): Finding | null {
  const { id, says, words } = wanted;
  const matches = findTopic(documents, words);
  if (matches.some(({ by, words: own }) => by === 'heading' && own >= ENOUGH_WORDS)) return null;
  if (saysOtherwise(id, documents, readme)) return null;
  const [best] = matches;
  if (!best) {
    const message = `No document says ${says}. Write it under a heading of its own, or name the place as docs.${id} in the manifest.`;
    return fail('high', { subject: id, message, at: readme ? { path: readme.path } : null });
  }
  return best.by === 'heading' ? empty(wanted, best, matches) : onlyMentioned(wanted, best);
}

/** A purpose stands under the title, an address anywhere. */
function saysOtherwise(
  id: ReaderTopic['id'],
  documents: readonly Document[],
  readme: Document | null,
): boolean {
  if (id === 'contacts') return documents.some((document) => namesAddress(document));
  return id === 'purpose' && readme !== null && (lead(readme)?.words ?? 0) >= ENOUGH_WORDS;
}

/** A heading with next to nothing under it; what the text says elsewhere may make up for it. */
function empty(wanted: ReaderTopic, best: TopicMatch, matches: readonly TopicMatch[]): Finding {
  const spoken = matches.find(({ by }) => by === 'text');
  if (spoken) return onlyMentioned(wanted, spoken);
  const { id, says } = wanted;
  const message = `"${best.section.heading}" in ${best.document.path} should say ${says}, and has next to nothing under it.`;
  return fail('high', { subject: id, message, at: placeOf(best) });
}

function onlyMentioned({ id, says }: ReaderTopic, match: TopicMatch): Finding {
  const message = `Nothing is headed so, but ${match.document.path} seems to say ${says}. A person must see whether it is enough, or you name the place as docs.${id} in the manifest.`;
  return review('high', { subject: id, message, at: placeOf(match) });
}

const placeOf = ({ document, section }: TopicMatch): Place => ({ path: document.path, line: section.line });
