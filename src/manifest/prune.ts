import { isPlaceholder, saysNothing } from './placeholder.ts';
import { cleaned, quoted } from './quote.ts';
import { descriptionOf, knownKeys, type Schema, schemaUnder, traitsOf, walk } from './schema-walk.ts';
import { childOf, type Leaf, pathText, pruned, type Tree } from './tree.ts';

/** Something found on the way, at a node of the document. */
export interface Remark {
  readonly node: Tree;
  readonly message: string;
}

export interface Pruned {
  readonly tree: Tree;
  readonly remarks: readonly Remark[];
}

/** Leaves out what is empty or only holds a place. Unknown keys stay: the schema is to refuse them. */
export function withoutPlaceholders(tree: Tree, schema: Schema): Pruned {
  const missing = new Set<Tree>();
  const remarks: Remark[] = [];
  for (const [node, field] of walk(tree, schema)) {
    if (node.kind !== 'leaf' || !field || node === tree) continue;
    const state = leafState(node, field);
    if (state !== 'filled') missing.add(node);
    if (state === 'missing') remarks.push({ node, message: notFilledIn(node, field) });
  }
  return { tree: pruned(tree, (node) => !missing.has(node)), remarks };
}

function leafState({ value, path }: Leaf, field: Schema): 'filled' | 'missing' | 'nothing' {
  // A section without content is reported as a missing section.
  if (value === null) return path.length === 1 ? 'nothing' : 'missing';
  if (typeof value !== 'string') return 'filled';
  const { reading } = traitsOf(field);
  if (saysNothing(value, reading)) return 'nothing';
  return value.trim() === '' || isPlaceholder(value, reading) ? 'missing' : 'filled';
}

function notFilledIn({ value, path }: Leaf, field: Schema): string {
  const state =
    typeof value === 'string' && value.trim() !== '' ? `only holds a place (${quoted(value)})` : 'is empty';
  return `${cleaned(pathText(path))} ${state}. Fill it in: ${descriptionOf(field)}`;
}

/** Remarks on what does not lie within a node of others, of which something was already said. */
export function outside(remarks: readonly Remark[], others: readonly Remark[]): readonly Remark[] {
  const said = others.map(({ node }) => node.path);
  return remarks.filter(
    ({ node }) => !said.some((path) => path.every((key, index) => node.path[index] === key)),
  );
}

/** Leaves out the entries with `confirmed: false`. */
export function withoutUnconfirmed(tree: Tree, schema: Schema): Pruned {
  const dropped = unconfirmedIn(tree, schema);
  const all = new Set<Tree>(dropped);
  // Of a manifest that is unconfirmed as a whole, only what says so remains.
  const keep = (node: Tree) => !all.has(node) && !(all.has(tree) && node.kind !== 'leaf');
  const remarks = dropped.map((node) => ({
    node,
    message: `${cleaned(pathText(node.path)) || 'The manifest'} was filled in for you and nobody has confirmed it, so it does not count. Check it, then remove 'confirmed: false'.`,
  }));
  return { tree: pruned(tree, keep), remarks };
}

function unconfirmedIn(tree: Tree, schema: Schema | undefined): Tree[] {
  if (!schema || tree.kind === 'leaf') return [];
  const mark = knownKeys(schema)?.includes('confirmed') ? childOf(tree, 'confirmed') : undefined;
  if (mark?.kind === 'leaf' && mark.value === false) return [tree];
  const children = tree.kind === 'list' ? [...tree.items.entries()] : [...tree.entries];
  return children.flatMap(([key, child]) => unconfirmedIn(child, schemaUnder(schema, key)));
}
