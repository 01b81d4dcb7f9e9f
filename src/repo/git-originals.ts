import type { Original } from '../kit/repository.ts';
import type { Folders } from './folders.ts';
import { type Git, gitOutput } from './git.ts';
import { byCodeUnits } from './order.ts';
import { fromFolder, toAsk } from './surrounding.ts';

/** How far back the main line is followed. */
const MAX_COMMITS = 3000;
/** Texts beyond that many are no migrations that somebody edited, but a folder that was moved about. */
const MAX_TEXTS = 500;

/** What files below some folders were added with, where they have changed since; by path. */
export async function readOriginals(
  git: Git,
  folders: readonly string[],
  state: { readonly folder: string; readonly folders: Folders },
): Promise<readonly Original[]> {
  const asked = folders.flatMap((folder) => {
    const rootPath = folder === '' ? state.folder : toAsk(state.folder, folder);
    return rootPath === null || state.folders.above(rootPath) === 'link' ? [] : [rootPath];
  });
  if (asked.length === 0) return [];
  const range = await mainLine(git);
  const output = await gitOutput(git, [
    'log',
    '--first-parent',
    '-m',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '-z',
    '--diff-filter=AMD',
    '--no-show-signature',
    '--format=tformat:',
    range,
    '--',
    ...asked.map((path) => (path === '' ? '.' : path)),
  ]);
  const edited = editedSince(output).slice(0, MAX_TEXTS);
  const texts = await readTexts(
    git,
    edited.map(({ id }) => id),
  );
  return edited
    .flatMap(({ rootPath }, index) => {
      const text = texts[index];
      return text === undefined || text === null ? [] : [{ path: fromFolder(state.folder, rootPath), text }];
    })
    .sort((a, b) => byCodeUnits(a.path, b.path));
}

/** The commits that are looked at: all, or those after the oldest of the last {@link MAX_COMMITS}. */
async function mainLine(git: Git): Promise<string> {
  const args = ['rev-list', '--first-parent', `--max-count=${MAX_COMMITS + 1}`, 'HEAD'];
  const ids = (await gitOutput(git, args)).split('\n').filter((id) => id !== '');
  const oldest = ids[MAX_COMMITS];
  return oldest === undefined ? 'HEAD' : `${oldest}..HEAD`;
}

/** From `:modes old new status NUL path NUL`, newest first: files with a change after the newest time that they were added. */
export function editedSince(output: string): { rootPath: string; id: string }[] {
  const fields = output.split('\0');
  const changed = new Map<string, 'changed' | 'done'>();
  const found: { rootPath: string; id: string }[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, id = '', status = ''] = /:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(fields[i] ?? '') ?? [];
    const rootPath = fields[i + 1] ?? '';
    const state = changed.get(rootPath);
    if (state === 'done') continue;
    if (status === 'A' && state === 'changed') found.push({ rootPath, id });
    changed.set(rootPath, status === 'M' ? 'changed' : 'done');
  }
  return found;
}

/** The texts of blobs, in the order asked for; null for what is missing or no text. */
async function readTexts(git: Git, ids: readonly string[]): Promise<(string | null)[]> {
  if (ids.length === 0) return [];
  const output = await gitOutput(git, ['cat-file', '--batch', '--buffer'], {
    input: ids.map((id) => `${id}\n`).join(''),
  });
  let at = 0;
  return ids.map((id) => {
    const start = output.indexOf(`${id} blob `, at);
    const line = output.indexOf('\n', start);
    if (start < 0 || line < 0) return null;
    const size = Number(output.slice(start + id.length + ' blob '.length, line));
    at = line + 1;
    return takeBytes(output, at, size);
  });
}

/** As many characters as make up a number of bytes of UTF-8. */
function takeBytes(text: string, start: number, bytes: number): string {
  const plain = text.slice(start, start + bytes);
  return Buffer.byteLength(plain) === bytes ? plain : Buffer.from(plain).subarray(0, bytes).toString();
}
