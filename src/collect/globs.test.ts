import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { pathMatcher } from './globs.ts';

const GLOBS = [
  '**/*.ts',
  '**/*.{js,ts,py}',
  '**/*.sql',
  'src/**',
  '**/package.json',
  '.github/**/*.yml',
  '**/README*',
  '*.md',
];
const PATHS = fc
  .array(
    fc.constantFrom('src', 'a', '.github', '.env', 'README', 'package.json', 'b.test', 'x', 'workflows'),
    { minLength: 1, maxLength: 4 },
  )
  .chain((parts) =>
    fc
      .constantFrom('', '.ts', '.js', '.py', '.sql', '.yml', '.md', '.d.ts')
      .map((ending) => parts.join('/') + ending),
  );

describe('pathMatcher', () => {
  it('says what picomatch says, for endings as for other globs', () => {
    fc.assert(
      fc.property(
        fc.subarray(GLOBS, { minLength: 1 }),
        fc.subarray(['**/*.test.*', 'src/**'], {}),
        PATHS,
        (include, exclude, path) => {
          const expected = picomatch(include, { dot: true, ignore: exclude });
          expect(pathMatcher([...include, ...exclude.map((glob) => `!${glob}`)])(path)).toBe(expected(path));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
