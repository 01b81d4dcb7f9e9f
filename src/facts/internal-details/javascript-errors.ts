import type { BlockStatement, CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import { type AnyFunction, isFunction } from '../failure-handling/javascript-scope.ts';

/**
 * Where an error comes from: anything that was thrown, the first argument of a callback, what a function for errors is given, or
 * the `error` that a library hands back with a result; `worded` is what a function makes a text of, an error or not.
 */
export interface ErrorSource {
  readonly from: 'thrown' | 'callback' | 'given' | 'result' | 'worded';
  /** What was tried, where it is known. */
  readonly tried: Node | null;
}

const ERROR_NAME =
  /^_?(?:err|error|e|ex|exc|exception|erro|er|fault|reason|[a-z]\w*(?:Err|Error|Exception))$/;

/** The errors that a clause or a function brings into its body. */
export function errorsOf(node: Node, parents: readonly Node[]): readonly (readonly [string, ErrorSource])[] {
  if (node.type === 'CatchClause') {
    const around = parents.at(-1);
    const tried: BlockStatement | null = around?.type === 'TryStatement' ? around.block : null;
    return node.param?.type === 'Identifier' ? [[node.param.name, { from: 'thrown', tried }]] : [];
  }
  return isFunction(node) ? errorParameters(node, parents.at(-1)) : [];
}

function errorParameters(node: AnyFunction, parent: Node | undefined): (readonly [string, ErrorSource])[] {
  const names = node.params.map((each) => (each.type === 'Identifier' ? each.name : ''));
  const name = names.find((each) => ERROR_NAME.test(each));
  if (name === undefined) return [];
  const source =
    parent?.type === 'CallExpression' && parent.arguments.some((each) => each === node)
      ? handedTo(parent, name, names)
      : names.some(isResponse)
        ? GIVEN
        : null;
  return source ? [[name, source]] : [];
}

const GIVEN: ErrorSource = { from: 'given', tried: null };

/** A function that is handed to a call: `.catch(…)`, a callback, a handler of last resort. */
function handedTo({ callee }: CallExpression, name: string, names: readonly string[]): ErrorSource | null {
  const method =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (method === 'catch' && callee.type === 'MemberExpression')
    return { from: 'thrown', tried: callee.object };
  const first = names[0] === name;
  if (first && names.length > 1 && !names.some(isResponse)) return { from: 'callback', tried: null };
  if (/^(?:use|onError|setErrorHandler|on|once)$/.test(method)) return GIVEN;
  return first && names.length === 1 && dottedName(callee) !== null
    ? { from: 'callback', tried: null }
    : null;
}

const isResponse = (name: string): boolean => /^(?:res|resp|response|reply|rep|ctx|c|h)$/.test(name);

/** The names under which a result's error is kept: `const { error } = await …`. */
export function resultErrors(node: Node): string[] {
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern') return [];
  return node.id.properties.flatMap((each) =>
    each.type === 'Property' &&
    each.key.type === 'Identifier' &&
    each.key.name === 'error' &&
    each.value.type === 'Identifier'
      ? [each.value.name]
      : [],
  );
}
