import type { SourceFile } from '../../kit/source.ts';
import { at, entries } from '../../parsers/structured.ts';
import { pythonName } from '../packages/python-projects.ts';
import type { LockContent } from './model.ts';
import { parseJson } from './read-node-locks.ts';

const CONTENT: LockContent = { importers: null, names: null, rangesHold: false, yarnClassic: false };

/** `poetry.lock`, `uv.lock` and `pdm.lock`: the name of each `[[package]]`. */
export function readPythonLock(file: SourceFile): LockContent {
  const names = new Set<string>();
  let inside = false;
  for (const line of file.text.split(/\r?\n/)) {
    if (line.startsWith('[')) inside = line.startsWith('[[package]]');
    const name = inside ? /^name\s?=\s?["']([^"']{1,200})["']/.exec(line)?.[1] : undefined;
    if (name !== undefined) names.add(pythonName(name));
  }
  return { ...CONTENT, names: [...names] };
}

export function readPipfileLock(file: SourceFile): LockContent {
  const value = parseJson(file.text);
  const names = ['default', 'develop'].flatMap((group) =>
    entries(at(value, group)).map(([name]) => pythonName(name)),
  );
  return { ...CONTENT, names };
}
