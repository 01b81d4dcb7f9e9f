import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ParseFailure } from '../kit/parser.ts';
import { sourceFile } from '../kit/source.ts';
import { grown, HOSTILE } from './hostile-shapes.ts';
import { javascript, walk } from './javascript.ts';
import { json } from './json.ts';
import { childrenOf, python, walkPython } from './python.ts';
import { toml } from './toml.ts';
import { xml } from './xml.ts';
import { yaml } from './yaml.ts';

const PARSERS = [
  { parser: javascript, paths: ['a.tsx', 'a.ts', 'a.js', 'a.vue', 'a.svelte', 'a.astro'] },
  { parser: json, paths: ['a.json'] },
  { parser: yaml, paths: ['a.yaml'] },
  { parser: toml, paths: ['a.toml'] },
  { parser: xml, paths: ['a.xml'] },
  { parser: python, paths: ['a.py'] },
];

beforeAll(async () => {
  for (const { parser } of PARSERS) await parser.load();
});

const list = (count: number, make: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** What people, and their tools, do write. */
const REAL: readonly [string, string, string][] = [
  [
    'an array of 3,000 objects',
    'a.ts',
    `export const a = [\n${list(3000, (i) => `  { id: ${i}, name: "n(${i})", on: a > ${i} ? [1] : {} },`)}\n];`,
  ],
  ['a chain of 300 calls', 'a.js', `fetch(u)\n${list(300, (i) => `  .then((r) => { return r[${i}]; })`)};`],
  [
    'JSX of 60 levels',
    'a.tsx',
    `export const A = () => (\n${'<div className="a">don\'t {b && (\n'.repeat(60)}<br />${')}</div>\n'.repeat(60)});`,
  ],
  [
    'a text of 7,000 words',
    'a.tsx',
    `const A = () => <p>\n${list(600, () => "This is one of the words in a policy that you don't")}\n</p>;`,
  ],
  [
    'JSX of 1,000 siblings',
    'a.tsx',
    `export const A = () => (<ul>\n${list(1000, (i) => `<li key={${i}} className="b">it's (${i})<br/><B c="d" /></li>`)}</ul>);`,
  ],
  ['200 times else if', 'a.js', `${list(200, (i) => `if (a === ${i}) {\n  b();\n}`, ' else ')}`],
  ['200 times else if, without braces', 'a.js', list(200, (i) => `if (a === ${i}) b();`, '\nelse ')],
  ['a string of 500 lines', 'a.js', `const a = ${list(500, (i) => `'line ${i} (' + b.c`, ' +\n  ')};`],
  [
    'a switch of 1,000 cases',
    'a.ts',
    `switch (a) {\n${list(1000, (i) => `  case ${i}:\n    if (b) return c(${i});\n    break;`)}\n}`,
  ],
  ['a union of 3,000 names', 'a.ts', `export type Icon =\n${list(3000, (i) => `  | 'icon-${i}'`)};`],
  [
    '3,000 lines without semicolons',
    'a.ts',
    list(3000, (i) => `const a${i} = b.c(${i}) + d\nf(a${i})\nif (a${i} < 3) g\`x\${a}\``),
  ],
  ['200 conditions', 'a.js', `const a = ${list(200, (i) => `b === ${i} ? ${i}`, '\n  : ')} : 0;`],
  ['regular expressions', 'a.js', list(400, (i) => `if (/[({]"\\/'${i}/.test(a)) b = c / d / e;`)],
  [
    'overloads',
    'a.ts',
    list(
      500,
      (i) => `export function f<A extends B<C<D>>, E>(a: Map<string, Set<A>>, b: ${i}): Promise<Array<E>>;`,
    ),
  ],
  [
    'a lockfile',
    'a.json',
    `{"packages":{${list(10_000, (i) => `"node_modules/a${i}":{"version":"1.0.${i}","requires":["(","[{"]}`, ',')}}}`,
  ],
  ['JSON with comments', 'a.json', `{ // options [[[\n${list(500, (i) => `  "a${i}": [1, 2,], /* ( */`)}\n}`],
  [
    '2,000 translations',
    'a.yaml',
    `en:\n${list(2000, (i) => `  key_${i}: "It's text no. ${i}: *see* [here]"`)}`,
  ],
  [
    'a workflow of 100 KB',
    'a.yml',
    `on: push\njobs:\n${list(400, (i) => `  job${i}:\n    runs-on: ubuntu-latest\n    needs: [job0]\n    steps:\n      - uses: actions/checkout@v4\n      - name: "Run ${i}"\n        run: |\n          npm ci\n          npm run "test:${i}" -- *.ts\n        env: { A: '\${{ secrets.A }}', B: 1 }`)}`,
  ],
  [
    'a report of 5,000 tests',
    'a.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${list(50, (i) => `<testsuite name="s${i}">\n${list(100, (j) => `<testcase name="t &lt;${j}&gt; &amp; it's" time="0.1"><failure message="a&#10;b"><![CDATA[<p>${j}<br>]]></failure></testcase>`)}\n</testsuite>`)}\n</testsuites>`,
  ],
  [
    'a report with a DTD that names no entity',
    'a.xml',
    `<?xml version="1.0" ?>\n<!DOCTYPE coverage SYSTEM "http://example.org/coverage-04.dtd">\n<coverage line-rate="0.9"/>`,
  ],
  ['tables', 'a.toml', list(2000, (i) => `[tool.a${i}]\nb = [[1, 2], [3]]\nc.d.e = { f = "${i}" }`)],
  [
    'a module of 5,000 lines',
    'a.py',
    list(
      1000,
      (i) =>
        `class A${i}(B):\n    def f(self, a: list[int] = []) -> None:\n        if a:\n            return self.b(a[${i}], c={"d": f"{a!r}"})\n`,
    ),
  ],
  ['a dictionary of 5,000 entries', 'a.py', `A = {\n${list(5000, (i) => `    "k${i}": (${i}, None),`)}\n}\n`],
  ['Python 2', 'a.py', list(500, (i) => `print "a %s" % ${i}\ntry:\n    a()\nexcept B, e:\n    pass`)],
];

const parserOf = (path: string) =>
  path.endsWith('.yml') ? yaml : (PARSERS.find(({ paths }) => paths.includes(path))?.parser ?? javascript);

describe('what is read', () => {
  it.each(REAL)('%s', (_, path, text) => {
    expect(() => parserOf(path).of(sourceFile(path, text))).not.toThrow();
  });
});

const pieces = Object.values(HOSTILE).flatMap(({ shapes }) => shapes.map((shape) => grown(shape, 12)));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('\n', ' ', 'a', '"', '\\', '👍', '\r')), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);

