import type { Library } from '../../src/facts/documents/documents.ts';
import { type FoundSection, findSection, sectionsOf } from '../../src/facts/documents/find-section.ts';
import { ENOUGH_WORDS } from '../../src/facts/documents/topics.ts';
import type { ListedFile } from '../../src/facts/file-list.ts';
import { findPath } from '../../src/facts/find-path.ts';

/** What a pointer to a document comes to. `why` goes on from the pointer: "docs/a.md does not exist". */
export type Pointed =
  | { readonly state: 'says something' }
  /** There is a text, and nothing in it (or in the headings of a whole document) is about the matter. */
  | { readonly state: 'off topic' }
  | { readonly state: 'unseen'; readonly why: string }
  | { readonly state: 'not a document' }
  | { readonly state: 'nothing'; readonly why: string };

/** Whether there is a text of its own where the manifest says that there is a document. */
export function pointedDocument(
  pointer: string,
  topic: RegExp,
  library: Library,
  files: readonly ListedFile[],
): Pointed {
  const found = findSection(library, pointer);
  switch (found.kind) {
    case 'url':
      return { state: 'unseen', why: 'lies outside the repository' };
    case 'unread':
      return { state: 'unseen', why: `could not be read (${found.reason})` };
    case 'no-heading':
      return { state: 'nothing', why: `is not there: ${found.document.path} has no such heading` };
    case 'none': {
      const path = findPath(files, pointer.split('#', 1)[0] ?? '');
      if (path === 'file') return { state: 'not a document' };
      return { state: 'nothing', why: path === 'outside' ? 'leads out of the repository' : 'does not exist' };
    }
    default: {
      const words = sectionsOf(found).reduce((sum, section) => sum + section.words, 0);
      if (words < ENOUGH_WORDS) return { state: 'nothing', why: 'has next to nothing of its own in it' };
      return { state: speaksOf(found, topic) ? 'says something' : 'off topic' };
    }
  }
}

/** A section by its words; a long document only by its headings, since a word falls anywhere in many pages. */
function speaksOf(found: FoundSection, topic: RegExp): boolean {
  const sections = sectionsOf(found);
  if (sections.some(({ heading }) => topic.test(heading))) return true;
  const short = found.kind === 'section' || sections.length <= FEW_SECTIONS;
  return short && sections.some(({ text }) => topic.test(text));
}

const FEW_SECTIONS = 6;

/** Words for taking a person out of the data, in the languages that the dictionary knows. */
export const ERASING =
  /\b(?:eras|delet|remov|anonymi[sz]|forget|wip(?:e|ing)|purg|subject (?:access|request)|borra|elimin|suprim|apag|exclui|supprim|effac|l[öo]sch|entfern|cancell|rimuov|verwijder|wis\b|wissen|usu[nń]|kasow|sil(?:in|me|er|ebil))/i;

/** Words for protecting data. */
export const PROTECTING =
  /\b(?:protect|safeguard|impact|risk|access|encrypt|confidential|privacy|private|secure|security|dpia|leak|breach|dsgvo|gdpr|rgpd|lgpd|kvkk|rodo|prote[cgtç]|schutz|zugriff|folgenabsch|risi[ck]|riesgo|cifra|criptogra|chiffr|verschl[üu]ssel|beveilig|bescherm|ochron|szyfr|koru(?:n|ma)|gizli)/i;
