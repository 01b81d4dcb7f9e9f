import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePointer } from './pointer.ts';

it.each([
  ['docs/a.md', { kind: 'path', path: 'docs/a.md' }],
  ['./docs/a.md', { kind: 'path', path: 'docs/a.md' }],
  ['docs/a.md#help', { kind: 'heading', path: 'docs/a.md', heading: 'help' }],
  ['docs/a.md#why::so', { kind: 'heading', path: 'docs/a.md', heading: 'why::so' }],
  ['t/a.test.ts::saves #1', { kind: 'test', path: 't/a.test.ts', title: 'saves #1' }],
  ['t/test_a.py::TestA::test_b', { kind: 'test', path: 't/test_a.py', title: 'TestA::test_b' }],
  ['manual:approve-2026', { kind: 'manual', id: 'approve-2026' }],
  ['https://a.test/x#y', { kind: 'url', url: 'https://a.test/x#y' }],
  ['../outside', { kind: 'path', path: '../outside' }],
])('reads %s', (text, pointer) => {
  expect(parsePointer(text)).toEqual(pointer);
});

it.each(['', ' ', 'manual:', '#help', '::title', 'docs/a.md#', 'a.test.ts::', './'])('refuses %j', (text) => {
  expect(parsePointer(text)).toBeNull();
});

it('loses nothing but spaces, and throws at nothing', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z./]{1,9}$/),
      fc.constantFrom('#', '::'),
      fc.string(),
      (path, mark, rest) => {
        const pointer = parsePointer(`x${path}${mark}${rest}`);
        const read =
          pointer?.kind === 'heading' ? pointer.heading : pointer?.kind === 'test' ? pointer.title : '';
        expect(read).toBe(rest.trim());
      },
    ),
  );
});
