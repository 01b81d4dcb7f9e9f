import type { ImportDeclaration, Node } from '@oxc-project/types';
import { stringValue } from '../../../parsers/javascript.ts';
import type { ImportedName } from './trace.ts';

/** The names that a program imports, by `import` and by `require` at any depth of its top level. */
export function importedNames(program: Node): ReadonlyMap<string, ImportedName> {
  const names = new Map<string, ImportedName>();
  if (program.type !== 'Program') return names;
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') addImport(names, statement);
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) if (init) addRequire(names, id, init);
  }
  return names;
}

function addImport(names: Map<string, ImportedName>, { source, specifiers }: ImportDeclaration): void {
  for (const each of specifiers) {
    const name =
      each.type === 'ImportSpecifier'
        ? each.imported.type === 'Identifier'
          ? each.imported.name
          : (stringValue(each.imported) ?? '*')
        : each.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*';
    names.set(each.local.name, { specifier: source.value, name });
  }
}

function addRequire(names: Map<string, ImportedName>, id: Node, init: Node): void {
  const found = requireOf(init);
  if (!found) return;
  if (id.type === 'Identifier') names.set(id.name, found);
  if (id.type !== 'ObjectPattern') return;
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    const local = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (local.type === 'Identifier')
      names.set(local.name, { specifier: found.specifier, name: property.key.name });
  }
}

/** `require('x')`, `require('x').y`, `require('x')()`, `await import('x')`. */
export function requireOf(node: Node): ImportedName | null {
  if (node.type === 'AwaitExpression' || node.type === 'TSAsExpression')
    return requireOf(node.type === 'AwaitExpression' ? node.argument : node.expression);
  if (node.type === 'ImportExpression') {
    const specifier = stringValue(node.source);
    return specifier === null ? null : { specifier, name: '*' };
  }
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
    const found = requireOf(node.object);
    return found && found.name === '*' ? { ...found, name: node.property.name } : null;
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return null;
  const [first] = node.arguments;
  const specifier = first ? stringValue(first) : null;
  return specifier === null ? null : { specifier, name: '*' };
}
