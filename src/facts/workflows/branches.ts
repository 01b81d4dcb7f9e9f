import type { GitHistory } from '../git-history.ts';
import { globMatches } from './glob.ts';
import type { Trigger } from './model.ts';

/**
 * The branches that may be the one that is live: the declared one, else what git knows, else the two usual names.
 * @param declared `change_control.deploy.branch`
 */
export function defaultBranches(declared: string | undefined, history: GitHistory): readonly string[] {
  if (declared !== undefined) return [declared];
  return history.known && history.defaultBranch !== null ? [history.defaultBranch] : ['main', 'master'];
}

/** Whether a trigger's branch filters let one of these branches through. */
export function coversBranch({ branches, branchesIgnore }: Trigger, names: readonly string[]): boolean {
  return names.some(
    (name) => (branches === null || accepted(branches, name)) && !accepted(branchesIgnore, name),
  );
}

/** Whether it fires for every branch, so that the branch of a change is tested before it is merged. */
export function coversAllBranches({ branches }: Trigger): boolean {
  return branches === null || branches.some((pattern) => pattern === '*' || pattern === '**');
}

/** The last pattern that matches decides; `!` takes back. */
function accepted(patterns: readonly string[], name: string): boolean {
  let found = false;
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) found = found && !patternMatches(pattern.slice(1), name);
    else found = found || patternMatches(pattern, name);
  }
  return found;
}

function patternMatches(pattern: string, name: string): boolean {
  if (pattern === '$default') return true;
  // A regular expression (GitLab, CircleCI) of the repository is not run: it counts for the branches it spells out.
  if (pattern.startsWith('/')) return pattern.includes(name) || /^\/\^?\.[*+]/.test(pattern);
  return globMatches(pattern, name);
}
