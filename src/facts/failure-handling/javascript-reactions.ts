import type { CallExpression, Expression, Node, Statement } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';
import { literal } from './javascript-chain.ts';
import type { OwnBodies } from './javascript-scope.ts';
import type { Reaction } from './model.ts';

/** What the statements of a handler do with the failure. */
export function reactionsOf(body: readonly Statement[], own: OwnBodies, depth = 0): Reaction[] {
  const found = body.flatMap((statement) => ofStatement(statement, own, depth));
  return found.length === 0 ? ['nothing'] : [...new Set(found)];
}

function ofStatement(node: Statement, own: OwnBodies, depth: number): Reaction[] {
  switch (node.type) {
    case 'ThrowStatement':
      return ['rethrows'];
    case 'ReturnStatement':
      return node.argument ? ofValue(node.argument, own, depth) : ['moves-on'];
    case 'BreakStatement':
    case 'ContinueStatement':
      return ['moves-on'];
    case 'ExpressionStatement':
      return ofExpression(node.expression, own, depth);
    case 'BlockStatement':
      return node.body.flatMap((each) => ofStatement(each, own, depth));
    case 'IfStatement':
      return [node.consequent, node.alternate].flatMap((branch) =>
        branch ? ofStatement(branch, own, depth) : [],
      );
    case 'TryStatement':
      return [...node.block.body, ...(node.finalizer?.body ?? [])].flatMap((each) =>
        ofStatement(each, own, depth),
      );
    case 'SwitchStatement':
      return node.cases.flatMap((each) => each.consequent.flatMap((inner) => ofStatement(inner, own, depth)));
    case 'VariableDeclaration':
      return node.declarations.some(({ init }) => init?.type === 'AwaitExpression') ? ['acts'] : ['tidies'];
    case 'EmptyStatement':
    case 'FunctionDeclaration':
      return [];
    default:
      return ['acts'];
  }
}

/** Waiting and busy flags: ending them is no message. */
const BUSY =
  /loading|submitting|saving|busy|pending|processing|uploading|deleting|creating|updating|sending|refreshing|fetching|disabled|progress|generating|posting|importing|exporting|isopen|open$|spinner/i;
const LOGGER =
  /^(\w+\.)*(console|logger|log|LOG|Log|winston|pino|Sentry|Bugsnag|rollbar|newrelic|LogRocket|datadogLogs|debug|diagnostics|crashlytics)(\.|$)|(^|\.)(log|logError|logErrors|logException|logWarning|captureException|captureMessage|recordException|recordError|noticeError|trackError|trackException|debug|warn)$/;
const TIDIES =
  /(^|\.)(rollback|abort|abortTransaction|endSession|release|close|end|clearTimeout|clearInterval|preventDefault|stopPropagation|dismiss|hideLoading|hide|stop|done|destroy|cleanup|unlink|unlinkSync|rm|rmSync|setStatus|increment|inc|observe)$/;

function ofExpression(node: Expression, own: OwnBodies, depth: number): Reaction[] {
  switch (node.type) {
    case 'AwaitExpression':
    case 'UnaryExpression':
    case 'ChainExpression':
      return ofExpression(node.type === 'ChainExpression' ? node.expression : node.argument, own, depth);
    case 'LogicalExpression':
      return ofExpression(node.right, own, depth);
    case 'ConditionalExpression':
      return [...ofExpression(node.consequent, own, depth), ...ofExpression(node.alternate, own, depth)];
    case 'SequenceExpression':
      return node.expressions.flatMap((each) => ofExpression(each, own, depth));
    case 'AssignmentExpression':
      return BUSY.test(dottedName(node.left) ?? '') || isEmptyValue(node.right) ? ['tidies'] : ['acts'];
    case 'CallExpression':
      return ofCall(node, own, depth);
    case 'Identifier':
    case 'Literal':
      return [];
    default:
      return ['acts'];
  }
}

function ofCall(node: CallExpression, own: OwnBodies, depth: number): Reaction[] {
  const name = dottedName(node.callee) ?? '';
  const [first] = node.arguments;
  if (TELLS.test(name)) return ['acts'];
  if (LOGGER.test(name)) return ['logs'];
  if (TIDIES.test(name) || /ROLLBACK/i.test((first && literal(first)) ?? '')) return ['tidies'];
  if (/(^|\.)set[A-Z]/.test(name)) return isQuietSetter(name, first) ? ['tidies'] : ['acts'];
  return depth === 0 ? ofHelper(own.get(name)?.body, own) : ['acts'];
}

/** Messages and answers, whatever the method is called. */
const TELLS =
  /^(toast|message|notification|Alert|Swal|notify)\.(?!dismiss|close|destroy)|^(res|reply|response|ctx|c|socket|ws)\./;

function isQuietSetter(name: string, first: Node | undefined): boolean {
  return BUSY.test(name) || (first !== undefined && isEmptyValue(first));
}

/** A function of the same file: one level is looked into. */
function ofHelper(body: Node | null | undefined, own: OwnBodies): Reaction[] {
  if (body?.type !== 'BlockStatement') return ['acts'];
  const inner = reactionsOf(body.body, own, 1);
  return inner.includes('acts') || inner.includes('rethrows') ? ['acts'] : inner;
}

/** `null`, `[]`, `{}`, `''`, `0`, `undefined`: what stands for "nothing there". `false` and `true` say something. */
function isEmptyValue(node: Node): boolean {
  if (node.type === 'Literal') return node.value === null || node.value === '' || node.value === 0;
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  if (node.type === 'ObjectExpression') return node.properties.length === 0;
  return node.type === 'Identifier' && node.name === 'undefined';
}

/** The value that a handler returns in place of the result. */
export function ofValue(node: Expression, own: OwnBodies, depth: number): Reaction[] {
  switch (node.type) {
    case 'AwaitExpression':
      return ofValue(node.argument, own, depth);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return ofValue(node.expression, own, depth);
    case 'Literal':
    case 'Identifier':
    case 'ArrayExpression':
    case 'TemplateLiteral':
      return node.type === 'Identifier' && /^(e|ex|err|error|exception|reason)$/i.test(node.name)
        ? ['returns-failure']
        : ['falls-back'];
    case 'UnaryExpression':
      return ['falls-back'];
    case 'ObjectExpression':
      return saysFailure(node) ? ['returns-failure'] : ['falls-back'];
    case 'CallExpression':
      return LOGGER.test(dottedName(node.callee) ?? '') ? ['logs', 'falls-back'] : ['acts'];
    case 'MemberExpression':
      return ['falls-back'];
    default:
      return ['acts'];
  }
}

function saysFailure(node: Node): boolean {
  let found = false;
  walk(node, (each) => {
    if (each.type === 'Property' && each.key.type === 'Identifier')
      found ||= /err|fail|success|^ok$|message|status|reason|valid|issue/i.test(each.key.name);
    if (each.type === 'Identifier') found ||= /^(e|ex|err|error)$/.test(each.name);
    return undefined;
  });
  return found;
}
