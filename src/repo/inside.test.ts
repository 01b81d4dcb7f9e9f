import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePointer, resolveInside } from './inside.ts';
import { memoryRepository } from './memory.ts';

const repository = memoryRepository({
  'README.md': '',
  'docs/support.md': '',
  'docs/img/a.svg': '',
  'docs2/x.md': '',
  '../CODEOWNERS': '',
});

describe('resolveInside', () => {
  it.each(['docs/support.md', './docs/support.md', 'docs//support.md', 'docs/img/../support.md'])(
    'finds a file as %s',
    (pointer) => {
      expect(resolveInside(repository, pointer)).toMatchObject({ kind: 'file', path: 'docs/support.md' });
    },
  );

  it.each(['docs', 'docs/', './docs/.'])('finds a folder as %s, with its files alone', (pointer) => {
    const found = resolveInside(repository, pointer);
    const paths = found.kind === 'folder' ? found.files.map((file) => file.path) : [];
    expect(paths).toEqual(['docs/img/a.svg', 'docs/support.md']);
  });

  it('takes a point for the audited folder, without what surrounds it', () => {
    const found = resolveInside(repository, '.');
    expect(found.kind === 'folder' && found.files).toHaveLength(4);
  });

  it.each([
    '/etc/passwd',
    '../CODEOWNERS',
    'docs/../../x',
    '..',
    'C:\\x',
    'c:x',
    '\\\\host\\share',
    '..\\x',
    'a\0b',
    '',
  ])('does not leave the folder for %j', (pointer) => {
    expect(resolveInside(repository, pointer)).toEqual({ kind: 'outside' });
  });

  it.each(['docs/none.md', 'doc', 'readme.md', '__proto__', '~/x', '%2e%2e/x'])('misses %s', (pointer) => {
    expect(resolveInside(repository, pointer).kind).toBe('missing');
  });

  it('normalises to a path that stays inside and is normal', () => {
    const part = fc.oneof(fc.constantFrom('.', '..', '', 'a', 'b c', '\\', 'C:'), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const path = normalisePointer(parts.join('/'));
        if (path === null) return;
        expect(path).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)|\0/);
        expect(normalisePointer(path)).toBe(path);
      }),
    );
  });
});
