import type { MessagePort } from 'node:worker_threads';
import type { FileFact } from '../kit/fact.ts';
import { sourceFile } from '../kit/source.ts';
import { type Extracted, extractFile } from './extract-file.ts';
import type { Task } from './team.ts';

/** The worker's side: answers tasks one message after the other. Every fact that it may be asked for must be given. */
export function serveTasks(port: MessagePort, facts: readonly FileFact<unknown>[]): void {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  let last = Promise.resolve();
  port.on('message', (tasks: readonly Task[]) => {
    last = last.then(async () => {
      const found: (readonly Extracted[])[] = [];
      for (const task of tasks) found.push(await extractTask(task, byId));
      port.postMessage(found);
    });
  });
}

function extractTask(
  { path, text, facts }: Task,
  byId: ReadonlyMap<string, FileFact<unknown>>,
): Promise<readonly Extracted[]> {
  const wanted = facts.map((id) => {
    const fact = byId.get(id);
    if (!fact) throw new Error(`no fact is called ${id}`);
    return fact;
  });
  return extractFile(wanted, sourceFile(path, text));
}
