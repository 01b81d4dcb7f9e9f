import type { Serialisable } from './json.ts';
import type { Parser } from './parser.ts';
import type { NotExamined, RepositoryView } from './repository.ts';
import type { SourceFile } from './source.ts';

/**
 * The three kinds of fact. A fact says what a repository shows and where; it knows nothing of manifests or verdicts.
 */

/** Extracted from each file that its globs name, on its own: may be cached by content and run in a worker. */
export interface FileFact<T> {
  readonly kind: 'file';
  readonly id: string;
  /** Globs (picomatch) over paths; see {@link FileFact.scope}. */
  readonly files: readonly string[];
  /**
   * `folder`: globs match paths in the audited folder. `repository`: they match paths from the git root, so that
   * CI and templates of a surrounding repository are seen as well.
   */
  readonly scope: 'folder' | 'repository';
  /** A file without a match is not looked at further (and not parsed). Must be linear: no nested quantifiers. */
  readonly mentions: RegExp | null;
  readonly parsers: readonly Parser<unknown>[];
  /** Whether it also looks into bundled libraries, build output and generated code. */
  readonly vendored: boolean;
  /** The value, or null if the file has nothing to say. Pure. */
  extract(file: SourceFile): T | null;
}

/** What a {@link FileFact} gives over the whole repository, in path order. */
export interface FileFactResult<T> {
  readonly values: readonly { readonly path: string; readonly value: T }[];
  /** How many files the globs named and could be read. */
  readonly examined: number;
  readonly notExamined: readonly NotExamined[];
}

/** Computed from other facts. Pure. */
export interface DerivedFact<T> {
  readonly kind: 'derived';
  readonly id: string;
  readonly from: FactMap;
  derive(values: ValuesOf<FactMap>): T;
}

/** Read from the file list and from git. */
export interface RepositoryFact<T> {
  readonly kind: 'repository';
  readonly id: string;
  read(repository: RepositoryView): T | Promise<T>;
}

export type Fact<T> = FileFact<T> | DerivedFact<T> | RepositoryFact<T>;
export type FactMap = { readonly [name: string]: Fact<unknown> };

/** What a check or a derived fact receives for a fact. */
export type ValueOf<F> =
  F extends FileFact<infer T>
    ? FileFactResult<T>
    : F extends DerivedFact<infer T> | RepositoryFact<infer T>
      ? T
      : never;
export type ValuesOf<M extends FactMap> = { readonly [K in keyof M]: ValueOf<M[K]> };

/**
 * @param definition.id unique name, kebab-case
 * @param definition.extract returns JSON or null; throws nothing but what the parsers throw
 */
export function defineFileFact<T>(definition: {
  id: string;
  files: readonly string[];
  scope?: 'folder' | 'repository';
  mentions?: RegExp;
  parsers?: readonly Parser<unknown>[];
  vendored?: boolean;
  extract(file: SourceFile): (T & Serialisable<T>) | null;
}): FileFact<T> {
  const { scope = 'folder', mentions = null, parsers = [], vendored = false } = definition;
  return {
    ...definition,
    kind: 'file',
    scope,
    mentions,
    parsers,
    vendored,
    extract: (file) => definition.extract(file),
  };
}

export function defineDerivedFact<M extends FactMap, T>(definition: {
  id: string;
  from: M;
  derive(values: ValuesOf<M>): T & Serialisable<T>;
}): DerivedFact<T> {
  return { ...definition, kind: 'derived' };
}

export function defineRepositoryFact<T>(definition: {
  id: string;
  read(repository: RepositoryView): (T & Serialisable<T>) | Promise<T & Serialisable<T>>;
}): RepositoryFact<T> {
  return { ...definition, kind: 'repository', read: (repository) => definition.read(repository) };
}
