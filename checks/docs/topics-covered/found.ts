import { namesAddress } from '../../../src/facts/documents/contact-address.ts';
import type { Document } from '../../../src/facts/documents/documents.ts';
import { lead } from '../../../src/facts/documents/lead.ts';
import { outsideDocs } from '../../../src/facts/documents/outside-docs.ts';
import { ENOUGH_WORDS, findTopic, type TopicMatch } from '../../../src/facts/documents/topics.ts';
import { type Finding, type FindingDetails, fail, type Place, review } from '../../../src/kit/index.ts';
import type { Scope } from './scope.ts';
import type { ReaderTopic } from './topics.ts';

/** A title and a line under it say something of the purpose, if little. */
const A_LINE = 5;

/** What is wrong where the manifest names no place for a topic: the documents are searched; null if one says it. */
export function searchedDefect(wanted: ReaderTopic, scope: Scope): Finding | null {
  const { readme, documents } = scope;
  const matches = findTopic(documents, wanted.words);
  if (matches.some(({ by, words }) => by === 'heading' && words >= ENOUGH_WORDS)) return null;
  const opening = wanted.id === 'purpose' && readme ? (lead(readme)?.words ?? 0) : 0;
  if (opening >= ENOUGH_WORDS) return null;
  if (wanted.id === 'contacts' && documents.some((document) => namesAddress(document))) return null;
  const spoken = matches.find(({ by }) => by === 'text');
  if (spoken) return onlyMentioned(wanted, spoken);
  if (readme && opening >= A_LINE) return onlyMentioned(wanted, { document: readme });
  return notSaid(wanted, matches[0], scope);
}

function onlyMentioned(
  { id, says }: ReaderTopic,
  match: Pick<TopicMatch, 'document'> & Partial<TopicMatch>,
): Finding {
  const { path } = match.document;
  const message = `No section with something in it is headed so, but ${path} seems to say ${says}. A person must see whether it is enough; or write more under a heading of its own, or name the place as docs.${id} in the manifest.`;
  return review('high', { subject: id, message, at: placeOf(match) });
}

function notSaid(wanted: ReaderTopic, headed: TopicMatch | undefined, { readme, unread }: Scope): Finding {
  const { id, says } = wanted;
  const named = `name the place as docs.${id} in the manifest`;
  const finding = (of: typeof fail, message: string, at: FindingDetails['at'] = null) =>
    of('high', { subject: id, message, at });
  if (unread)
    return finding(
      review,
      `${unread.path} could not be read (${unread.reason}): whether it says ${says} cannot be told. Make it a plain text file in UTF-8, or ${named}.`,
      { path: unread.path },
    );
  const elsewhere = readme && outsideDocs(readme);
  if (readme && elsewhere)
    return finding(
      review,
      `No document here says ${says}; ${readme.path} sends its readers to ${elsewhere}, where a person must look for it. Then ${named}.`,
      { path: readme.path },
    );
  if (headed) {
    const { section, document, words } = headed;
    return finding(
      fail,
      `"${section.heading}" in ${document.path} should say ${says}, and has only ${words} words under it.`,
      placeOf(headed),
    );
  }
  return finding(
    fail,
    `No document says ${says}. Write it under a heading of its own, or ${named}.`,
    readme && { path: readme.path },
  );
}

function placeOf({ document, section }: { document: Document; section?: { readonly line: number } }): Place {
  return section ? { path: document.path, line: section.line } : { path: document.path };
}
