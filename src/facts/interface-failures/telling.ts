import type { AssignmentExpression, CallExpression, Node } from '@oxc-project/types';
import { stringValue, walk } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import { FAILURE_PAGE } from '../false-success/words.ts';
import type { Fate } from './model.ts';
import { isRawMessage } from './raw-message.ts';
import type { States } from './states.ts';
import { BUSY, FAILURE_NAME, HIDES, LOGS, QUIET, SHOWS } from './words.ts';

export const LEAVES: Fate = { kind: 'leaves', raw: false, to: [], unread: false };
export const SILENT: Fate = { kind: 'silent', raw: false, to: [], unread: false };
export const UNREAD: Fate = { ...SILENT, unread: true };
export const RETURNED: Fate = { ...LEAVES, kind: 'returned' };
export const SHOWN: Fate = { ...LEAVES, kind: 'shown' };

/** What the code that runs after a failure lets a person see. */
export function tellingOf(body: Node, states: States): Fate {
  const found: Fate[] = [];
  walk(body, (node) => {
    const fate = ofNode(node, states);
    if (fate) found.push(fate);
    // An action that a message offers is no part of it.
    return !(isFunction(node) && node !== body && fate !== null) && undefined;
  });
  const shown = found.filter(({ kind }) => kind === 'shown');
  if (shown.length > 0) return { ...SHOWN, raw: shown.every(({ raw }) => raw) };
  const handed = found.filter(({ kind }) => kind === 'handed');
  if (handed.length > 0)
    return { ...LEAVES, kind: 'handed', to: [...new Set(handed.flatMap(({ to }) => to))] };
  return (
    found.find(({ kind }) => kind === 'leaves') ?? found.find(({ kind }) => kind === 'returned') ?? SILENT
  );
}

function ofNode(node: Node, states: States): Fate | null {
  switch (node.type) {
    case 'ThrowStatement':
      return LEAVES;
    case 'ReturnStatement':
      return node.argument && node.argument.type !== 'CallExpression' ? RETURNED : null;
    case 'CallExpression':
      return ofCall(node, states);
    case 'NewExpression':
      return /^(?:Notification|Noty|Toast)$/.test(nameOf(node.callee)) ? SHOWN : null;
    case 'AssignmentExpression':
      return ofAssignment(node, states);
    default:
      return null;
  }
}

function ofCall(node: CallExpression, states: States): Fate | null {
  const name = nameOf(node.callee);
  const tip = name.split('.').at(-1) ?? '';
  const [first] = node.arguments;
  if (name === '' || LOGS.test(name)) return null;
  if (/^set[A-Z]/.test(tip) && !/^set(?:Error|Errors|FieldErrors?|FormError|Timeout|Interval)$/.test(tip))
    return ofSetter(name, node, states);
  if (states.byName.has(tip)) return ofSetter(name, node, states);
  if (HIDES.test(name) || (SHOWS.test(name) && first && isEmpty(first))) return null;
  if (SHOWS.test(name)) return { ...SHOWN, raw: isRawMessage(node) };
  if (NAVIGATES.test(name)) return first && FAILURE_PAGE.test(literalOf(first)) ? SHOWN : null;
  if (/^\w{0,20}[dD]ispatch$/.test(tip)) return ofDispatch(first);
  if (DRAWS.test(name)) return SHOWN;
  return QUIET.test(name) ? null : handed(name.replace(/^(?:this|props)\./, ''));
}

const NAVIGATES =
  /(?:^|\.)(?:push|replace|navigate|redirect|assign)$|^(?:navigate|redirect|navigateTo|goto)$/;

/** Changes the page itself. */
const DRAWS =
  /\.(?:classList\.(?:add|remove|toggle)|append|appendChild|html|text|showModal|addClass|removeClass|show|fadeIn)$/;

const handed = (to: string): Fate => ({ ...LEAVES, kind: 'handed', to: [to] });

function ofSetter(name: string, node: CallExpression, states: States): Fate | null {
  const tip = name.split('.').at(-1) ?? '';
  const [first] = node.arguments;
  if (!first || BUSY.test(tip) || isEmpty(first)) return null;
  if (states.byName.has(tip)) return states.fateOf(tip, isRawMessage(node));
  if (!FAILURE_NAME.test(tip) && !isFunction(first)) return null;
  const state = tip.charAt(3).toLowerCase() + tip.slice(4);
  return states.shows(state) ? { ...SHOWN, raw: isRawMessage(node) } : handed(tip);
}

function ofDispatch(first: Node | undefined): Fate | null {
  return handed(first?.type === 'CallExpression' ? nameOf(first.callee) : 'dispatch');
}

function isEmpty(node: Node): boolean {
  if (node.type === 'Literal')
    return node.value === null || node.value === '' || node.value === 0 || node.value === false;
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  if (node.type === 'ObjectExpression') return node.properties.length === 0;
  return node.type === 'Identifier' && node.name === 'undefined';
}

const literalOf = (node: Node): string =>
  node.type === 'TemplateLiteral'
    ? node.quasis.map(({ value }) => value.cooked ?? '').join('{}')
    : (stringValue(node) ?? '');

function ofAssignment({ left, right }: AssignmentExpression, states: States): Fate | null {
  const name = nameOf(left);
  const tip =
    name
      .replace(/\.value$/, '')
      .split('.')
      .at(-1) ?? '';
  if (/\.(?:textContent|innerHTML|innerText|className|hidden|display|visibility)$/.test(name)) return SHOWN;
  if (/(?:^|\.)location(?:\.href)?$/.test(name)) return FAILURE_PAGE.test(literalOf(right)) ? SHOWN : null;
  if (tip === '' || BUSY.test(tip) || isEmpty(right)) return null;
  return states.shows(tip)
    ? { ...SHOWN, raw: isRawMessage(right) }
    : { ...LEAVES, kind: 'handed', to: [tip] };
}
