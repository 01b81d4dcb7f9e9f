import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { factsOf } from '../audit/audit.ts';
import { defineFileFact } from '../kit/fact.ts';
import { defineParser, ParseFailure } from '../kit/parser.ts';
import { memoryRepository } from '../repo/memory.ts';
import { collect, fileFactsOf } from './collect.ts';
import type { Extracted } from './extract-file.ts';
import { serveTasks } from './serve-tasks.ts';
import { type Task, type Team, workerTeam } from './team.ts';

const worded = defineParser<string[]>('worded', async () => (file) => {
  if (file.text.includes('broken')) throw new ParseFailure('broken');
  return file.text.split(' ');
});
const words = defineFileFact<number>({
  id: 'words',
  files: ['**/*.txt'],
  parsers: [worded],
  extract: (file) => worded.of(file).length,
});
const shouts = defineFileFact<string>({
  id: 'shouts',
  files: ['**/*.txt'],
  mentions: /!/,
  extract(file) {
    if (file.text.includes('crash')) throw new Error('no luck');
    return file.path;
  },
});

/** The worker's side behind a channel in this thread. */
function channelTeam(): Team {
  const { port1, port2 } = new MessageChannel();
  serveTasks(port2, [words, shouts]);
  const waiting: ((found: readonly (readonly Extracted[])[]) => void)[] = [];
  port1.on('message', (found) => waiting.shift()?.(found));
  return {
    capacity: 2,
    extract: (tasks: readonly Task[]) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port1.postMessage(tasks);
      }),
    async close() {
      port1.close();
    },
  };
}

const many = (text: (at: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 2100 }, (_, at) => [`f${String(at).padStart(5, '0')}.txt`, text(at)]),
  );

describe('a team', () => {
  it('gives what one thread gives, in the same order', async () => {
    const repository = memoryRepository(
      many((at) => (at % 700 === 3 ? 'broken' : `${'w '.repeat(at % 5)}${at % 3 === 0 ? '!' : ''}`)),
    );
    const alone = await collect([words, shouts], repository);
    const together = await collect([words, shouts], repository, channelTeam);
    expect(together.get(words)).toEqual(alone.get(words));
    expect(together.get(shouts)).toEqual(alone.get(shouts));
    expect(together.notExamined).toEqual(alone.notExamined);
    expect(alone.notExamined.length).toBe(3);
  });

  it('names the first file in which a fact failed, and keeps the others', async () => {
    const repository = memoryRepository(many((at) => (at === 900 || at === 2000 ? 'crash !' : '!')));
    const together = await collect([words, shouts], repository, channelTeam);
    expect(together.get(shouts)).toEqual({ error: 'shouts (f00900.txt): no luck' });
    expect(together.value(words)?.examined).toBe(2100);
  });

  it('is not called for a small folder', async () => {
    const refuse = (): Team => {
      throw new Error('called');
    };
    const collection = await collect([words], memoryRepository({ 'a.txt': 'one' }), refuse);
    expect(collection.value(words)?.examined).toBe(1);
  });

  it('knows facts by their ids, of which no two are the same', () => {
    const ids = fileFactsOf(factsOf(checks)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const script = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const task = { path: 'a.txt', text: 'x', facts: ['words'] };

describe.runIf(workerTeam(script('')) !== null)('worker threads', () => {
  it('answer each batch, whoever took it', async () => {
    const team = workerTeam(
      script(`import { parentPort } from 'node:worker_threads';
        parentPort.on('message', (tasks) => parentPort.postMessage(tasks.map(({ path }) => [{ kind: 'value', value: path }])));`),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => team?.extract([{ ...task, path: String(at) }])),
    );
    await team?.close();
    expect(answers.map((answer) => answer?.[0]?.[0])).toEqual(
      Array.from({ length: 20 }, (_, at) => ({ kind: 'value', value: String(at) })),
    );
  });

  it('fail loudly when a worker does', async () => {
    const team = workerTeam(
      script(`import { parentPort } from 'node:worker_threads';
        parentPort.on('message', () => { throw new Error('out of luck'); });`),
    );
    await expect(team?.extract([task])).rejects.toThrow('out of luck');
    await team?.close();
  });
});
