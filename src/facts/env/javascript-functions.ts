import type { Node } from '@oxc-project/types';

/** The nearest function around a node that has a name. */
export function enclosingFunction(
  parents: readonly Node[],
): { readonly name: string; readonly node: Node } | null {
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    const owner = parents[index - 1];
    if (node?.type === 'FunctionDeclaration' && node.id) return { name: node.id.name, node };
    if (node?.type !== 'ArrowFunctionExpression' && node?.type !== 'FunctionExpression') continue;
    if (owner?.type === 'VariableDeclarator' && owner.id.type === 'Identifier')
      return { name: owner.id.name, node };
    const key =
      owner?.type === 'MethodDefinition' || owner?.type === 'Property' || owner?.type === 'PropertyDefinition'
        ? owner.key
        : null;
    if (key?.type === 'Identifier') return { name: key.name, node };
  }
  return null;
}

/** Whether the function's first parameter has that name: then its caller says which variable is read. */
export function takesParameter(node: Node, name: string): boolean {
  if (
    node.type !== 'FunctionDeclaration' &&
    node.type !== 'FunctionExpression' &&
    node.type !== 'ArrowFunctionExpression'
  )
    return false;
  const [first] = node.params;
  const target = first?.type === 'AssignmentPattern' ? first.left : first;
  return target?.type === 'Identifier' && target.name === name;
}
