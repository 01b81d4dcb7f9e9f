import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseFailure } from '../../kit/parser.ts';
import { sourceFile } from '../../kit/source.ts';
import { dockerfiles } from './dockerfiles.ts';
import { lockContents } from './lockfiles.ts';
import { pinFiles } from './pin-files.ts';
import { readPnpmLock, readYarnLock } from './read-node-locks.ts';
import { requirementsFiles } from './requirements.ts';

const file = (path: string, text: string) => sourceFile(path, text);

describe('readPnpmLock', () => {
  it('reads the importers of today and of version 5', () => {
    const today = readPnpmLock(
      file(
        'pnpm-lock.yaml',
        "importers:\n\n  .: {}\n\n  apps/web:\n    dependencies:\n      '@acme/ui':\n        specifier: workspace:*\n        version: link:../ui\n      react:\n        specifier: ^19.0.0\n        version: 19.0.1\n    devDependencies:\n      vite:\n        specifier: ^7\n        version: 7.0.0\n\npackages:\n\n  other@1.0.0:\n    dependencies:\n      no: 1\n",
      ),
    );
    expect(today.importers).toContainEqual({
      folder: 'apps/web',
      dependencies: { '@acme/ui': 'workspace:*', react: '^19.0.0', vite: '^7' },
    });
    const old = readPnpmLock(
      file(
        'pnpm-lock.yaml',
        'lockfileVersion: 5.4\n\nspecifiers:\n  react: ^18.0.0\n\ndependencies:\n  react: 18.2.0\n\npackages:\n\n  /x/1.0.0:\n    dev: false\n',
      ),
    );
    expect(old.importers).toEqual([{ folder: '', dependencies: { react: '^18.0.0' } }]);
    const spread = readPnpmLock(
      file(
        'pnpm-lock.yaml',
        'importers:\n  web:\n    specifiers:\n      react: ^18.0.0\n    dependencies:\n      react: 18.2.0\n',
      ),
    );
    expect(spread.importers).toEqual([{ folder: 'web', dependencies: { react: '^18.0.0' } }]);
  });
});

describe('readYarnLock', () => {
  it('reads the names of both kinds', () => {
    const text =
      '__metadata:\n  version: 8\n\n"@acme/ui@npm:^1.0.0, @acme/ui@npm:^1.1.0":\n  version: 1.1.0\n\n"rota@workspace:.":\n  version: 0.0.0\n\nreact@^19:\n  version "19.0.0"\n';
    expect(readYarnLock(file('yarn.lock', text)).names).toEqual(['@acme/ui', 'rota', 'react']);
  });
});

describe('dockerfiles', () => {
  it('joins lines, fills in arguments and leaves copies between stages out', () => {
    const text =
      'ARG NODE=22\n# a comment\nFROM node:${NODE}-alpine AS build\nRUN --mount=type=cache,target=/x npm ci \\\n  # why\n  && npm run build\nFROM nginx:${TAG:-1.27}\nCOPY --from=build /app /srv\nCOPY yarn.lock ./\n';
    expect(dockerfiles.extract(file('Dockerfile', text))).toEqual([
      { name: 'FROM', text: 'node:22-alpine AS build', line: 3 },
      { name: 'RUN', text: 'npm ci    && npm run build', line: 4 },
      { name: 'FROM', text: 'nginx:1.27', line: 7 },
      { name: 'COPY', text: 'yarn.lock ./', line: 9 },
    ]);
  });
});

describe('pinFiles', () => {
  it.each([
    ['.tool-versions', '# ours\nnodejs 18.2.0\nerlang 26\n', [['node', '18.2.0', 2]]],
    [
      'mise.toml',
      '[tools]\nnode = "20"\npython = ["3.11", "3.12"]\n',
      [
        ['node', '20', 2],
        ['python', '3.11', 3],
      ],
    ],
    ['runtime.txt', 'python-3.9.1\n', [['python', '3.9.1', 1]]],
    ['app.yaml', 'runtime: python39\n', [['python', '3.9', 1]]],
    ['firebase.json', '{"functions": {"runtime": "nodejs18"}}', [['node', '18', 1]]],
    ['package.json', '{\n "volta": {"node": "16.0.0"}\n}', [['node', '16.0.0', 2]]],
    ['.nvmrc', '\nlts/iron\n', [['node', 'lts/iron', 2]]],
    ['netlify.toml', '[build.environment]\nNODE_VERSION = "18"\n', [['node', '18', 2]]],
  ])('%s', async (path, text, expected) => {
    const pins = await pinFiles.extract(file(path, text));
    expect(pins?.map(({ runtime, specification, line }) => [runtime, specification, line])).toEqual(expected);
  });
});

describe('arbitrary text', () => {
  const NAMES = [
    'package-lock.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'bun.lock',
    'poetry.lock',
    'Pipfile.lock',
  ];
  const text = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.constantFrom(
          'importers:',
          '  .:',
          '    dependencies:',
          '      a:',
          '        specifier: ^1',
          '[[package]]',
          'name = "x"',
          'FROM node:18',
          'RUN \\',
          'a@1, b@2:',
          '{',
          '}',
          '"',
        ),
        { maxLength: 30 },
      )
      .map((lines) => lines.join('\n')),
  );

  it('is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), text, (name, content) => {
        try {
          lockContents.extract(file(name, content));
        } catch (error) {
          expect(error).toBeInstanceOf(ParseFailure);
        }
      }),
    );
    fc.assert(
      fc.property(text, (content) => {
        dockerfiles.extract(file('Dockerfile', content));
        requirementsFiles.extract(file('requirements.txt', content));
        for (const name of ['.nvmrc', 'mise.toml', 'package.json', 'go.mod'])
          pinFiles.extract(file(name, content));
      }),
    );
  });
});
