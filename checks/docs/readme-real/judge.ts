import type { Document, Library } from '../../../src/facts/documents/documents.ts';
import { lead } from '../../../src/facts/documents/lead.ts';
import { isAgentDocument, isFormalDocument, linkedDocuments } from '../../../src/facts/documents/linked.ts';
import { ownWords } from '../../../src/facts/documents/templates.ts';
import { purpose } from '../../../src/facts/documents/topic-words/reader-topics.ts';
import { ENOUGH_WORDS, findTopic, topic } from '../../../src/facts/documents/topics.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';

/** Fewer words cannot say what the tool is, for whom, and how to run it. */
export const WORDS = 120;
const PURPOSE = topic(purpose);

/** What keeps a README from being about this tool; null if nothing does. */
export function defectOf(readme: Document, library: Library): Finding | null {
  const { own, template, titleKept } = ownWords(readme);
  if (own >= WORDS || (!titleKept && leadsToContent(readme, library, own)))
    return titleKept && !saysWhatItIs(readme) ? finding(readme, stillTitled(readme, template)) : null;
  return finding(readme, template === null ? tooShort(readme, own) : stillTemplate(readme, template, own));
}

function saysWhatItIs(readme: Document): boolean {
  if ((lead(readme)?.words ?? 0) >= ENOUGH_WORDS) return true;
  return findTopic([readme], PURPOSE).some(({ words }) => words >= ENOUGH_WORDS);
}

/** A short README may be the door to a folder of documents. */
function leadsToContent(readme: Document, library: Library, own: number): boolean {
  const linked = linkedDocuments(library, [readme], 1).filter(
    ({ path }) => !isAgentDocument(path) && !isFormalDocument(path),
  );
  const words = linked.reduce((sum, document) => sum + ownWords(document).own, 0);
  return own >= ENOUGH_WORDS && words >= WORDS;
}

function stillTemplate({ path }: Document, template: string | null, own: number): string {
  return `${path} is still the template that ${template ?? 'a tool'} puts into every new project (${own} words of it are your own): it does not say what this tool is, for whom, and how to run it.`;
}

function stillTitled({ path }: Document, template: string | null): string {
  return `${path} still bears the title that ${template ?? 'a tool'} puts into every new project, and nothing in it says what this tool is and for whom.`;
}

function tooShort({ path }: Document, own: number): string {
  return `${path} has only ${own} words of its own: too few to say what this tool is, for whom, and how to run it.`;
}

const finding = ({ path }: Document, message: string): Finding =>
  fail('high', { subject: 'readme', message, at: { path } });
