import type { CallExpression, Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import { ERROR_VARIABLE } from './words.ts';

/**
 * True where all that is shown is the program's own text of the error: `alert(error.message)`. With a sentence of one's own beside
 * it (`'Not saved: ' + error.message`) it is a detail.
 */
export function isRawMessage(node: Node): boolean {
  if (node.type !== 'CallExpression') return isRaw(node);
  const parts = partsOf(node);
  return parts.some(isRaw) && !parts.some(isOwnText);
}

/** What a message's call is given: its arguments, and the texts among its options. */
function partsOf({ arguments: args }: CallExpression): Node[] {
  return args.flatMap((argument): Node[] => {
    if (argument.type !== 'ObjectExpression') return [argument];
    return argument.properties.flatMap((property): Node[] =>
      property.type === 'Property' && TEXT_OPTION.test(nameOf(property.key)) ? [property.value] : [],
    );
  });
}

const TEXT_OPTION = /^(?:title|description|message|text|content|body|detail|text1|text2|subtitle|children)$/;

/** A sentence, translated or not; what names a kind (`'error'`, `'root'`) is none. */
function isOwnText(node: Node): boolean {
  const text = stringValue(node);
  if (text !== null)
    return !/^(?:error|danger|warning|root|server|[\w.]{1,20})$/.test(text) || /[^\x20-\x7e]/.test(text);
  return (
    (node.type === 'CallExpression' &&
      /^(?:t|\w{0,10}\.t|i18n\.\w+|\$t|_|translate|formatMessage|intl\.formatMessage)$/.test(
        nameOf(node.callee),
      )) ||
    node.type === 'JSXElement'
  );
}

function isRaw(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
      return ERROR_VARIABLE.test(node.name);
    case 'MemberExpression':
      return isMessage(node);
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return isRaw(node.expression);
    case 'LogicalExpression':
      return isRaw(node.left) && !/^(?:&&)$/.test(node.operator);
    case 'ConditionalExpression':
      return isRaw(node.consequent);
    case 'CallExpression':
      return /^(?:String|JSON\.stringify)$/.test(nameOf(node.callee))
        ? node.arguments.some(isRaw)
        : /(?:^|\.)toString$/.test(nameOf(node.callee)) && isRaw(node.callee);
    case 'TemplateLiteral':
      return (
        node.quasis.every(({ value }) => !/\p{L}{2}/u.test(value.cooked ?? '')) &&
        node.expressions.some(isRaw)
      );
    default:
      return false;
  }
}

/** `error.message`; what a server sent as its answer (`error.response.data.message`) is meant for readers. */
function isMessage(node: Node): boolean {
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return false;
  if (!/^(?:message|stack|toString|error_description)$/.test(node.property.name)) return false;
  let { object }: { object: Node } = node;
  while (object.type === 'TSAsExpression' || object.type === 'TSNonNullExpression')
    object = object.expression;
  return object.type === 'Identifier'
    ? ERROR_VARIABLE.test(object.name)
    : /\.error$/.test(nameOf(object)) && !/response|data/.test(nameOf(object));
}
