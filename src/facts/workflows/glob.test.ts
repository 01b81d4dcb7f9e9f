import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatches } from './glob.ts';

describe('globMatches', () => {
  it.each([
    ['main', 'main', true],
    ['main', 'maintenance', false],
    ['release/*', 'release/1', true],
    ['release/*', 'release/1/2', false],
    ['release/**', 'release/1/2', true],
    ['**', 'a/b/c', true],
    ['**/*.md', 'README.md', true],
    ['**/*.md', 'docs/a/b.md', true],
    ['docs/**', 'docs', false],
    ['src/**/*.ts', 'src/a.ts', true],
    ['src/**/*.ts', 'src/a/b/c.ts', true],
    ['src/**/*.ts', 'lib/a.ts', false],
    ['**.js', 'a/b.js', true],
    ['v?', 'v1', true],
    ['{web,api}/**', 'api/main.py', true],
    ['{web,api}/**', 'job/main.py', false],
    ['packages/*', 'packages/web', true],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(globMatches(pattern, name)).toBe(expected);
  });

  const word = fc.stringMatching(/^[a-z0-9._/-]{1,30}$/);

  it('matches a plain name with itself, and everything with **', () => {
    fc.assert(fc.property(word, (name) => globMatches(name, name) && globMatches('**', name)));
  });

  it('never throws, and never takes long', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (pattern, name) => typeof globMatches(pattern, name) === 'boolean',
      ),
    );
    expect(globMatches(`${'*a'.repeat(150)}b`, 'a'.repeat(399))).toBe(false);
  });
});
