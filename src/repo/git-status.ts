import { type Git, gitOutput } from './git.ts';

/** What `git status` says. */
export interface GitStatus {
  readonly commit: string | null;
  readonly branch: string | null;
  readonly dirty: boolean;
  /** Mode on disk of tracked files that differ from the index or HEAD; `000000` for one that is gone. */
  readonly modes: ReadonlyMap<string, string>;
  /** Untracked and not ignored; a repository inside this one ends with `/`. */
  readonly untracked: readonly string[];
}

const ARGUMENTS = [
  'status',
  '--porcelain=v2',
  '--branch',
  '-z',
  '--untracked-files=all',
  '--no-renames',
  '--no-ahead-behind',
  // git would be run in each submodule, with the settings of that.
  '--ignore-submodules=all',
];

/** `filtersOff` of the settings is what makes this safe to run. */
export async function readStatus(
  git: Git,
  filtersOff: readonly string[],
  pathspecs: readonly string[],
): Promise<GitStatus> {
  return parseStatus(await gitOutput(git, [...ARGUMENTS, '--', ...pathspecs], { config: filtersOff }));
}

/** Fields before the path, and the place of the mode on disk among them, by the kind of line. */
const CHANGED: Readonly<Record<string, { fields: number; mode: number }>> = {
  '1': { fields: 8, mode: 5 },
  u: { fields: 10, mode: 6 },
};

function parseStatus(output: string): GitStatus {
  const headers = new Map<string, string>();
  const modes = new Map<string, string>();
  const untracked: string[] = [];
  for (const line of output.split('\0')) {
    const kind = line.slice(0, line.indexOf(' '));
    const changed = CHANGED[kind];
    if (kind === '?') untracked.push(line.slice(2));
    else if (kind === '#') {
      const [, name = '', ...value] = line.split(' ');
      headers.set(name, value.join(' '));
    } else if (changed) {
      const parts = line.split(' ');
      modes.set(parts.slice(changed.fields).join(' '), parts[changed.mode] ?? '');
    }
  }
  const commit = headers.get('branch.oid') ?? '(initial)';
  const branch = headers.get('branch.head') ?? '(detached)';
  return {
    commit: commit === '(initial)' ? null : commit,
    branch: branch === '(detached)' ? null : branch,
    dirty: modes.size > 0 || untracked.length > 0,
    modes,
    untracked,
  };
}
