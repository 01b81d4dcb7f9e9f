import { describe, expect, it } from 'vitest';
import { defineDerivedFact, defineFileFact, defineRepositoryFact } from '../kit/fact.ts';
import { defineParser, ParseFailure } from '../kit/parser.ts';
import { memoryRepository } from '../repo/memory.ts';
import { collect } from './collect.ts';

const parses: string[] = [];
const shouting = defineParser<string>('shouting', async () => (file) => {
  parses.push(file.path);
  if (file.text.includes('?')) throw new ParseFailure('a question');
  return file.text.toUpperCase();
});

const loud = defineFileFact<string>({
  id: 'loud',
  files: ['**/*.txt'],
  parsers: [shouting],
  extract: (file) => shouting.of(file),
});
const louder = defineFileFact<string>({
  id: 'louder',
  files: ['**/*.txt'],
  parsers: [shouting],
  extract: (file) => `${shouting.of(file)}!`,
});

describe('collect', () => {
  it('parses a file once for all facts that share a parser', async () => {
    parses.length = 0;
    const collection = await collect([loud, louder], memoryRepository({ 'a.txt': 'one', 'b.txt': 'two' }));
    expect(collection.value(loud)?.values).toEqual([
      { path: 'a.txt', value: 'ONE' },
      { path: 'b.txt', value: 'TWO' },
    ]);
    expect(collection.value(louder)?.values[0]?.value).toBe('ONE!');
    expect(parses).toEqual(['a.txt', 'b.txt']);
  });

  it('names a file that does not parse, once, and goes on', async () => {
    const collection = await collect([loud, louder], memoryRepository({ 'a.txt': 'why?', 'b.txt': 'two' }));
    expect(collection.value(loud)).toMatchObject({
      examined: 1,
      notExamined: [{ path: 'a.txt', reason: 'not parsed' }],
    });
    expect(collection.notExamined).toEqual([{ path: 'a.txt', reason: 'not parsed' }]);
  });

  it('does not parse what a fact would not mention', async () => {
    parses.length = 0;
    const picky = defineFileFact<string>({
      id: 'picky',
      files: ['*.txt'],
      mentions: /two/,
      parsers: [shouting],
      extract: (file) => shouting.of(file),
    });
    const collection = await collect([picky], memoryRepository({ 'a.txt': 'one', 'b.txt': 'two' }));
    expect(collection.value(picky)).toMatchObject({ examined: 2, values: [{ path: 'b.txt', value: 'TWO' }] });
    expect(parses).toEqual(['b.txt']);
  });

  it('leaves bundled libraries alone, unless a fact asks for them', async () => {
    const all = defineFileFact<string>({
      id: 'all',
      files: ['**/*.txt'],
      vendored: true,
      extract: (file) => file.path,
    });
    const repository = memoryRepository({
      'vendor/lib/a.txt': 'x',
      'node_modules/b/c.txt': 'x',
      'src/d.txt': 'x',
    });
    const collection = await collect([loud, all], repository);
    expect(collection.value(loud)?.values.map(({ path }) => path)).toEqual(['src/d.txt']);
    expect(collection.value(all)?.values).toHaveLength(3);
  });

  it('shows the surrounding repository only to facts that ask for it, by paths from its root', async () => {
    const ci = defineFileFact<string>({
      id: 'ci',
      scope: 'repository',
      files: ['.github/workflows/*.yml'],
      extract: (file) => file.path,
    });
    const inner = defineFileFact<string>({ id: 'inner', files: ['**/*.yml'], extract: (file) => file.path });
    const repository = memoryRepository({ '../.github/workflows/ci.yml': 'on: push', 'app.yml': 'a: 1' });
    const collection = await collect([ci, inner], repository);
    expect(collection.value(ci)?.values.map(({ value }) => value)).toEqual(['../.github/workflows/ci.yml']);
    expect(collection.value(inner)?.values.map(({ value }) => value)).toEqual(['app.yml']);
  });

  it('keeps the failure of one fact to those that need it', async () => {
    const broken = defineRepositoryFact<number>({
      id: 'broken',
      read() {
        throw new Error('no luck');
      },
    });
    const needsIt = defineDerivedFact({
      id: 'needs-it',
      from: { broken },
      derive: ({ broken }) => broken + 1,
    });
    const needsLoud = defineDerivedFact({
      id: 'needs-loud',
      from: { loud },
      derive: ({ loud }) => loud.values.length,
    });
    const collection = await collect([needsIt, needsLoud], memoryRepository({ 'a.txt': 'one' }));
    expect(collection.get(needsIt)).toEqual({ error: 'broken: no luck' });
    expect(collection.value(needsLoud)).toBe(1);
  });

  it('names the file in which a fact failed', async () => {
    const faulty = defineFileFact<string>({
      id: 'faulty',
      files: ['*.txt'],
      extract() {
        throw new TypeError('oops');
      },
    });
    const collection = await collect([faulty], memoryRepository({ 'a.txt': 'one' }));
    expect(collection.get(faulty)).toEqual({ error: 'faulty (a.txt): oops' });
  });
});
