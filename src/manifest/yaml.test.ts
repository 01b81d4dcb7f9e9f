import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from './yaml.ts';

function told(text: string): string[] {
  const { errors, place } = parseYaml(text);
  return errors.map(({ offset, message }) => `${place(offset).line}:${place(offset).column} ${message}`);
}

const bomb = [
  'a: &a [1,1,1,1,1,1,1,1]',
  ...'bcdefg'.split('').map((key, index) => {
    const before = 'abcdef'[index];
    return `${key}: &${key} [${Array(8).fill(`*${before}`).join(',')}]`;
  }),
].join('\n');

describe('what a hostile document may not do', () => {
  it.each([
    ['flow nesting', '['.repeat(500_000), 'nested deeper than 32'],
    ['flow nesting just over', `a: ${'['.repeat(33)}${']'.repeat(33)}`, 'nested deeper than 32'],
    [
      'block nesting',
      Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'nested deeper than 32',
    ],
    ['sequences on one line', '- '.repeat(40), 'nested deeper than 32'],
    ['explicit keys', '? '.repeat(250_000), 'more than 50,000'],
    ['many values', `[${'a,'.repeat(50_001)}]`, 'more than 50,000'],
    ['many brackets that close nothing', ']'.repeat(400_000), 'more than 50,000'],
    ['a large file', `a: ${'x'.repeat(512 * 1024)}`, 'larger than 512 KiB'],
    ['a large file in few characters', `a: ${'€'.repeat(180_000)}`, 'larger than 512 KiB'],
    ['many aliases', bomb, 'more than 100 aliases'],
    ['aliases that multiply', `a: &a [${'1,'.repeat(9000)}]\nb: [*a,*a,*a,*a,*a,*a]`, 'more than 50,000'],
    ['an alias of itself', 'a: &a [*a]', 'nested deeper than 32'],
  ])('%s', (_, text, message) => {
    expect(told(text)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x', "3:3 merge keys ('<<') are not supported"],
    ['a prototype key', 'a: 1\n__proto__: {b: 1}', "2:1 '__proto__' cannot be used as a key"],
    ['a constructor', 'a:\n  constructor: 1', "2:3 'constructor' cannot be used as a key"],
    ['a custom tag', 'a: !run rm', '1:4 custom tags'],
    ['a tag of YAML 1.1', 'a: !!binary aGk=', '1:4 custom tags'],
    ['a second document', 'a: 1\n---\nb: 2', '2:1 there is more than one document'],
    ['a directive', '%YAML 3.0\n---\na: 1', "1:7 directives (lines that begin with '%')"],
    ['an unknown alias', 'a: *b', "1:4 the alias '*b' refers to nothing above it"],
    ['a key twice', 'a: 1\nb: 2\na: 3', "3:1 the key 'a' is written twice"],
    ['a key twice, differently', '"1": 1\n1: 2', "2:1 the key '1' is written twice"],
    ['a list as key', '? [a]\n: 1', '1:3 a key must be a word'],
    ['a tab', 'a:\n\tb: 1', '2:1 this is not valid YAML: lines must be indented with spaces'],
    [
      'a reserved character',
      'a: @b',
      '1:4 this is not valid YAML: text that begins with this character must stand in quotes',
    ],
    ['two colons', 'a: b: c', "1:4 this is not valid YAML: text that contains ': ' must stand in quotes"],
    ['an open quote', 'a: "b', '1:6 this is not valid YAML: something is missing here'],
  ])('%s', (_, text, message) => {
    expect(told(text)[0]).toContain(message);
  });

  it('keeps control characters out of its messages', () => {
    expect(told('"a\\e[31m": 1\n"a\\e[31m": 2')).toEqual([
      "2:1 the key 'a\uFFFD[31m' is written twice in the same place",
    ]);
  });
});

describe('what is welcome', () => {
  it.each([
    ['32 levels', `${'['.repeat(32)}${']'.repeat(32)}`],
    ['an alias', 'a: &x {b: 1}\nc: *x'],
    ['a standard tag', 'a: !!str 1'],
    ['line ends of Windows, and a byte order mark', '\uFEFFa: 1\r\nb:\r\n  - c\r\n'],
    ['a document marker', '---\na: 1\n...\n'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
    expect(parseYaml(text).tree).not.toBeNull();
  });

  it('knows where keys and values stand', () => {
    const { tree, place } = parseYaml('a:\n  b:\n    - c: 1\n');
    const node = tree?.kind === 'map' ? tree.entries.get('a') : undefined;
    expect(node && [place(node.start), place(node.offset)]).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 3 },
    ]);
  });
});

it('never throws, and always has a tree or an error unless the document is empty', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&x ',
    '*x',
    '!t ',
    '|',
    '>',
    '"',
    "'",
    '#',
    '---\n',
    '%',
    '? ',
    '\t',
    '<<',
    '1',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (value) => {
      const { tree, errors, place } = parseYaml(value);
      for (const { offset } of errors) expect(place(offset).line).toBeGreaterThan(0);
      expect(tree === null || errors.length === 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
