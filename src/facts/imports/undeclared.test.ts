import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { broughtBy } from './python-brings.ts';
import { pythonDeclared } from './python-declared.ts';
import { distributionFor, distributionName } from './python-distributions.ts';
import { importsExamined } from './undeclared.ts';

describe('the distribution of a module', () => {
  it.each([
    ['cv2', 'opencv-python', null],
    ['PIL', 'pillow', null],
    ['yaml', 'pyyaml', null],
    ['google', 'google-cloud-storage', 'cloud'],
    ['azure', 'azure-storage-blob', 'storage'],
    ['moz', 'moz-l10n', 'l10n'],
    ['zxingcpp', 'zxing-cpp', null],
    ['flask_login', 'flask-login', null],
  ])('of %s is %s', (module, name, inside) => {
    expect(distributionFor(module, new Set(['something', name]), inside)).toBe(name);
  });

  it('is none where nothing fits', () => {
    expect(distributionFor('flask_login', new Set(['flask', 'login']), 'x')).toBeNull();
    expect(distributionFor('toString', new Set(['flask']))).toBeNull();
    expect(distributionName('cv2')).toBe('opencv-python');
    expect(distributionName('Foo_Bar')).toBe('foo-bar');
  });

  it('may come with another', () => {
    expect(broughtBy('starlette', new Set(['fastapi']))).toBe('fastapi');
    expect(broughtBy('django', new Set(['fastapi']))).toBeNull();
  });
});

describe('what is asked for elsewhere', () => {
  it('is read from any text without throwing', async () => {
    const names = [
      'setup.py',
      'setup.cfg',
      'environment.yml',
      'Dockerfile',
      'a.sh',
      'deps.txt',
      'replit.nix',
    ];
    const text = fc.array(
      fc.constantFrom(
        'pip install ',
        'RUN ',
        'setup(',
        'setuptools',
        '"a>=1"',
        "'",
        '\\\n',
        '\n',
        'x ',
        'dependencies:\n',
        '  - y',
        '--no-cache ',
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...names), async (pieces, name) => {
        const collection = await collect([pythonDeclared], memoryRepository({ [name]: pieces.join('') }));
        expect(collection.value(pythonDeclared)?.notExamined).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('undeclared imports', () => {
  it('count each package once, and the files that import it', async () => {
    const files = {
      'package.json': '{"dependencies": {"react": "19"}}',
      'a.js': "import 'react';\nimport 'nobody';\n",
      'b.js': "import 'react/jsx-runtime';\nimport 'nobody/x';\n",
    };
    const collection = await collect([importsExamined], memoryRepository(files));
    expect(collection.value(importsExamined)).toEqual({
      packages: 2,
      undeclared: [
        {
          ecosystem: 'npm',
          kind: 'nowhere',
          package: 'nobody',
          path: 'a.js',
          line: 2,
          files: 2,
          manifest: 'package.json',
          by: null,
        },
      ],
    });
  });
});
