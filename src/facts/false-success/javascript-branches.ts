import type {
  CallExpression,
  CatchClause,
  Expression,
  IfStatement,
  Node,
  Statement,
  TryStatement,
} from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { walk } from '../../parsers/javascript.ts';
import { described } from '../failure-handling/chain.ts';
import { chainOf } from '../failure-handling/javascript-chain.ts';
import { operationsIn } from '../failure-handling/javascript-operations.ts';
import { type AnyFunction, isFunction } from '../failure-handling/javascript-scope.ts';
import type { Effect } from '../failure-handling/model.ts';
import { nameOf } from './javascript-body.ts';

/** What failed when a branch is entered. */
export interface Failed {
  readonly what: string;
  readonly effect: Effect;
}

/** Code that runs because something failed. */
export interface FailureBranch {
  readonly kind: 'catch' | 'promise' | 'if' | 'finally';
  /** The code of it. */
  readonly body: Node;
  readonly failed: Failed;
  /** What runs when it worked: where its pages lead, a branch must not lead. */
  readonly attempt: Node | null;
  /** What stands behind it in the same block. */
  readonly after: readonly Statement[];
  readonly parents: readonly Node[];
}

/** The branches that begin at this node. */
export function branchesAt(node: Node, parents: readonly Node[], file: SourceFile): FailureBranch[] {
  if (node.type === 'TryStatement') return ofTry(node, parents, file);
  if (node.type === 'CallExpression') return ofPromise(node, parents, file);
  if (node.type === 'IfStatement') return ofIf(node, parents, file);
  return [];
}

function ofTry(node: TryStatement, parents: readonly Node[], file: SourceFile): FailureBranch[] {
  const failed = failedIn(node.block, file, false);
  if (!failed) return [];
  const common = { failed, attempt: node.block, parents, after: behind(node, parents) };
  const { handler, finalizer } = node;
  return [
    ...(handler ? [{ kind: 'catch' as const, body: bodyOf(handler), ...common }] : []),
    ...(finalizer ? [{ kind: 'finally' as const, body: finalizer, ...common }] : []),
  ];
}

const bodyOf = ({ body }: CatchClause): Node => body;

function ofPromise(node: CallExpression, parents: readonly Node[], file: SourceFile): FailureBranch[] {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const { name } = callee.property;
  const [handler] = node.arguments;
  if ((name !== 'catch' && name !== 'finally') || !handler || !isFunction(handler) || !handler.body)
    return [];
  const failed = failedIn(callee.object, file, true);
  const kind = name === 'catch' ? 'promise' : 'finally';
  return failed ? [{ kind, body: handler, failed, attempt: callee.object, parents, after: [] }] : [];
}

/** `if (error) { … }` and `if (!response.ok) { … }`, where what failed stands above it or the error is the callback's first parameter. */
function ofIf(node: IfStatement, parents: readonly Node[], file: SourceFile): FailureBranch[] {
  const name = errorOf(node.test);
  if (name === null) return [];
  const failed =
    madeAbove(name, parents, file) ??
    (isCallbackError(name, parents) ? { what: 'the call', effect: 'unsure' } : null);
  if (!failed) return [];
  const after = node.alternate ? [] : behind(node, parents);
  return [{ kind: 'if', body: node.consequent, failed, attempt: node.alternate, parents, after }];
}

/** The variable that holds the failure: `error`, `result` for `result.error` and `!result.ok`. */
function errorOf(test: Expression): string | null {
  if (test.type === 'LogicalExpression')
    return test.operator === '||' ? (errorOf(test.left) ?? errorOf(test.right)) : null;
  if (test.type === 'Identifier') return /^(?:\w*Error|error|err)$/.test(test.name) ? test.name : null;
  if (test.type === 'ChainExpression') return errorOf(test.expression);
  if (test.type === 'MemberExpression')
    return /\.error$/.test(nameOf(test)) && test.object.type === 'Identifier' ? test.object.name : null;
  if (test.type !== 'UnaryExpression' || test.operator !== '!') return null;
  const [name = '', property] = nameOf(test.argument).split('.');
  return /^(?:ok|success)$/.test(property ?? '') ? name : null;
}

/** The awaited call whose result the variable holds, in one of the blocks around. */
function madeAbove(name: string, parents: readonly Node[], file: SourceFile): Failed | null {
  for (const block of parents.toReversed()) {
    if (isFunction(block)) return null;
    const statements = block.type === 'BlockStatement' || block.type === 'Program' ? block.body : [];
    for (const statement of statements.toReversed()) {
      const value = statement.type === 'VariableDeclaration' ? holding(statement.declarations, name) : null;
      if (value) return failedIn(value, file, true, 'all');
    }
  }
  return null;
}

function holding(declarations: readonly Node[], name: string): Expression | null {
  for (const each of declarations) {
    if (each.type !== 'VariableDeclarator' || each.init?.type !== 'AwaitExpression') continue;
    const held =
      each.id.type === 'Identifier'
        ? [each.id.name]
        : each.id.type === 'ObjectPattern'
          ? each.id.properties.flatMap((property) =>
              property.type === 'Property' && property.value.type === 'Identifier' ? property.value.name : [],
            )
          : [];
    if (held.includes(name)) return each.init;
  }
  return null;
}

function isCallbackError(name: string, parents: readonly Node[]): boolean {
  const owner = parents.findLast((parent): parent is AnyFunction => isFunction(parent));
  const first = owner?.params[0];
  return first?.type === 'Identifier' && first.name === name && (owner?.params.length ?? 0) > 1;
}

/** What stands behind a statement in its block. */
function behind(node: Node, parents: readonly Node[]): readonly Statement[] {
  const block = parents.at(-1);
  if (block?.type !== 'BlockStatement') return [];
  const at = block.body.findIndex(({ start }) => start === node.start);
  return at < 0 ? [] : block.body.slice(at + 1);
}

/** The first write in guarded code, else what it reads, else what it waits for; null where nothing can fail but the code itself. */
function failedIn(
  root: Node,
  file: SourceFile,
  waited: boolean,
  which: 'uncaught' | 'all' = 'uncaught',
): Failed | null {
  const operations = operationsIn(root, file, waited, which);
  const chosen = operations.find(({ effect }) => effect === 'write') ?? operations[0];
  if (chosen) return { what: chosen.what, effect: chosen.effect };
  let awaited: string | null = null;
  walk(root, (node) => {
    if (node !== root && isFunction(node)) return false;
    if (node.type === 'AwaitExpression') awaited ??= described(chainOf(node.argument) ?? []) || 'the call';
    return undefined;
  });
  return awaited === null ? null : { what: awaited, effect: 'unsure' };
}
