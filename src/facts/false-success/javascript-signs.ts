import type {
  AssignmentExpression,
  CallExpression,
  NewExpression,
  Node,
  ReturnStatement,
} from '@oxc-project/types';
import { stringValue, walk } from '../../parsers/javascript.ts';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import { answerOf, saysOk } from './javascript-answers.ts';
import { nameOf, taleOf } from './javascript-body.ts';
import type { Pretence } from './model.ts';
import {
  BAD_TONE,
  FAILURE_PAGE,
  GOOD_TONE,
  KEEPS_FOR_LATER,
  MADE_UP,
  MESSENGER,
  SAYS_SUCCESS,
  SUCCESS_PAGE,
  SUCCESS_STATE,
  SUCCESS_VALUE,
  TELLS_FAILURE,
  TONE_OPTION,
} from './words.ts';

/** One thing that speaks of success. */
export interface Sign {
  readonly pretence: Pretence;
  readonly text: string;
  readonly offset: number;
  /** Where a navigation leads. */
  readonly target: string | null;
  /** An explicit 200 whose text claims nothing: nothing found, or a sentence. */
  readonly unclear?: boolean;
}

/** What a branch says, all in all. */
export interface Branch {
  /** Signs of success that stand in it without a further condition. */
  readonly signs: readonly Sign[];
  /** Somebody is told of the failure as well, or what failed is kept for later. */
  readonly told: boolean;
  /** Something else is waited for. */
  readonly retried: boolean;
  readonly navigations: readonly Sign[];
}

export function readBranch(root: Node): Branch {
  const signs: Sign[] = [];
  const navigations: Sign[] = [];
  let told = false;
  let retried = false;
  walk(root, (node, parents) => {
    if (isFunction(node) && node !== root && !isDelayed(parents)) return false;
    told ||= tellsFailure(node);
    retried ||= isAnotherTry(node);
    if (parents.some(isFork)) return undefined;
    const sign = signOf(node, parents);
    if (sign) (sign.pretence === 'moves-on' ? navigations : signs).push(sign);
    return undefined;
  });
  return { signs, navigations, told, retried };
}

/** `setTimeout(() => …)`: still what the branch does. */
const isDelayed = (parents: readonly Node[]): boolean => {
  const call = parents.at(-1);
  return call?.type === 'CallExpression' && /(?:^|\.)setTimeout$/.test(nameOf(call.callee));
};

const isFork = ({ type }: Node): boolean =>
  type === 'IfStatement' ||
  type === 'SwitchStatement' ||
  type === 'ConditionalExpression' ||
  type === 'TryStatement';

const LOGGER = /(?:^|\.)(?:console|logger|log|Sentry|winston|pino|\w*[lL]og(?:ger)?)\./;

function tellsFailure(node: Node): boolean {
  switch (node.type) {
    case 'ThrowStatement':
      return true;
    case 'ReturnStatement':
      return node.argument !== null && taleOf(node.argument) === 'failure';
    case 'AssignmentExpression':
      return assignsFailure(node);
    case 'NewExpression':
    case 'CallExpression':
      return callsFailure(node);
    default:
      return false;
  }
}

function assignsFailure({ left, right }: AssignmentExpression): boolean {
  const name =
    nameOf(left)
      .replace(/\.value$/, '')
      .split('.')
      .at(-1) ?? '';
  if (!/^status(?:Code)?$/.test(name)) return /err|fail/i.test(name) && !isEmpty(right);
  return right.type !== 'Literal' || !(right.value === 200 || SUCCESS_VALUE.test(String(right.value)));
}

function callsFailure(node: CallExpression | NewExpression): boolean {
  const answer = answerOf(node);
  if (answer) return !saysOk(answer);
  const name = nameOf(node.callee);
  if (LOGGER.test(`.${name}`)) return false;
  const [first] = node.arguments;
  if (/\.(?:status|code)$/.test(name) && first) return !(first.type === 'Literal' && first.value === 200);
  if (TELLS_FAILURE.test(name) && !(/^set[A-Z]/.test(name) && first && isEmpty(first))) return true;
  if (KEEPS_FOR_LATER.test(name) || SAYS_MADE_UP.test(name)) return true;
  return toneOf(node).some((tone) => BAD_TONE.test(tone));
}

/** A state by which the page can say that what it shows is made up. */
const SAYS_MADE_UP = /(?:is|set|using|show)\w{0,40}(?:Mock|Demo|Fallback|Cached|Stale)/;

function isEmpty(node: Node): boolean {
  return (
    (node.type === 'Literal' && !node.value) ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'ObjectExpression' && node.properties.length === 0)
  );
}

/** Something else is waited for: another way was tried. Waiting for a while is none, and neither is ending a transaction. */
function isAnotherTry(node: Node): boolean {
  if (node.type !== 'AwaitExpression') return false;
  const { argument } = node;
  if (argument.type === 'NewExpression') return nameOf(argument.callee) !== 'Promise';
  return !/(?:^|\.)(?:sleep|delay|wait|rollback|abortTransaction|log\w*|captureException|close|release)$|^(?:console|logger)\./.test(
    nameOf(argument),
  );
}

function signOf(node: Node, parents: readonly Node[]): Sign | null {
  if (node.type === 'ReturnStatement') return ofReturn(node);
  if (node.type === 'AssignmentExpression') return ofAssignment(node);
  if (node.type === 'NewExpression') return answerSign(node);
  if (node.type !== 'CallExpression') return null;
  return (
    messageSign(node) ??
    answerSign(node) ??
    navigationSign(node) ??
    madeUpState(node) ??
    arrowValue(node, parents)
  );
}

const sign = (pretence: Pretence, text: string, node: Node, target: string | null = null): Sign => ({
  pretence,
  text,
  offset: node.start,
  target,
});

