import type { Place } from '../../kit/source.ts';
import { isNamedBoundary } from './javascript-nets.ts';
import type { FileNets } from './model.ts';

export interface Placed<T> {
  readonly path: string;
  readonly value: T;
}

/** Files near the start that hold everything else. */
const SHELL =
  /(^|\/)[\w.-]*(?:app|root|layout|provider|router|routes|shell|wrapper|boundary|main|index)[\w.-]*$/i;

/**
 * Whether a boundary stands around what React draws: in the file that starts it, in what that imports, or in a shell one
 * step further; one further down holds only part of it.
 * @param chainTo the files that bring a file to the browser
 */
export function boundaryOf(
  start: string,
  routes: readonly { readonly path: string; readonly line: number }[],
  files: readonly Placed<FileNets>[],
  chainTo: (path: string) => readonly string[],
): { readonly net: Place | null; readonly partly: Place | null } {
  const classes = new Set(files.flatMap(({ value }) => value.boundaryClasses));
  const wraps = files.flatMap(({ path, value }) =>
    value.wraps.flatMap(({ name, line }) =>
      isNamedBoundary(name) || name === 'withErrorBoundary' || classes.has(name) ? [{ path, line }] : [],
    ),
  );
  const found = [...wraps, ...routes].flatMap(({ path, line }) => {
    const steps = stepsFrom(start, path, chainTo);
    return steps === null ? [] : [{ path, line, near: steps <= 1 || (steps <= 3 && SHELL.test(path)) }];
  });
  const net = found.find(({ near }) => near) ?? null;
  const [some] = found;
  return {
    net: net && { path: net.path, line: net.line },
    partly: net || !some ? null : { path: some.path, line: some.line },
  };
}

function stepsFrom(start: string, path: string, chainTo: (path: string) => readonly string[]): number | null {
  if (path === start) return 0;
  const chain = chainTo(path);
  const from = chain.indexOf(start);
  return from < 0 ? null : chain.length - 1 - from;
}
