import { RepositoryError } from './error.ts';
import { type Git, gitOutput } from './git.ts';

/** What matters to us of the settings in force. */
export interface GitSettings {
  readonly originUrl: string | null;
  /** Settings, as `name=value`, that turn every configured filter off. */
  readonly filtersOff: readonly string[];
}

/** Names that survive the command line unchanged, on every system and in every version of git. */
const PLAIN_FILTER = /^filter\.([\w./-]+)\.\w+$/;
const MAX_FILTERS = 50;

/**
 * `git status` passes files that look modified through the `clean` and `process` programs of the filters that
 * `.gitattributes` names. Only configured ones can run, so each is overridden with nothing by its name; one whose
 * name we cannot repeat exactly ends the audit.
 */
export async function readSettings(git: Git): Promise<GitSettings> {
  let originUrl: string | null = null;
  const filters = new Set<string>();
  for (const entry of (await gitOutput(git, ['config', '--list', '-z', '--includes'])).split('\0')) {
    const newline = entry.indexOf('\n');
    const key = newline === -1 ? entry : entry.slice(0, newline);
    if (key === 'remote.origin.url') originUrl = newline === -1 ? null : entry.slice(newline + 1);
    if (!key.startsWith('filter.')) continue;
    const name = PLAIN_FILTER.exec(key)?.[1];
    if (name === undefined) throw unnameable();
    filters.add(name);
  }
  if (filters.size > MAX_FILTERS) throw unnameable();
  return { originUrl, filtersOff: [...filters].flatMap(off) };
}

function off(filter: string): string[] {
  const at = `filter.${filter}`;
  return [`${at}.clean=`, `${at}.smudge=`, `${at}.process=`, `${at}.required=false`];
}

function unnameable(): RepositoryError {
  return new RepositoryError(
    'The git configuration of this repository has filters that cannot be turned off safely: too many of them, or ' +
      'unusual names. Nothing of an audited repository is run: audit a fresh clone instead.',
  );
}
