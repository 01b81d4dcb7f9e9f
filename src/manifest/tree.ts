/** A path into the manifest: keys and list indexes. */
export type TreePath = readonly (string | number)[];

interface Placed {
  /** Where it stood in the document as written, before anything was left out. */
  readonly path: TreePath;
  /** Offset of the value. */
  readonly offset: number;
  /** Offset of its key; the value's own in a list. */
  readonly start: number;
}

export interface Leaf extends Placed {
  readonly kind: 'leaf';
  readonly value: string | number | boolean | null;
  /** How it was written: `1.10` is the number 1.1 and may be meant as a version. */
  readonly spelling: string;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Tree>;
}

/** A document as it was written, with places. */
export type Tree = Leaf | ListNode | MapNode;

/** What is directly under a node, if it is there. */
export function childOf(tree: Tree, key: string | number): Tree | undefined {
  if (tree.kind === 'map') return tree.entries.get(String(key));
  return tree.kind === 'list' && typeof key === 'number' ? tree.items[key] : undefined;
}

/** The node at a path, or the nearest one above it. */
export function nearest(tree: Tree, path: TreePath): Tree {
  let node = tree;
  for (const key of path) {
    const next = childOf(node, key);
    if (!next) return node;
    node = next;
  }
  return node;
}

/** Leaves out the nodes below the root for which `keep` is false. */
export function pruned(tree: Tree, keep: (node: Tree) => boolean): Tree {
  if (tree.kind === 'list') {
    return { ...tree, items: tree.items.filter(keep).map((item) => pruned(item, keep)) };
  }
  if (tree.kind === 'leaf') return tree;
  const entries = [...tree.entries].filter(([, node]) => keep(node));
  return { ...tree, entries: new Map(entries.map(([key, node]) => [key, pruned(node, keep)])) };
}

/** As `retention.stores[0].owner`; keys that are no plain words are quoted. */
export function pathText(path: TreePath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[\w-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
