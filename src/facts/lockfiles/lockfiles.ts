import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { fileList } from '../file-list.ts';
import { lockKind } from './lock-names.ts';
import type { LockContent, Lockfile } from './model.ts';
import { readBunLock, readNpmLock, readPnpmLock, readYarnLock } from './read-node-locks.ts';
import { readPipfileLock, readPythonLock } from './read-python-locks.ts';

/** What lockfiles say of the packages that they were made for. */
export const lockContents = defineFileFact<LockContent>({
  id: 'lock-contents',
  files: [
    '**/{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,poetry.lock,uv.lock,pdm.lock,Pipfile.lock}',
  ],
  scope: 'repository',
  extract(file) {
    const tool = lockKind(file.path)?.tool;
    if (tool === 'npm') return readNpmLock(file);
    if (tool === 'yarn') return readYarnLock(file);
    if (tool === 'pnpm') return readPnpmLock(file);
    if (tool === 'bun') return readBunLock(file);
    return tool === 'pipenv' ? readPipfileLock(file) : readPythonLock(file);
  },
});

/** Every lockfile of the repository, also those of which only the presence counts. */
export const lockfiles = defineDerivedFact({
  id: 'lockfiles',
  from: { lockContents, fileList },
  derive({ lockContents, fileList }): readonly Lockfile[] {
    const contents = new Map(lockContents.values.map(({ path, value }) => [path, value]));
    const unread = new Map(lockContents.notExamined.map(({ path, reason }) => [path, reason]));
    return fileList.flatMap(({ path, rootPath, tracked }) => {
      const kind = /(^|\/)node_modules\//.test(path) ? null : lockKind(path);
      if (!kind) return [];
      return [
        {
          path,
          folder: folderOf(rootPath),
          ...kind,
          tracked,
          content: contents.get(path) ?? null,
          unread: unread.get(path) ?? null,
        },
      ];
    });
  },
});
