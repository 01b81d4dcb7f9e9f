import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Extracted } from './extract-file.ts';

/** One file to look at, and the ids of the facts that want it. */
export interface Task {
  readonly path: string;
  readonly text: string;
  readonly facts: readonly string[];
}

/** Extracts somewhere else, several batches at a time. */
export interface Team {
  /** How many batches can be under way before handing out more only fills memory. */
  readonly capacity: number;
  extract(tasks: readonly Task[]): Promise<readonly (readonly Extracted[])[]>;
  close(): Promise<void>;
}

/** Beyond it the one thread that reads the files becomes the narrow place. */
const MOST_WORKERS = 6;

/**
 * A team of worker threads.
 *
 * @param script the worker's file, which answers each message of tasks with what it extracted ({@link serveTasks})
 * @returns null where the machine has one processor only
 */
export function workerTeam(script: URL): Team | null {
  const size = Math.min(MOST_WORKERS, availableParallelism());
  if (size < 2) return null;
  const members = Array.from({ length: size }, () => new Member(script));
  return {
    capacity: size * 2,
    extract: (tasks) =>
      members.reduce((least, each) => (each.load < least.load ? each : least)).extract(tasks),
    close: async () => {
      await Promise.all(members.map((each) => each.close()));
    },
  };
}

interface Waiting {
  resolve(found: readonly (readonly Extracted[])[]): void;
  reject(error: Error): void;
}

/** A worker answers in the order in which it was asked. */
class Member {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(script: URL) {
    // Not the flags of the process: with some (`--input-type`) no worker starts.
    this.#worker = new Worker(script, { execArgv: [] });
    this.#worker.on('message', (found: readonly (readonly Extracted[])[]) =>
      this.#waiting.shift()?.resolve(found),
    );
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', (code) => this.#fail(new Error(`a worker ended early (${code})`)));
  }

  get load(): number {
    return this.#waiting.length;
  }

  extract(tasks: readonly Task[]): Promise<readonly (readonly Extracted[])[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(tasks);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    for (const each of this.#waiting.splice(0)) each.reject(error);
  }
}
