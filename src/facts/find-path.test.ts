import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insidePath } from '../kit/path.ts';
import { findPath } from './find-path.ts';

const files = ['../CODEOWNERS', 'README.md', 'docs/img/a.svg', 'docs/support.md', 'docs2/x.md'].map(
  (path) => ({
    path,
    rootPath: path,
    tracked: true,
  }),
);

describe('findPath', () => {
  it.each(['docs/support.md', './docs/support.md', 'docs//support.md', 'docs/img/../support.md'])(
    'finds a file as %s',
    (pointer) => {
      expect(findPath(files, pointer)).toBe('file');
    },
  );

  it.each(['docs', 'docs/', './docs/.', '.'])('finds a folder as %s', (pointer) => {
    expect(findPath(files, pointer)).toBe('folder');
  });

  it.each([
    '/etc/passwd',
    '../CODEOWNERS',
    'docs/../../x',
    '..',
    'C:\\x',
    'c:x',
    './c:x',
    '\\\\host\\share',
    '..\\x',
    'a\0b',
    '',
  ])('does not leave the folder for %j', (pointer) => {
    expect(findPath(files, pointer)).toBe('outside');
  });

  it.each(['docs/none.md', 'doc', 'readme.md', '__proto__', '~/x', '%2e%2e/x'])('misses %s', (pointer) => {
    expect(findPath(files, pointer)).toBe('missing');
  });
});

describe('insidePath', () => {
  it('normalises to a path that stays inside and is normal', () => {
    const part = fc.oneof(fc.constantFrom('.', '..', '', 'a', 'b c', '\\', 'C:'), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const path = insidePath(parts.join('/'));
        if (path === null) return;
        expect(path).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)|\0/);
        expect(insidePath(path)).toBe(path);
      }),
    );
  });
});
