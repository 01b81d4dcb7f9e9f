import { AREAS } from '../kit/vocabulary.ts';
import { valueFault } from './judge-values.ts';
import type { Remark } from './prune.ts';
import { cleaned } from './quote.ts';
import type { Declared, Names } from './references.ts';
import { manifestSchema } from './schema.ts';
import { descriptionOf, keyTraits, type Schema, traitsOf, walk } from './schema-walk.ts';
import { childOf, pathText, type Tree } from './tree.ts';
import type { ManifestProblem } from './view.ts';

/** Sections without which a manifest is not complete, in its order. */
const SECTIONS: readonly string[] = ['tool', 'people', ...AREAS.map(({ id }) => id.replace('-', '_'))];

/** A problem before it has a line; without an offset the file as a whole is meant. */
export type UnplacedProblem = Omit<ManifestProblem, 'at'> & { readonly offset: number | null };

export function problemsFrom(kind: ManifestProblem['kind'], remarks: readonly Remark[]): UnplacedProblem[] {
  return remarks.map(({ node, message }) => ({
    kind,
    subject: pathText(node.path),
    message,
    offset: node.start,
  }));
}

/** Dates, durations and references that stand for nothing. */
export function valueProblems(tree: Tree, confirmed: Names, written: Names): UnplacedProblem[] {
  const names = { confirmed, written };
  return [...walk(tree, manifestSchema)].flatMap(([node, schema]) =>
    schema ? judged(node, schema, names) : [],
  );
}

function judged(node: Tree, schema: Schema, names: Declared): UnplacedProblem[] {
  if (node.kind === 'leaf') return judgedText(String(node.value), traitsOf(schema).kind, node, names);
  if (node.kind === 'list') return [];
  const { kind } = keyTraits(schema);
  return [...node.entries].flatMap(([key, child]) => judgedText(key, kind, child, names));
}

function judgedText(
  value: string,
  kind: Parameters<typeof valueFault>[0] | undefined,
  { path, start }: Tree,
  names: Declared,
): UnplacedProblem[] {
  const subject = pathText(path);
  const fault = kind && valueFault(kind, value, cleaned(subject), names);
  return fault ? [{ ...fault, subject, offset: start }] : [];
}

/** Sections that are absent or say nothing, but for those of which something else was already said. */
export function missingSections(
  written: Tree,
  claimed: Tree,
  said: readonly UnplacedProblem[],
): UnplacedProblem[] {
  const subjects = said.map(({ subject }) => subject);
  if (subjects.includes('')) return [];
  return SECTIONS.filter(
    (section) => !subjects.some((subject) => isWithin(subject, section)) && isBare(childOf(claimed, section)),
  ).map((section) => {
    const node = childOf(written, section);
    const about = descriptionOf(sectionSchema(section));
    const message = `The section '${section}' ${node ? 'says nothing' : 'is missing'}. ${about}`.trim();
    return { kind: 'section', subject: section, message, offset: node?.start ?? null };
  });
}

function isBare(section: Tree | undefined): boolean {
  if (!section || section.kind === 'leaf') return true;
  return section.kind === 'map' ? section.entries.size === 0 : section.items.length === 0;
}

function sectionSchema(section: string): Schema | undefined {
  return Object.entries(manifestSchema.shape).find(([key]) => key === section)?.[1];
}

/** True for a section's own path and for those below it. */
function isWithin(subject: string, section: string): boolean {
  return subject === section || subject.startsWith(`${section}.`) || subject.startsWith(`${section}[`);
}
