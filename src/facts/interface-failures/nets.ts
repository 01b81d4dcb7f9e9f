import type { CallExpression, Node } from '@oxc-project/types';
import { stringValue, walk } from '../../parsers/javascript.ts';
import type { Net } from './model.ts';
import type { States } from './states.ts';
import { optionOf } from './steps.ts';
import { tellingOf } from './telling.ts';

/** What shows failures wherever they happen, where this call sets it up. */
export function netOf(node: CallExpression, name: string, states: States): Net | null {
  const [first, second] = node.arguments;
  if (/\.interceptors\.response\.use$/.test(name)) return second && isShown(second, states) ? 'http' : null;
  if (/(?:^|\.)addEventListener$/.test(name))
    return first && stringValue(first) === 'unhandledrejection' && second && isShown(second, states)
      ? 'rejections'
      : null;
  return null;
}

/** `new QueryClient({ mutationCache: new MutationCache({ onError }), defaultOptions: { mutations: { onError } } })`. */
export function mutationNet(node: Node, name: string, states: States): Net | null {
  if (!/^(?:MutationCache|QueryClient)$/.test(name)) return null;
  let shows = false;
  walk(node, (each) => {
    const handler = optionOf(each, 'onError');
    shows ||= handler !== null && isShown(handler, states);
    return undefined;
  });
  return shows ? 'mutations' : null;
}

/** A handler that shows something, or that is named elsewhere. */
function isShown(handler: Node, states: States): boolean {
  return handler.type === 'Identifier' || tellingOf(handler, states).kind !== 'silent';
}
