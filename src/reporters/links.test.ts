import { describe, expect, it } from 'vitest';
import { linkTo, whyNoLinks } from './links.ts';
import { READY } from './sample.ts';

const at = (project: Partial<typeof READY.project>) => ({
  ...READY,
  project: { ...READY.project, commit: 'abcdef1', ...project },
});
const BASE = 'https://github.com/brightclean/rota/blob/abcdef1';

describe('linkTo', () => {
  it.each([
    ['', 'src/a.ts', 7, `${BASE}/src/a.ts#L7`],
    ['', 'src/a.ts', null, `${BASE}/src/a.ts`],
    ['apps/web', 'src/a.ts', 7, `${BASE}/apps/web/src/a.ts#L7`],
    ['apps/web', '../../.github/workflows/ci.yml', 1, `${BASE}/.github/workflows/ci.yml#L1`],
    ['', 'README.md', 3, `${BASE}/README.md?plain=1#L3`],
    ['', 'README.md', null, `${BASE}/README.md`],
    ['', 'a b/(c)#?%\'"<|`].ts', 1, `${BASE}/a%20b/%28c%29%23%3F%25%27%22%3C%7C%60%5D.ts#L1`],
    ['', 'src/[id]/日.ts', 1, `${BASE}/src/%5Bid%5D/%E6%97%A5.ts#L1`],
    ['apps', '../../outside.ts', 1, null],
    ['', '\ud800.ts', 1, null],
  ])('in folder %j: %j line %j', (folder, path, line, link) => {
    expect(linkTo(at({ folder }), { path, line })).toBe(link);
  });

  it('is nothing without a place', () => {
    expect(linkTo(at({}), { path: null, line: null })).toBeNull();
  });

  it.each([
    { url: null },
    { url: 'javascript:alert(1)' },
    { url: 'http://github.com/a/b' },
    { url: 'https://user:secret@github.com/a/b' },
    { url: 'https://github.com/a/b)](x' },
    { url: 'https://github.com/a b/c' },
    { commit: null },
    { commit: 'main)' },
    { dirty: true },
  ])('is nothing for %j, and says why', (project) => {
    expect(linkTo(at(project), { path: 'src/a.ts', line: 1 })).toBeNull();
    expect(whyNoLinks(at(project))).toMatch(/^Places are not linked: .+\.$/);
  });

  it('has no excuse where it works', () => {
    expect(whyNoLinks(at({}))).toBeNull();
  });
});
