import type { Node, Program } from '@oxc-project/types';
import { dottedName, stringValue } from '../../parsers/javascript.ts';
import { originOf } from '../imports/specifier.ts';
import { namesIn, type TreeIndex } from './tree-index.ts';

/** Where the names of a file come from, if it is another file of the team's own: name here, module there. */
export type OwnNames = ReadonlyMap<string, string>;

/** Imports of the team's own modules, and what their hooks give: `const { save } = useOrders()`. */
export function ownNames(program: Program, tree: TreeIndex): OwnNames {
  const found = new Map<string, string>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const specifier = statement.source.value;
    if (!isOwn(specifier)) continue;
    for (const each of statement.specifiers) found.set(each.local.name, specifier);
  }
  for (const { id, init } of tree.results) if (init) noteHook(id, init, found);
  return found;
}

function noteHook(pattern: Node, value: Node, found: Map<string, string>): void {
  if (value.type !== 'CallExpression') return;
  const name = dottedName(value.callee) ?? '';
  const [first] = value.arguments;
  const required = name === 'require' && first ? stringValue(first) : null;
  const from =
    required !== null && isOwn(required) ? required : /^use[A-Z]/.test(name) ? found.get(name) : undefined;
  if (from === undefined) return;
  for (const each of namesIn(pattern)) found.set(each.name, from);
}

/** A path, or an alias that no package could have. */
function isOwn(specifier: string): boolean {
  return originOf(specifier).origin === 'local' || /^[@~#$]{1,2}\//.test(specifier);
}
