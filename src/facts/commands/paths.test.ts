import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ancestors } from './paths.ts';

it.each([
  ['', ['']],
  ['a/b', ['a/b', 'a', '']],
  ['../a', ['../a', '..', '']],
  ['/a/b', ['/a/b', '/a', '/']],
  ['/', ['/']],
])('%s is in', (folder, expected) => {
  expect(ancestors(folder)).toEqual(expected);
});

it('comes to an end for any path', () => {
  fc.assert(fc.property(fc.string(), (path) => void ancestors(path)));
});
