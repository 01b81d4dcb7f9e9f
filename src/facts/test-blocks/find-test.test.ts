import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { edgeSigns } from './edge-signs.ts';
import { findTest } from './find-test.ts';
import { Comments } from './skip-reasons.ts';
import { testBlocks } from './test-blocks.ts';

const FILE = 'tests/swap.test.ts';
const hole = (name: string): string => `\${${name}}`;
const TEXT = `
describe('Swaps', () => {
  it('requests a swap', () => {});
  it('Requests a Swap', () => {});
  it('can’t swap twice', () => {});
  it.each([1, 2])('takes %i shifts', () => {});
  for (const day of days) it(\`opens on ${hole('day')}\`, () => {});
});
`;

async function lines(title: string, path = FILE) {
  const tests = (await collect([testBlocks], memoryRepository({ [FILE]: TEXT }))).value(testBlocks);
  if (!tests) throw new Error('no value');
  const found = findTest(tests, path, title);
  return found.kind === 'found' ? found.blocks.map(({ line }) => line) : found.kind;
}

describe('a pointer to a test', () => {
  it.each([
    ['requests a swap', [3]],
    ['Requests a Swap', [4]],
    ['REQUESTS  A SWAP', [3, 4]],
    ['Swaps > requests a swap', [3]],
    ['Swaps::requests a swap', [3]],
    ["can't swap twice", [5]],
    ['takes 3 shifts', [6]],
    ['takes %i shifts', [6]],
    ['opens on Monday', [7]],
    ['Swaps opens on Monday', [7]],
    ['opens', 'no title'],
    ['requests', 'no title'],
    ['Swaps', 'no title'],
  ])('%s', async (title, expected) => {
    expect(await lines(title)).toEqual(expected);
  });

  it('leads nowhere in a file without tests', async () => {
    expect(await lines('requests a swap', 'tests/none.test.ts')).toBe('no tests');
  });
});

/** The reason that a comment above a test gives. */
const reasonIn = (text: string): string | null =>
  new Comments([{ line: 1, endLine: 1, text, alone: true }]).reasonAt(2);

describe('a reason', () => {
  it.each([
    ['waits for the release', true],
    ['TODO', false],
    ['FIXME later', false],
    ['TODO: #123', true],
    ['see PROJ-12', true],
    ['https://example.org/1', true],
    ['-----', false],
    ['eslint-disable-next-line jest/no-disabled-tests', false],
    ['eslint-disable-next-line jest/no-disabled-tests -- needs a server', true],
    ["it('x', () => {", false],
    ['expect(swap(1)).toBe(2);', false],
    ['warten auf die Freigabe', true],
    ['', false],
  ])('%s', (text, expected) => {
    expect(reasonIn(text) !== null).toBe(expected);
  });
});

describe('signs of an edge case', () => {
  it.each([
    ['a', 'expect(() => f()).toThrow()', 'refusal'],
    ['a', 'expect(response.status).toBe(422)', 'refusal'],
    ['a', 'with pytest.raises(ValueError): f()', 'refusal'],
    ['a', "screen.getByRole('alert')", 'refusal'],
    ['test_rejectsPast', 'f()', 'invalid'],
    ['zu lange Namen', 'f()', 'too-large'],
    ['a', "f('x'.repeat(5000))", 'too-large'],
    ['second approval', 'f()', 'duplicate'],
    ['a', 'api.mockRejectedValue(1)', 'dependency-down'],
    ['a', "f('')", 'empty'],
    ['as a guest', 'f()', 'unauthorised'],
  ])('%s: %s', (title, body, sign) => {
    expect(edgeSigns(title, body)).toContain(sign);
  });

  it('are none where nothing shows', () => {
    expect(edgeSigns('adds', "expect(add('mon', 'tue')).toBe('wed')")).toEqual([]);
  });

  it('and reasons are found in any text without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        edgeSigns(text, text);
        reasonIn(text);
      }),
    );
  });
});
