import type { Node } from '@oxc-project/types';

/** The variables that a call's result is kept in: all of it, or its parts. */
export function namesOf(parents: readonly Node[]): string[] {
  const holder = parents.findLast(({ type }) => type !== 'AwaitExpression');
  if (holder?.type !== 'VariableDeclarator') return [];
  const { id } = holder;
  if (id.type === 'Identifier') return [id.name];
  if (id.type === 'ArrayPattern') return id.elements.flatMap((each) => (each ? namesIn(each) : []));
  return namesIn(id);
}

function namesIn(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'AssignmentPattern') return namesIn(pattern.left);
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) =>
    property.type === 'Property' ? namesIn(property.value) : [],
  );
}
