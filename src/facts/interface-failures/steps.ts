import type { CallExpression, Node, TaggedTemplateExpression } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { type Chain, described } from '../failure-handling/chain.ts';
import { classify } from '../failure-handling/classify.ts';
import { chainOf } from '../failure-handling/javascript-chain.ts';
import { errorNames, isWithinChain, withoutThen } from '../failure-handling/javascript-operations.ts';
import { isDiscarded } from '../failure-handling/javascript-scope.ts';
import { READ_NAME } from '../failure-handling/vocabulary.ts';
import { isCleanup, type Path, returnedFate, thrownFate } from './fates.ts';
import type { Fate, Step } from './model.ts';
import { namesOf } from './names.ts';
import type { States } from './states.ts';
import { LEAVES, RETURNED, SILENT, tellingOf, UNREAD } from './telling.ts';
import { LOGS, QUIET, SHOWS } from './words.ts';

/** One call of a function, with what becomes of its failure there; null for a call that neither fails nor matters. */
export function stepOf(
  node: CallExpression | TaggedTemplateExpression,
  path: Path,
  states: States,
  file: SourceFile,
): Step | null {
  if (isWithinChain(path.slice(0, -1)) || isCleanup(path)) return null;
  const whole = chainOf(node);
  if (!whole) return null;
  const chain = withoutThen(whole);
  const parents = path.slice(0, -1);
  const call = classify(chain, { language: 'javascript', awaited: whole !== chain || isAwaited(parents) });
  const callee = chain.at(-1)?.name ?? '';
  if (call?.helper && NO_RECEIVER.test(chain[0]?.name ?? '')) return null;
  const follows = call ? call.helper !== null : mayBeOwn(chain);
  if (!call && !follows) return null;
  return {
    what: call?.what ?? described(chain),
    // A button's POST to an address that is computed: whatever it does, somebody waits for it.
    effect: call?.effect === 'unsure' && !call.helper ? 'write' : (call?.effect ?? null),
    line: file.lineAt(node.start),
    callee: follows ? callee : null,
    root: chain[0]?.name ?? '',
    discarded: isDiscarded(node, parents),
    answer: answerFate(parents, path, states, file),
    fate: fateOf(node, chain, call?.returnsErrors ?? false, path, states, file),
  };
}

const NO_RECEIVER =
  /^(?:URL|URLSearchParams|Intl|crypto|navigator|Notification|DOMPurify|React|z|yup|chrome)$/;

function isAwaited(parents: readonly Node[]): boolean {
  return parents.some(
    ({ type }, at) =>
      type === 'AwaitExpression' ||
      type === 'ReturnStatement' ||
      (type === 'ArrowFunctionExpression' && at === parents.length - 1),
  );
}

function mayBeOwn(chain: Chain): boolean {
  const name = chain.map((link) => link.name).join('.');
  const tip = chain.at(-1)?.name ?? '';
  return (
    chain.length <= 3 &&
    !/^(?:set[A-Z]|[A-Z])/.test(tip) &&
    !LOGS.test(name) &&
    !SHOWS.test(name) &&
    !QUIET.test(name) &&
    !READ_NAME.test(tip)
  );
}

function fateOf(
  node: Node,
  chain: Chain,
  returnsErrors: boolean,
  path: Path,
  states: States,
  file: SourceFile,
): Fate {
  const [owner] = path;
  if (!owner) return LEAVES;
  const asked = ownHandler(node, states);
  if (asked) return asked;
  const thrown = thrownFate(path, states);
  const parents = path.slice(0, -1);
  if (returnsErrors) {
    const names = errorNames(parents);
    if (names.length > 0) return returnedFate(names, owner, path, states, file.text);
    return isGivenBack(parents) ? RETURNED : returnedFate([], owner, path, states, file.text);
  }
  if (!/^(?:\$?fetch|ofetch)$/.test(chain.at(-1)?.name ?? '') || thrown.kind === 'silent') return thrown;
  const answer = answerName(parents);
  const looked = answer === null ? null : returnedFate([answer], owner, path, states, file.text);
  return looked?.kind === 'silent' && !looked.unread ? looked : thrown;
}

/** What becomes of a failure that one of the team's own functions returns. */
function answerFate(parents: readonly Node[], path: Path, states: States, file: SourceFile): Fate {
  const [owner] = path;
  if (!owner || isDiscarded(path.at(-1) ?? owner, parents)) return UNREAD;
  const names = namesOf(parents);
  if (names.length > 0) return returnedFate(names, owner, path, states, file.text);
  if (isGivenBack(parents)) return RETURNED;
  const asked = parents.findLast(({ type }) => type === 'IfStatement');
  const told = asked ? tellingOf(asked, states) : SILENT;
  return told.kind === 'silent' ? { ...LEAVES, kind: 'handed', to: [] } : told;
}

/** `save.mutate(values, { onError: … })`. */
function ownHandler(node: Node, states: States): Fate | null {
  if (node.type !== 'CallExpression') return null;
  for (const argument of node.arguments) {
    const handler = argument.type === 'ObjectExpression' ? optionOf(argument, 'onError') : null;
    if (handler) return tellingOf(handler, states);
  }
  return null;
}

/** The value of a property of an object. */
export function optionOf(object: Node, key: string): Node | null {
  if (object.type !== 'ObjectExpression') return null;
  for (const property of object.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key)
      return property.value;
  }
  return null;
}

function isGivenBack(parents: readonly Node[]): boolean {
  for (const parent of parents.toReversed()) {
    if (parent.type === 'ReturnStatement' || parent.type === 'ArrowFunctionExpression') return true;
    if (
      parent.type !== 'AwaitExpression' &&
      parent.type !== 'ObjectExpression' &&
      parent.type !== 'TSAsExpression'
    )
      return false;
  }
  return false;
}

/** `const response = await call(…)`. */
function answerName(parents: readonly Node[]): string | null {
  const holder = parents.findLast(({ type }) => type !== 'AwaitExpression');
  return holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : null;
}
