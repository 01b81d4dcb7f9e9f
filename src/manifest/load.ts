import type { Place } from '../kit/source.ts';
import { ManifestError } from './error.ts';
import { explain } from './issues.ts';
import { missingSections, problemsFrom, type UnplacedProblem, valueProblems } from './problems.ts';
import { outside, withoutPlaceholders, withoutUnconfirmed } from './prune.ts';
import { namesIn } from './references.ts';
import { manifestSchema } from './schema.ts';
import { dataOf, traitsOf, walk } from './schema-walk.ts';
import { nearest, pathText, type Tree } from './tree.ts';
import type { ManifestPointer, ManifestProblem, ManifestView } from './view.ts';
import { parseYaml, type YamlDocument } from './yaml.ts';
import type { YamlError } from './yaml-limits.ts';

/** A thousand faults have one cause; nobody reads them all. */
const MOST_ERRORS = 100;

/**
 * Reads a manifest.
 *
 * @param path its path relative to the audited folder, for messages
 * @throws ManifestError if it does not parse or breaks the schema, with everything that is wrong
 */
export function loadManifest(path: string, text: string): ManifestView {
  const document = parseYaml(text);
  const written = document.tree;
  if (!written) throw failure(path, document, document.errors.length > 0 ? document.errors : [EMPTY]);
  const filled = withoutPlaceholders(written, manifestSchema);
  const valid = manifestSchema.safeParse(dataOf(filled.tree, manifestSchema), ONCE);
  if (!valid.success) {
    throw failure(path, document, explain(valid.error.issues, { tree: filled.tree, schema: manifestSchema }));
  }
  const confirmed = withoutUnconfirmed(filled.tree, manifestSchema);
  const claimed = confirmed.tree;
  const claims =
    confirmed.remarks.length === 0 ? valid.data : manifestSchema.parse(dataOf(claimed, manifestSchema), ONCE);
  const found: UnplacedProblem[] = [
    ...problemsFrom('placeholder', outside(filled.remarks, confirmed.remarks)),
    ...problemsFrom('unconfirmed', confirmed.remarks),
    ...valueProblems(claimed, namesIn(claims), namesIn(valid.data)),
  ];
  const lineOf = (offset: number) => document.place(offset).line;
  return {
    path,
    claims,
    at: (...keys) => placeOf(path, claimed, keys, lineOf),
    pointers: pointersIn(path, claimed, lineOf),
    problems: placed(path, [...found, ...missingSections(written, claimed, found)], lineOf),
  };
}

/** A document is validated once: compiling the schema for it would take longer. */
const ONCE = { jitless: true } as const;

const EMPTY: YamlError = {
  offset: 0,
  message: "the file is empty; 'readycheck init' writes one to begin with",
};

function failure(path: string, document: YamlDocument, errors: readonly YamlError[]): ManifestError {
  const inOrder = [...errors].sort((a, b) => a.offset - b.offset).slice(0, MOST_ERRORS);
  return new ManifestError(
    inOrder.map(({ offset, message }) => ({ path, ...document.place(offset), message })),
  );
}

function placeOf(
  path: string,
  tree: Tree,
  keys: readonly (string | number)[],
  lineOf: (at: number) => number,
): Place {
  const node = nearest(tree, keys);
  return node === tree ? { path } : { path, line: lineOf(node.start) };
}

function pointersIn(path: string, tree: Tree, lineOf: (offset: number) => number): ManifestPointer[] {
  return [...walk(tree, manifestSchema)].flatMap(([node, schema]) => {
    if (!schema || node.kind !== 'leaf') return [];
    const { kind } = traitsOf(schema);
    if (kind !== 'pointer' && kind !== 'test') return [];
    return [
      { subject: pathText(node.path), value: String(node.value), at: { path, line: lineOf(node.start) } },
    ];
  });
}

function placed(
  path: string,
  problems: readonly UnplacedProblem[],
  lineOf: (offset: number) => number,
): readonly ManifestProblem[] {
  return problems
    .toSorted((a, b) => (a.offset ?? -1) - (b.offset ?? -1))
    .map(({ offset, ...problem }) => ({
      ...problem,
      at: offset === null ? { path } : { path, line: lineOf(offset) },
    }));
}
