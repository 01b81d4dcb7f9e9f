import type { Change } from '../kit/repository.ts';
import { type Git, gitOutput } from './git.ts';

/** How many of the newest commits are looked into. */
const MAX_COMMITS = 200;

/** The newest commits with the files that they changed below a folder. */
export async function readChanges(git: Git, folder: string): Promise<readonly Change[]> {
  const output = await gitOutput(git, [
    'log',
    `--max-count=${MAX_COMMITS}`,
    '-z',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-show-signature',
    '--no-notes',
    ...(folder === '' ? [] : [`--relative=${folder}/`]),
    '--format=tformat:%x01%H %cs',
    'HEAD',
  ]);
  return parseChanges(output);
}

/** From `^A id date NUL`, then each path with a NUL behind it. */
export function parseChanges(output: string): Change[] {
  return output.split('\x01').flatMap((part): Change[] => {
    const [head = '', ...paths] = part.split('\0');
    const [, commit, date] = /^([0-9a-f]+) (\d{4}-\d\d-\d\d)$/.exec(head) ?? [];
    if (commit === undefined || date === undefined) return [];
    return [
      { commit, date, paths: paths.map((path) => path.replace(/^\n/, '')).filter((path) => path !== '') },
    ];
  });
}
