import type { z } from 'zod';
import { expectation, received } from './expectation.ts';
import { cleaned, quoted } from './quote.ts';
import { descriptionOf, knownKeys, type Schema, schemaUnder } from './schema-walk.ts';
import { didYouMean, suggestion } from './suggest.ts';
import { childOf, nearest, pathText, type Tree, type TreePath } from './tree.ts';
import type { YamlError } from './yaml-limits.ts';

type Issue = z.core.$ZodIssue;

/** What was validated, against what. */
interface Subject {
  readonly tree: Tree;
  readonly schema: Schema;
}

/** The schema's complaints in plain words, each where it belongs. */
export function explain(issues: readonly Issue[], subject: Subject): YamlError[] {
  return issues.flatMap((issue) => explainOne(issue, [], subject));
}

function explainOne(issue: Issue, base: TreePath, subject: Subject): YamlError[] {
  const path = [...base, ...issue.path.map(keyOf)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, subject));
  if (issue.code === 'invalid_key') return [unknownKey(path.slice(0, -1), String(path.at(-1)), subject)];
  if (issue.code === 'invalid_union') {
    const [branch] = issue.errors.filter((errors) => !errors.some(isOtherForm));
    if (branch) return branch.flatMap((inner) => explainOne(inner, path, subject));
  }
  return [wrongValue(issue, path, subject)];
}

function keyOf(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

/** The value is of another form altogether than this branch of a union. */
function isOtherForm({ path, code }: Issue): boolean {
  return path.length === 0 && code !== 'unrecognized_keys';
}

function unknownKey(path: TreePath, key: string, { tree, schema }: Subject): YamlError {
  const parent = nearest(tree, path);
  const { start } = childOf(parent, key) ?? parent;
  if (path.length === 0 && key === 'plugins') return { offset: start, message: PLUGINS };
  const known = (knownKeys(schemaAt(schema, path) ?? schema) ?? []).filter((each) => each !== 'confirmed');
  const where = path.length === 0 ? 'at the top level' : `in ${cleaned(pathText(path))}`;
  const hint = suggestion(key, known) === null ? `; known are ${known.join(', ')}` : didYouMean(key, known);
  return { offset: start, message: `unknown key ${quoted(key)} ${where}${hint}` };
}

const PLUGINS =
  "'plugins' cannot be set here: a repository does not choose what code audits it; name a plugin on the command line with --plugin";

function wrongValue(issue: Issue, path: TreePath, { tree, schema }: Subject): YamlError {
  const node = nearest(tree, path);
  const field = schemaAt(schema, path);
  const name = cleaned(pathText(path)) || 'the file';
  if (isMissing(node, path, tree)) {
    return {
      offset: node.start,
      message: `${quoted(pathText(path))} is missing. ${descriptionOf(field)}`.trim(),
    };
  }
  if (issue.code === 'too_small')
    return { offset: node.offset, message: `${name} must not be less than nothing` };
  const wanted = field ? expectation(field) : 'something else';
  const words =
    issue.code === 'invalid_value' ? issue.values.filter((value) => typeof value === 'string') : [];
  const meant = node.kind === 'leaf' && typeof node.value === 'string' ? didYouMean(node.value, words) : '';
  return { offset: node.offset, message: `${name} must be ${wanted}, is ${received(node)}${meant}` };
}

function isMissing(node: Tree, path: TreePath, tree: Tree): boolean {
  const parent = nearest(tree, path.slice(0, -1));
  const last = path.at(-1);
  return last !== undefined && parent === node && childOf(parent, last) === undefined;
}

function schemaAt(schema: Schema, path: TreePath): Schema | undefined {
  return path.reduce<Schema | undefined>((found, key) => found && schemaUnder(found, key), schema);
}
