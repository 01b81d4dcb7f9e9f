import type { Check } from '../src/kit/index.ts';

/**
 * An area's checks, in the order in which they are named. Dynamic imports make a registration one line; the build puts
 * all checks into one chunk, so that this costs nothing at start.
 */
export async function register(modules: readonly Promise<{ default: Check }>[]): Promise<readonly Check[]> {
  return (await Promise.all(modules)).map((module) => module.default);
}
