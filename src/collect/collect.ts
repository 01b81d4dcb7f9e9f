import type { DerivedFact, Fact, FactMap, FileFact, RepositoryFact, ValueOf, ValuesOf } from '../kit/fact.ts';
import type { NotExamined, Repository } from '../kit/repository.ts';
import { type Collected, failed } from './collected.ts';
import { extractAll } from './extract.ts';
import type { Team } from './team.ts';

export interface Collection {
  get(fact: Fact<unknown>): Collected;
  /** The value of one fact, typed; null if it failed. */
  value<F extends Fact<unknown>>(fact: F): ValueOf<F> | null;
  /** The values of a map of facts, typed, or the first error among them. */
  all<M extends FactMap>(facts: M): { readonly value: ValuesOf<M> } | { readonly error: string };
  /** How many files had their text read. */
  readonly read: number;
  /** Files that some fact asked for and that could not be examined, by path, each once. */
  readonly notExamined: readonly NotExamined[];
}

/**
 * Runs the given facts, and those that they are derived from, over a repository.
 *
 * @param makeTeam makes a team for a large repository; without it everything is done in this thread
 */
export async function collect(
  wanted: Iterable<Fact<unknown>>,
  repository: Repository,
  makeTeam: (() => Team | null) | null = null,
): Promise<Collection> {
  const facts = closure(wanted);
  const results = new Map<Fact<unknown>, Collected>();
  const fileFacts = facts.filter(isFileFact);
  const extraction = await extractAll(fileFacts, repository, makeTeam);
  for (const fact of fileFacts) results.set(fact, extraction.results.get(fact) ?? { error: 'not collected' });
  for (const fact of facts) {
    if (fact.kind === 'repository') results.set(fact, await readFact(fact, repository));
  }
  for (const fact of facts) if (fact.kind === 'derived') results.set(fact, derive(fact, results));
  const get = (fact: Fact<unknown>): Collected =>
    results.get(fact) ?? { error: `fact ${fact.id} was not collected` };
  return {
    get,
    value(fact) {
      const result = get(fact);
      return 'value' in result && isValueOf(fact, result.value) ? result.value : null;
    },
    all(facts) {
      const values = gather(facts, get);
      if ('error' in values) return values;
      return areValuesOf(facts, values.value) ? { value: values.value } : { error: 'not collected' };
    },
    read: extraction.read,
    notExamined: extraction.notExamined,
  };
}

/** Holds by construction: under each fact lies what that very fact returned. */
function isValueOf<F extends Fact<unknown>>(_fact: F, _value: unknown): _value is ValueOf<F> {
  return true;
}

function areValuesOf<M extends FactMap>(_facts: M, _values: unknown): _values is ValuesOf<M> {
  return true;
}

/** Every file fact that the given facts need. */
export function fileFactsOf(wanted: Iterable<Fact<unknown>>): readonly FileFact<unknown>[] {
  return closure(wanted).filter(isFileFact);
}

function isFileFact(fact: Fact<unknown>): fact is FileFact<unknown> {
  return fact.kind === 'file';
}

/** Every fact once, each after those that it is derived from. */
function closure(wanted: Iterable<Fact<unknown>>): Fact<unknown>[] {
  const ordered = new Set<Fact<unknown>>();
  const visit = (fact: Fact<unknown>): void => {
    if (ordered.has(fact)) return;
    if (fact.kind === 'derived') for (const source of Object.values(fact.from)) visit(source);
    ordered.add(fact);
  };
  for (const fact of wanted) visit(fact);
  return [...ordered];
}

async function readFact(fact: RepositoryFact<unknown>, repository: Repository): Promise<Collected> {
  try {
    return { value: await fact.read(repository) };
  } catch (error) {
    return failed(fact, error);
  }
}

function derive(fact: DerivedFact<unknown>, results: ReadonlyMap<Fact<unknown>, Collected>): Collected {
  const values = gather(
    fact.from,
    (source) => results.get(source) ?? { error: `fact ${source.id} was not collected` },
  );
  if ('error' in values) return values;
  try {
    return { value: fact.derive(values.value) };
  } catch (error) {
    return failed(fact, error);
  }
}

/** The values of a map of facts by name, or the first error among them. */
export function gather(
  facts: FactMap,
  get: (fact: Fact<unknown>) => Collected,
): { value: Record<string, unknown> } | { error: string } {
  const values: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(facts)) {
    const result = get(fact);
    if ('error' in result) return result;
    values[name] = result.value;
  }
  return { value: values };
}
