import type { Node, Statement } from '@oxc-project/types';
import { FOR_DEVELOPERS } from './model.ts';

/** `instanceof Error` says nothing: every error is one. */
const TYPED =
  /\binstanceof\s+(?!Error\b|Object\b)|\.(?:name|code|type|kind|errno|errorCode|isOperational|expose|status|statusCode|httpStatus|digest|is[A-Z]\w*)\b|\bis(?!Error\()[A-Z]\w*\(|\.(?:includes|startsWith|match|endsWith)\(|\.message\s*[!=]==|\b(?:status|code|statusCode)\s*[<>=!]/;
const NEGATED = /^\(?\s*!|!==?\s*['"\w]|<\s*500/;

/**
 * True where a condition between the error and the answer picks developers, or errors of a known kind whose words are
 * meant for people.
 * @param parents from the function's border to what is sent
 */
export function isGuarded(parents: readonly Node[], inner: Node, text: string): boolean {
  return parents.some((parent, index) => {
    const child = parents[index + 1] ?? inner;
    switch (parent.type) {
      case 'IfStatement':
        return child !== parent.test && decides(parent.test, child === parent.consequent, text);
      case 'ConditionalExpression':
        return child !== parent.test && decides(parent.test, child === parent.consequent, text);
      case 'LogicalExpression':
        return child === parent.right && parent.operator === '&&' && decides(parent.left, true, text);
      case 'SwitchCase':
        return parent.test !== null;
      case 'BlockStatement':
        return parent.body.some((statement) => statement.end <= child.start && leaves(statement, text));
      default:
        return false;
    }
  });
}

function decides(test: Node, holds: boolean, text: string): boolean {
  const condition = text.slice(test.start, test.end);
  if (FOR_DEVELOPERS.test(condition)) return true;
  return TYPED.test(condition) && (holds || NEGATED.test(condition) || /[Ss]tatus|500/.test(condition));
}

/** `if (production) return …` and `if (!(err instanceof Own)) return …` leave the rest for the others. */
function leaves(statement: Statement, text: string): boolean {
  if (statement.type !== 'IfStatement' || !ends(statement.consequent)) return false;
  const condition = text.slice(statement.test.start, statement.test.end);
  return FOR_DEVELOPERS.test(condition) || (TYPED.test(condition) && /^\(?\s*!/.test(condition));
}

function ends(statement: Statement): boolean {
  if (statement.type === 'BlockStatement') {
    const last = statement.body.at(-1);
    return last !== undefined && ends(last);
  }
  return statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement';
}