function messageSign(node: CallExpression): Sign | null {
  const name = nameOf(node.callee);
  const tip = name.split('.').at(-1) ?? '';
  if (LOGGER.test(`.${name}`)) return null;
  const [first] = node.arguments;
  if (SAYS_SUCCESS.test(name)) return sign('message', name, node);
  if (/^set[A-Z]/.test(tip) && first && isSuccessState(tip, first)) return sign('message', `${tip}(…)`, node);
  const tones = toneOf(node);
  return tones.some((tone) => GOOD_TONE.test(tone)) ? sign('message', `${name}(… success …)`, node) : null;
}

function isSuccessState(name: string, value: Node): boolean {
  if (SUCCESS_STATE.test(name))
    return (
      value.type === 'TemplateLiteral' ||
      (value.type === 'Literal' &&
        (value.value === true || (typeof value.value === 'string' && value.value !== '')))
    );
  return (
    /(?:[sS]tatus|[sS]tate|[sS]tep|[sS]tage)$/.test(name) && SUCCESS_VALUE.test(stringValue(value) ?? '')
  );
}

/** The kinds that a message's call names: `toast({ variant: 'success' })`, `notify(text, 'success')`. */
function toneOf(node: Node): string[] {
  if (node.type !== 'CallExpression' || !MESSENGER.test(nameOf(node.callee))) return [];
  return node.arguments.flatMap((argument) => {
    if (argument.type !== 'ObjectExpression') return stringValue(argument) ?? [];
    return argument.properties.flatMap((property) =>
      property.type === 'Property' &&
      property.key.type === 'Identifier' &&
      TONE_OPTION.test(property.key.name)
        ? (stringValue(property.value) ?? [])
        : [],
    );
  });
}

function ofAssignment(node: AssignmentExpression): Sign | null {
  const name = nameOf(node.left).replace(/\.value$/, '') ?? '';
  if (/(?:^|\.)location(?:\.href)?$/.test(name)) return leads(node.right, node);
  const tip = name.split('.').at(-1) ?? '';
  return isSuccessState(tip, node.right) ? sign('message', `${tip} = …`, node) : null;
}

function answerSign(node: Parameters<typeof answerOf>[0]): Sign | null {
  const answer = answerOf(node);
  if (!answer || !saysOk(answer)) return null;
  const name = `${nameOf(node.callee) || 'the answer'}(…)`;
  if (answer.tale === 'success') return sign('answer', name, node);
  if (answer.tale === 'made-up') return sign('made-up-data', name, node);
  if (answer.tale === 'exception') return sign('returned-exception', name, node);
  if (answer.status !== null && answer.tale !== 'failure')
    return {
      ...sign('answer', `${name} with status ${answer.status}`, node),
      unclear: answer.tale !== 'claims',
    };
  return answer.tale === null ? null : sign('error-with-200', name, node);
}

const NAVIGATES =
  /^(?:navigate|redirect|navigateTo|goto|(?:\w*[rR]outer|history|\w*[nN]avigation|Router|this\.\$router|location|window\.location|res|\w*[nN]av)\.(?:push|replace|navigate|assign|redirect))$/;

function navigationSign(node: CallExpression): Sign | null {
  const [first] = node.arguments;
  return first && NAVIGATES.test(nameOf(node.callee)) ? leads(first, node) : null;
}

function leads(to: Node, at: Node): Sign | null {
  const target =
    to.type === 'TemplateLiteral'
      ? to.quasis.map(({ value }) => value.cooked ?? '').join('{}')
      : stringValue(to);
  return target === null || FAILURE_PAGE.test(target) ? null : sign('moves-on', `to ${target}`, at, target);
}

export const isSuccessPage = ({ target }: Sign): boolean => target !== null && SUCCESS_PAGE.test(target);

/** `setItems(MOCK_ITEMS)`. */
function madeUpState(node: CallExpression): Sign | null {
  const name = nameOf(node.callee);
  const [first] = node.arguments;
  return first && /(?:^|\.)(?:set[A-Z]\w*|resolve|commit|dispatch)$/.test(name) && taleOf(first) === 'made-up'
    ? sign('made-up-data', `${name}(${shortened(first)})`, node)
    : null;
}

/** `.catch(() => mockItems())`. */
function arrowValue(node: CallExpression, parents: readonly Node[]): Sign | null {
  const tip = nameOf(node.callee).split('.').at(-1) ?? '';
  return parents.length === 1 && parents[0]?.type === 'ArrowFunctionExpression' && MADE_UP.test(tip)
    ? sign('made-up-data', `${tip}()`, node)
    : null;
}

const shortened = (node: Node): string => nameOf(node) || '…';

function ofReturn({ argument, start, end, type }: ReturnStatement): Sign | null {
  if (!argument) return null;
  const at: ReturnStatement = { argument, start, end, type };
  if (argument.type === 'ObjectExpression') {
    const tale = taleOf(argument);
    if (tale === 'success') return sign('value', 'return { success: true }', at);
    if (tale === 'made-up') return sign('made-up-data', 'return of made-up data', at);
  }
  if (argument.type === 'Literal' && argument.value === true) return sign('value', 'return true', at);
  if (argument.type === 'NewExpression' && RETURNED.test(nameOf(argument.callee)))
    return sign('returned-exception', `return new ${nameOf(argument.callee)}`, at);
  return taleOf(argument) === 'made-up' ? sign('made-up-data', `return ${shortened(argument)}`, at) : null;
}

/** Exceptions of frameworks that answer 200 where one is returned. */
export const RETURNED =
  /^(?:TRPCError|(?:Http|BadRequest|NotFound|Unauthorized|Forbidden|InternalServerError|Conflict|UnprocessableEntity|ServiceUnavailable)Exception)$/;
