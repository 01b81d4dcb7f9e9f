import type { Node, Program } from '@oxc-project/types';
import { walk } from '../../parsers/javascript.ts';

/** Whose convention it is: Next.js drops `getServerSideProps` and its like, Remix and React Router `loader` and `action`. */
export type PrunedBy = 'next' | 'remix';

const SERVER_EXPORTS: Readonly<Record<PrunedBy, ReadonlySet<string>>> = {
  next: new Set(['getServerSideProps', 'getStaticProps', 'getStaticPaths']),
  remix: new Set(['loader', 'action', 'headers', 'middleware', 'unstable_middleware']),
};

interface Part {
  /** The names that it gives to the module. */
  readonly names: readonly string[];
  readonly uses: ReadonlySet<string>;
}

/** The imports of a module that nothing but its server exports use, helpers between them followed; null where there are none. */
export function prunedImports(program: Program): { by: PrunedBy; specifiers: string[] } | null {
  const parts = program.body.filter(({ type }) => type !== 'ImportDeclaration').map(partOf);
  const exported = new Set(parts.flatMap(({ names }) => names));
  const by = [...SERVER_EXPORTS.next].some((name) => exported.has(name)) ? 'next' : 'remix';
  const live = liveNames(parts, SERVER_EXPORTS[by]);
  const specifiers = program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.specifiers.length === 0) return [];
    return statement.specifiers.some(({ local }) => live.has(local.name)) ? [] : [statement.source.value];
  });
  return specifiers.length === 0 ? null : { by, specifiers };
}

function partOf(statement: Node): Part & { readonly exports: boolean } {
  const exports = /^Export/.test(statement.type);
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  const names: string[] = [];
  if (declaration?.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) names.push(...identifiers(id));
  } else if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') {
    if (declaration.id) names.push(declaration.id.name);
  }
  return { names, uses: identifiers(statement), exports };
}

/** What is used from the exports that stay and from statements that run by themselves. */
function liveNames(
  parts: readonly (Part & { readonly exports: boolean })[],
  server: ReadonlySet<string>,
): ReadonlySet<string> {
  const dropped = ({ names }: Part): boolean => names.length > 0 && names.every((name) => server.has(name));
  const waiting = parts.filter((part) => !dropped(part) && (part.exports || part.names.length === 0));
  const byName = new Map(parts.flatMap((part) => part.names.map((name) => [name, part] as const)));
  const seen = new Set<Part>(waiting);
  const live = new Set<string>();
  for (let part: Part | undefined = waiting.pop(); part; part = waiting.pop()) {
    for (const name of part.uses) {
      live.add(name);
      const next = byName.get(name);
      if (!next || seen.has(next) || dropped(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return live;
}

/** Every name that stands in it, types left out. */
function identifiers(root: Node): Set<string> {
  const names = new Set<string>();
  walk(root, (node) => {
    if (/^TS(?:Type|Interface|Union|Array|Function|Literal)/.test(node.type)) return false;
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(node.name);
    return undefined;
  });
  return names;
}
