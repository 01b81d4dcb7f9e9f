import type { Node } from '@oxc-project/types';
import { isFunction } from '../failure-handling/javascript-scope.ts';
import type { Fate } from './model.ts';

/** A mutation succeeds whatever its function returns: only what `onSuccess` looks at can tell. */
export function mutationFate(options: Node | null): Fate {
  const looks =
    options?.type === 'ObjectExpression' &&
    options.properties.some(
      (each) =>
        each.type === 'Property' &&
        each.key.type === 'Identifier' &&
        /^on(Success|Settled)$/.test(each.key.name) &&
        !(isFunction(each.value) && each.value.params.length === 0),
    );
  return looks ? 'handed-on' : 'discarded';
}
