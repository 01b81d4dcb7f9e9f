import type { NodeRoot } from '../../../src/facts/lockfiles/node-roots.ts';
import type { PythonRoot } from '../../../src/facts/lockfiles/python-roots.ts';
import type { Runtime } from '../../../src/facts/lockfiles/versions.ts';

/** The runtimes that the packages need, each with the manifest that shows it; Bun brings its own. */
export function usedRuntimes(
  node: readonly NodeRoot[],
  python: readonly PythonRoot[],
): { runtime: Runtime; path: string }[] {
  const onNode = node.find(({ library, locks }) => !library && !locks.some(({ tool }) => tool === 'bun'));
  const onPython = python[0];
  return [
    ...(onNode ? [{ runtime: 'node' as const, path: onNode.path }] : []),
    ...(onPython ? [{ runtime: 'python' as const, path: onPython.path }] : []),
  ];
}
