import type { FileFact, FileFactResult } from '../kit/fact.ts';
import { ParseFailure } from '../kit/parser.ts';
import type { FileEntry, NotExamined, Repository } from '../kit/repository.ts';
import { type SourceFile, sourceFile } from '../kit/source.ts';
import { type Collected, failed } from './collected.ts';
import { pathMatcher } from './globs.ts';
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

/** Runs file facts over every file that they name: each file is read once, and parsed at most once a parser. */
export async function extractAll(
  facts: readonly FileFact<unknown>[],
  repository: Repository,
): Promise<Extraction> {
  const running = facts.map(start);
  const notExamined = new Map<string, NotExamined>();
  const note = (entry: NotExamined, wanted: readonly Running[]): void => {
    if (!notExamined.has(entry.path)) notExamined.set(entry.path, entry);
    for (const run of wanted) run.notExamined.push(entry);
  };
  let read = 0;
  for (const entry of repository.files) {
    const vendored = isVendored(entry.path);
    const wanted = running.filter((run) => wants(run, entry, vendored));
    if (wanted.length === 0) continue;
    const source = repository.read(entry.path);
    if ('reason' in source) {
      note({ path: entry.path, reason: source.reason }, wanted);
      continue;
    }
    read += 1;
    const file = sourceFile(entry.path, source.text);
    for (const run of wanted) {
      await extractOne(run, file, (reason) => note({ path: entry.path, reason }, [run]));
    }
  }
  return {
    results: new Map(running.map((run) => [run.fact, result(run)])),
    read,
    notExamined: [...notExamined.values()],
  };
}

function start(fact: FileFact<unknown>): Running {
  return { fact, matches: pathMatcher(fact.files), values: [], notExamined: [], examined: 0, error: null };
}

function wants({ fact, matches }: Running, entry: FileEntry, vendored: boolean): boolean {
  if (vendored && !fact.vendored) return false;
  if (fact.scope === 'repository') return matches(entry.rootPath);
  return !entry.path.startsWith('../') && matches(entry.path);
}

async function extractOne(
  run: Running,
  file: SourceFile,
  skip: (reason: 'not parsed') => void,
): Promise<void> {
  if (run.error) return;
  run.examined += 1;
  if (run.fact.mentions && !run.fact.mentions.test(file.text)) return;
  try {
    for (const parser of run.fact.parsers) await parser.load();
    const value = run.fact.extract(file);
    if (value !== null) run.values.push({ path: file.path, value });
  } catch (error) {
    if (error instanceof ParseFailure) {
      run.examined -= 1;
      skip('not parsed');
    } else run.error = failed({ id: `${run.fact.id} (${file.path})` }, error);
  }
}

function result(run: Running): Collected {
  if (run.error) return run.error;
  const { values, examined, notExamined } = run;
  return { value: { values, examined, notExamined } satisfies FileFactResult<unknown> };
}
