import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { quoted } from './quote.ts';
import type { Leaf, Tree, TreePath } from './tree.ts';
import { LIMITS, TOO_DEEP, TOO_MANY, type YamlError } from './yaml-limits.ts';

/** Keys that JavaScript objects give a meaning to. */
const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** The library's nodes as a tree of our own, aliases followed, with everything in it that a manifest may not have. */
export function treeOf(contents: Node | null): { tree: Tree | null; errors: readonly YamlError[] } {
  const builder = new TreeBuilder();
  try {
    return { tree: contents && builder.build(contents, [], startOf(contents)), errors: builder.errors };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { tree: null, errors: [error.error] };
  }
}

class LimitReached extends Error {
  readonly error: YamlError;
  constructor(offset: number, message: string) {
    super(message);
    this.error = { offset, message };
  }
}

class TreeBuilder {
  readonly errors: YamlError[] = [];
  readonly #anchors = new Map<string, Node>();
  #nodes = 0;
  #aliases = 0;

  /** `start` is the offset of the key, or of the value where it has none. */
  build(node: unknown, path: TreePath, start: number): Tree {
    const offset = startOf(node) || start;
    this.#count(offset, path);
    if (isAlias(node)) return this.#followed(node.source, path, start, offset);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) {
      const items = node.items.map((item, index) =>
        this.build(item, [...path, index], startOf(item) || offset),
      );
      return { kind: 'list', items, path, offset, start };
    }
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node, path, offset), path, offset, start };
    return leafOf(node, path, offset, start);
  }

  #count(offset: number, path: TreePath): void {
    this.#nodes += 1;
    if (path.length > LIMITS.depth) throw new LimitReached(offset, `the file ${TOO_DEEP}`);
    if (this.#nodes > LIMITS.nodes) throw new LimitReached(offset, `the file ${TOO_MANY}`);
  }

  #followed(anchor: string, path: TreePath, start: number, offset: number): Tree {
    this.#aliases += 1;
    if (this.#aliases > LIMITS.aliases) {
      throw new LimitReached(offset, `the file has more than ${LIMITS.aliases} aliases ('*name')`);
    }
    const target = this.#anchors.get(anchor);
    if (target) return this.build(target, path, start);
    this.#refuse(offset, `the alias ${quoted(`*${anchor}`)} refers to nothing above it`);
    return leafOf(null, path, offset, start);
  }

  #entries(map: YAMLMap, path: TreePath, offset: number): Map<string, Tree> {
    const entries = new Map<string, Tree>();
    for (const pair of map.items) {
      const start = startOf(pair.key) || offset;
      const key = keyText(pair);
      const fault = key === null ? 'a key must be a word or a text' : keyFault(key, entries);
      if (fault) this.#refuse(start, fault);
      if (key !== null && !fault) entries.set(key, this.build(pair.value, [...path, key], start));
    }
    return entries;
  }

  #refuse(offset: number, message: string): void {
    this.errors.push({ offset, message });
  }
}

function keyFault(key: string, entries: ReadonlyMap<string, Tree>): string | null {
  if (key === '<<') return "merge keys ('<<') are not supported; write the fields out";
  if (RESERVED.includes(key)) return `${quoted(key)} cannot be used as a key`;
  return entries.has(key) ? `the key ${quoted(key)} is written twice in the same place` : null;
}

function keyText({ key }: Pair): string | null {
  if (!isScalar(key)) return null;
  if (typeof key.value === 'string') return key.value;
  return key.source ? key.source : null;
}

function leafOf(node: unknown, path: TreePath, offset: number, start: number): Leaf {
  const value = isScalar(node) ? plainValue(node.value) : null;
  const spelling = isScalar(node) ? (node.source ?? String(value)) : '';
  return { kind: 'leaf', value, spelling, path, offset, start };
}

function plainValue(value: unknown): Leaf['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function startOf(node: unknown): number {
  if (!(isScalar(node) || isMap(node) || isSeq(node) || isAlias(node))) return 0;
  return node.range?.[0] ?? 0;
}
