import type { CallExpression, NewExpression, Node } from '@oxc-project/types';
import { dottedName, stringValue, walk } from '../../parsers/javascript.ts';
import { keyOf } from '../routes/javascript/values.ts';
import type { InputFile } from './model.ts';

const RULE =
  /^(?:required|validate|enum|min|max|minlength|maxlength|minLength|maxLength|match|allowNull|len|isEmail)$/;

/** Models of mongoose and Sequelize in a file whose fields have rules of their own. */
export function ruledModels(program: Node): InputFile['models'] {
  const ruled = new Set<string>();
  const found = new Map<string, 'mongoose' | 'sequelize'>();
  walk(program, (node, parents) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
    const name = dottedName(node.callee) ?? '';
    const holder = parents.findLast(({ type }) => type !== 'CallExpression' && type !== 'AwaitExpression');
    const own =
      holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : null;
    if (/(?:^|\.)Schema$/.test(name) && hasRule(node.arguments[0] ?? null)) {
      if (own !== null) ruled.add(own);
      return undefined;
    }
    for (const model of modelNames(node, name, own, ruled)) found.set(model.name, model.library);
    return undefined;
  });
  return [...found].map(([name, library]) => ({ name, library }));
}

function modelNames(
  node: CallExpression | NewExpression,
  name: string,
  own: string | null,
  ruled: ReadonlySet<string>,
): InputFile['models'] {
  const [first, second] = node.arguments;
  const text = first ? stringValue(first) : null;
  const named = (library: 'mongoose' | 'sequelize'): InputFile['models'] =>
    [text, own].flatMap((each) => (each === null ? [] : [{ name: each, library }]));
  if (/(?:^|\.)model$/.test(name) && text !== null && second) {
    const schema = second.type === 'Identifier' ? ruled.has(second.name) : hasRule(second);
    return schema ? named('mongoose') : [];
  }
  if (/\.define$/.test(name) && text !== null && hasRule(second ?? null)) return named('sequelize');
  const [, model] = /^(\w+)\.init$/.exec(name) ?? [];
  return model !== undefined && hasRule(first ?? null) ? [{ name: model, library: 'sequelize' }] : [];
}

/** A rule stands somewhere among the fields. */
function hasRule(node: Node | null): boolean {
  if (!node) return false;
  let found = false;
  walk(node, (each) => {
    const key = each.type === 'Property' ? keyOf(each.key, each.computed) : null;
    if (each.type === 'Property' && key !== null && RULE.test(key)) found ||= asks(key, each.value);
    return found ? false : undefined;
  });
  return found;
}

/** `required: false` and `allowNull: true` ask for nothing. */
function asks(key: string, value: Node): boolean {
  if (value.type !== 'Literal' || typeof value.value !== 'boolean') return true;
  return value.value !== (key === 'allowNull');
}