describe('any text', () => {
  it('is read or refused with a ParseFailure', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...PARSERS.flatMap(({ parser, paths }) => paths.map((path) => ({ parser, path })))),
        (source, { parser, path }) => {
          try {
            parser.of(sourceFile(path, source));
          } catch (error) {
            expect(error).toBeInstanceOf(ParseFailure);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('keeps its offsets within component files', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>é👍</p>', '\n', '\r\n', '<SCRIPT lang="ts">\n', '<!-- -->')),
        (parts) => {
          const before = parts.join('').replace(/<SCRIPT[^>]*>/g, '<script>\nlet b;</script>');
          const file = sourceFile('a.vue', `${before}<script setup>\n  find();\n</script>\n<style></style>`);
          const found: string[] = [];
          walk(javascript.of(file).program, (node) => {
            if (node.type === 'CallExpression') found.push(file.text.slice(node.start, node.end));
            return true;
          });
          expect(found).toEqual(['find()']);
        },
      ),
    );
  });
});

describe('a walk', () => {
  it('of JavaScript names the parents, and skips what it is told to', () => {
    const seen: string[] = [];
    walk(javascript.of(sourceFile('a.ts', 'f(a, [b, c], () => { d(); }); g();')).program, (node, parents) => {
      if (node.type === 'Identifier') seen.push(`${node.name} ${parents.length} ${parents.at(-1)?.type}`);
      return node.type !== 'ArrayExpression';
    });
    expect(seen).toEqual([
      'f 3 CallExpression',
      'a 3 CallExpression',
      'd 7 CallExpression',
      'g 3 CallExpression',
    ]);
  });

  it('of Python goes on after a tuple that a with statement opens', () => {
    const tree = python.of(sourceFile('a.py', 'def f():\n  with a() as (b, c):\n    d()\n  assert b\n'));
    const names: string[] = [];
    walkPython(tree.root, (node) => {
      names.push(node.name);
      return true;
    });
    expect(names).toContain('AssertStatement');
    expect(names).not.toContain('⚠');
  });

  it('of Python is that of a plain recursion, whatever is skipped', () => {
    const statements = [
      'a = b(c, d=[1, 2])',
      'if a:\n  f(g)\n  h()',
      'class A:\n  def f(self): return 1',
      '@a\ndef g(): pass',
      '(((',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...statements)),
        fc.array(fc.boolean(), { minLength: 1 }),
        fc.nat(),
        (parts, skips, start) => {
          const { root } = python.of(sourceFile('a.py', `${parts.join('\n')}\n`));
          const all: (typeof root)[] = [];
          const collect = (node: typeof root): void => {
            all.push(node);
            childrenOf(node).forEach(collect);
          };
          collect(root);
          const from = all[start % all.length] ?? root;
          const seenBy = (go: (visit: (node: typeof root) => boolean) => void): string[] => {
            const seen: string[] = [];
            go((node) => {
              seen.push(`${node.name} ${node.from} ${node.to}`);
              return skips[seen.length % skips.length] ?? true;
            });
            return seen;
          };
          const naive = (node: typeof root, visit: (node: typeof root) => boolean): void => {
            if (visit(node)) for (const child of childrenOf(node)) naive(child, visit);
          };
          expect(seenBy((visit) => walkPython(from, visit))).toEqual(seenBy((visit) => naive(from, visit)));
        },
      ),
    );
  });
});
