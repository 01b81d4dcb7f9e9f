import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { exampleFiles } from './example-files.ts';
import { isInjected } from './injected.ts';
import { javascriptEnv } from './javascript-env.ts';
import { loopNames } from './loop-names.ts';
import { mentionedSettings } from './mentioned-settings.ts';
import { pythonEnv } from './python-env.ts';
import { textEnv } from './text-env.ts';

beforeAll(async () => {
  await javascript.load();
  await python.load();
});

describe('what the code reads', () => {
  it.each([
    ['process.env.A ?? 1', true],
    ['process.env.A || 1', true],
    ['process.env.A && 1', false],
    ['const { A = 1 } = process.env', true],
    ['process.env.A', false],
  ])('knows whether %s has a default', (text, hasDefault) =>
    expect(javascriptEnv.extract(sourceFile('a.js', text))?.uses).toEqual([
      { name: 'A', line: 1, hasDefault, implicit: false },
    ]),
  );

  it('reads names out of a list only where it is all names', () => {
    expect(loopNames('const L = ["A_B", "C"]; for (const x of L) f(x)', 'x')).toEqual(['A_B', 'C']);
    expect(loopNames('const L = ["A_B", "no name"]; L.map((x) => x)', 'x')).toBeNull();
    expect(loopNames('f(x)', 'x')).toBeNull();
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'process.env',
      'os.environ',
      '[',
      ']',
      '.A_B',
      '("A")',
      '=',
      '${A',
      '}',
      '\n',
      '# ',
      'BaseSettings',
      'class A(BaseSettings):\n  a: int = ',
      'ENV["A"]',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        pythonEnv.extract(sourceFile('a.py', text));
        textEnv.extract(sourceFile('a.rb', text));
        exampleFiles.extract(sourceFile('.env.example', text));
        mentionedSettings.extract(sourceFile('README.md', text));
        loopNames(text, 'x');
      }),
    );
  });
});

it('tells what a platform sets from what the team sets', () => {
  const injected = ['VERCEL_URL', 'GITHUB_SHA', 'CI', 'npm_package_version', 'NEXT_PUBLIC_VERCEL_ENV'];
  const own = ['GITHUB_CLIENT_SECRET', 'VERCEL_API_TOKEN', 'SUPABASE_URL', 'FLYWAY_URL', 'RENDERER'];
  expect(injected.filter((name) => !isInjected(name, 'src/a.ts'))).toEqual([]);
  expect(own.filter((name) => isInjected(name, 'src/a.ts'))).toEqual([]);
});

describe('example files', () => {
  it('keep no value', () => {
    const secret = fc.stringMatching(/^[a-zA-Z0-9]{20,40}$/);
    fc.assert(
      fc.property(secret, (value) => {
        const found = exampleFiles.extract(sourceFile('.env.example', `API_KEY=${value}`));
        expect(JSON.stringify(found)).not.toContain(value);
      }),
    );
  });

  it.each([
    '.env',
    '.env.production',
    'env.ts',
    'src/environment.default.ts',
    'tests/.env.example',
    'env.example.md',
  ])('are not %s', (path) => expect(exampleFiles.extract(sourceFile(path, 'A=1'))).toBeNull());
});
