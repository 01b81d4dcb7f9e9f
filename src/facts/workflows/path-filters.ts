import { globMatches } from './glob.ts';
import type { Trigger } from './model.ts';

/** Whether a change of this file (from the git root) fires the trigger. */
export function coversFile({ paths, pathsIgnore }: Trigger, file: string): boolean {
  return (paths === null || accepted(paths, file)) && !accepted(pathsIgnore, file);
}

export function hasPathFilter({ paths, pathsIgnore }: Trigger): boolean {
  return paths !== null || pathsIgnore.length > 0;
}

const MAX_PATTERNS = 200;

/** In order: a later `!pattern` takes back what an earlier one let in. */
function accepted(patterns: readonly string[], file: string): boolean {
  let found = false;
  for (const pattern of patterns.slice(0, MAX_PATTERNS)) {
    if (pattern.startsWith('!')) found = found && !matches(pattern.slice(1), file);
    else found = found || matches(pattern, file);
  }
  return found;
}

/** A pattern without a wildcard may be a folder, as in Azure Pipelines. */
function matches(pattern: string, file: string): boolean {
  const plain = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  if (!/[*?{]/.test(plain)) return file === plain || file.startsWith(`${plain}/`);
  return globMatches(plain, file);
}
