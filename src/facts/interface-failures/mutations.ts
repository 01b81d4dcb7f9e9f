import type { CallExpression, Node } from '@oxc-project/types';
import type { SourceFile } from '../../kit/source.ts';
import { stringValue } from '../../parsers/javascript.ts';
import { enclosingName, isFunction } from '../failure-handling/javascript-scope.ts';
import { nameOf } from '../false-success/javascript-body.ts';
import type { MutationNote } from './model.ts';
import { namesOf } from './names.ts';
import type { States } from './states.ts';
import { optionOf } from './steps.ts';
import { tellingOf } from './telling.ts';

/** `useMutation({ mutationFn, onError })` of TanStack, tRPC, Apollo and the like; null for any other call. */
export function mutationOf(
  node: CallExpression,
  parents: readonly Node[],
  states: States,
  file: SourceFile,
): MutationNote | null {
  const name = nameOf(node.callee);
  if (!/(?:^|\.)(?:use(?:SWR)?Mutation|createMutation|useAction)$/.test(name)) return null;
  const options = node.arguments.find(({ type }) => type === 'ObjectExpression') ?? node.arguments.at(-1);
  const handler = node.arguments.map((each) => optionOf(each, 'onError')).find((each) => each !== null);
  const work =
    (options ? optionOf(options, 'mutationFn') : null) ??
    node.arguments.find((each) => isFunction(each) || each.type === 'Identifier');
  return {
    names: namesOf(parents),
    hook: enclosingName(parents),
    what: name
      .replace(/\.useMutation$/, '')
      .replace(/^use(?:SWR)?Mutation$|^createMutation$|^useAction$/, 'the mutation'),
    line: file.lineAt(node.start),
    onError: handler ? tellingOf(handler, states) : null,
    work: !work ? null : isFunction(work) ? work.start : nameOf(work) || (stringValue(work) ?? null),
  };
}
