import { expect, it } from 'vitest';
import { Gitignores } from './gitignore.ts';

it('lets the nearest file decide, but not below an ignored folder', () => {
  const ignores = new Gitignores();
  ignores.add('', '*.log\n/build/\n');
  ignores.add('web', '!keep.log\n');
  ignores.add('build', '!*\n');
  const paths = ['a.log', 'web/a.log', 'web/keep.log', 'web/x/keep.log', 'build/x', 'web/build/x', 'A.LOG'];
  expect(paths.filter((path) => ignores.ignores(path))).toEqual(['a.log', 'web/a.log', 'build/x']);
});

it('drops patterns that a hostile name could make slow, and keeps the others', () => {
  const ignores = new Gitignores();
  ignores.add('', '*a*a*a*a*a*a*a*a*a*b\n**/x/**/x/**/x/**/x/**/y\n**/*cache*/**\n*-*-*.tmp\n');
  expect(ignores.ignores(`${'a'.repeat(250)}b`)).toBe(false);
  expect(ignores.ignores(`${'x/'.repeat(2000)}y`)).toBe(false);
  expect(ignores.ignores('web/.cache/x')).toBe(true);
  expect(ignores.ignores('a-b-c.tmp')).toBe(true);
});
