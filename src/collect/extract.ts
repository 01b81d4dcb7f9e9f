import type { FileFact, FileFactResult } from '../kit/fact.ts';
import type { FileEntry, NotExamined, Repository } from '../kit/repository.ts';
import { type SourceFile, sourceFile } from '../kit/source.ts';
import type { Collected } from './collected.ts';
import { type Extracted, extractFile } from './extract-file.ts';
import { pathMatcher } from './globs.ts';
import type { Team } from './team.ts';
import { isVendored } from './vendored.ts';

interface Running {
  readonly fact: FileFact<unknown>;
  readonly matches: (path: string) => boolean;
  readonly values: { path: string; value: unknown }[];
  readonly notExamined: NotExamined[];
  examined: number;
  error: { error: string } | null;
}

export interface Extraction {
  readonly results: ReadonlyMap<FileFact<unknown>, Collected>;
  readonly read: number;
  readonly notExamined: readonly NotExamined[];
}

/** A folder with more files than this is worth the start of a team. */
const MANY_FILES = 2000;
/** How much is handed out at once: a message costs some time of its own. */
const BATCH_FILES = 64;
const BATCH_CHARACTERS = 1 << 20;

/**
 * Runs file facts over every file that they name: each file is read once, and parsed at most once a parser.
 *
 * @param makeTeam makes a team for a large folder; null, or a null from it, and all is done here
 */
export async function extractAll(
  facts: readonly FileFact<unknown>[],
  repository: Repository,
  makeTeam: (() => Team | null) | null,
): Promise<Extraction> {
  const running = facts.map(start);
  const team = repository.files.length > MANY_FILES ? (makeTeam?.() ?? null) : null;
  try {
    return await new Extractor(running, repository, team).run();
  } finally {
    await team?.close();
  }
}

class Extractor {
  readonly #running: readonly Running[];
  readonly #repository: Repository;
  readonly #team: Team | null;
  readonly #notExamined = new Map<string, NotExamined>();
  /** Batches under way, in the order in which their answers are taken. */
  readonly #waiting: (() => Promise<void>)[] = [];
  #batch: { file: SourceFile; wanted: readonly Running[] }[] = [];
  #characters = 0;
  #read = 0;

  constructor(running: readonly Running[], repository: Repository, team: Team | null) {
    this.#running = running;
    this.#repository = repository;
    this.#team = team;
  }

  async run(): Promise<Extraction> {
    for (const entry of this.#repository.files) await this.#see(entry);
    await this.#handOut();
    while (this.#waiting.length > 0) await this.#take();
    return {
      results: new Map(this.#running.map((run) => [run.fact, result(run)])),
      read: this.#read,
      notExamined: sortedByPath([...this.#notExamined.values()]),
    };
  }

  async #see(entry: FileEntry): Promise<void> {
    const vendored = isVendored(entry.path);
    const wanted = this.#running.filter((run) => wants(run, entry, vendored));
    if (wanted.length === 0) return;
    const source = this.#repository.read(entry.path);
    if ('reason' in source) {
      this.#note({ path: entry.path, reason: source.reason }, wanted);
      return;
    }
    this.#read += 1;
    const file = sourceFile(entry.path, source.text);
    if (this.#team === null) {
      const facts = wanted.map(({ fact }) => fact);
      this.#record(file.path, wanted, await extractFile(facts, file));
      return;
    }
    this.#batch.push({ file, wanted });
    this.#characters += source.text.length;
    if (this.#batch.length >= BATCH_FILES || this.#characters >= BATCH_CHARACTERS) await this.#handOut();
  }

  async #handOut(): Promise<void> {
    const batch = this.#batch;
    if (this.#team === null || batch.length === 0) return;
    this.#batch = [];
    this.#characters = 0;
    const tasks = batch.map(({ file: { path, text }, wanted }) => ({
      path,
      text,
      facts: wanted.map(({ fact }) => fact.id),
    }));
    const answer = this.#team.extract(tasks);
    // Whatever fails is thrown where the answer is taken, not before.
    answer.catch(() => undefined);
    const asked = batch.map(({ file: { path }, wanted }) => ({ path, wanted }));
    this.#waiting.push(async () => {
      const found = await answer;
      for (const [at, { path, wanted }] of asked.entries()) this.#record(path, wanted, found[at] ?? []);
    });
    while (this.#waiting.length > this.#team.capacity) await this.#take();
  }

  async #take(): Promise<void> {
    await this.#waiting.shift()?.();
  }

  #record(path: string, wanted: readonly Running[], found: readonly Extracted[]): void {
    for (const [at, run] of wanted.entries()) {
      const each = found[at];
      if (run.error || each === undefined) continue;
      if (each.kind === 'not parsed') {
        this.#note({ path, reason: each.kind }, [run]);
        continue;
      }
      run.examined += 1;
      if (each.kind === 'value') run.values.push({ path, value: each.value });
      if (each.kind === 'error') run.error = { error: each.error };
    }
  }

  #note(entry: NotExamined, wanted: readonly Running[]): void {
    if (!this.#notExamined.has(entry.path)) this.#notExamined.set(entry.path, entry);
    for (const run of wanted) run.notExamined.push(entry);
  }
}

/** With a team, what could not be parsed is known later than what could not be read. */
function sortedByPath(entries: readonly NotExamined[]): NotExamined[] {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function start(fact: FileFact<unknown>): Running {
  return { fact, matches: pathMatcher(fact.files), values: [], notExamined: [], examined: 0, error: null };
}

function wants({ fact, matches }: Running, entry: FileEntry, vendored: boolean): boolean {
  if (vendored && !fact.vendored) return false;
  if (fact.scope === 'repository') return matches(entry.rootPath);
  return !entry.path.startsWith('../') && matches(entry.path);
}

function result(run: Running): Collected {
  if (run.error) return run.error;
  const { values, examined, notExamined } = run;
  return {
    value: { values, examined, notExamined: sortedByPath(notExamined) } satisfies FileFactResult<unknown>,
  };
}
