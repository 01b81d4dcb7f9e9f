import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import { client } from '../client/client.ts';
import { fileList } from '../file-list.ts';
import { aliases } from '../imports/aliases.ts';
import { javascriptImports } from '../imports/javascript-imports.ts';
import { pythonImports } from '../imports/python-imports.ts';
import { resolver } from '../imports/resolve.ts';
import { javascriptMocks } from './javascript-mocks.ts';
import { pythonModuleFiles } from './python-files.ts';
import { pythonMocks } from './python-mocks.ts';
import { served } from './served.ts';

const SOURCES = {
  client,
  served,
  fileList,
  javascriptImports,
  pythonImports,
  aliases,
  javascriptMocks,
  pythonMocks,
};

export interface TakenNames {
  /** `path#name` of what files that people reach take from files with made-up data. */
  readonly taken: readonly string[];
  /** Files with made-up data that are only loaded behind a test for development. */
  readonly shownOnly: readonly string[];
}

/** What is taken from files with made-up data by the files that people reach. */
export const takenNames = defineDerivedFact<typeof SOURCES, TakenNames>({
  id: 'taken-names',
  from: SOURCES,
  derive({ client: { files }, served: server, ...facts }) {
    const taking = new Taking(facts, new Set([...files.map(({ path }) => path), ...server]));
    return taking.names();
  },
});

type Facts = Omit<ValuesOf<typeof SOURCES>, 'client' | 'served'>;

class Taking {
  private readonly taken = new Set<string>();
  private readonly loaded = new Set<string>();
  private readonly shown = new Set<string>();
  private readonly invented: ReadonlySet<string>;

  constructor(
    private readonly facts: Facts,
    private readonly reached: ReadonlySet<string>,
  ) {
    const { javascriptMocks: js, pythonMocks: py } = facts;
    this.invented = new Set([...js.values, ...py.values].map(({ path }) => path));
  }

  names(): TakenNames {
    if (this.invented.size > 0) {
      const paths = this.facts.fileList.map(({ path }) => path);
      this.scripts(paths);
      this.pythons(paths);
    }
    return {
      taken: [...this.taken].sort(),
      shownOnly: [...this.shown].filter((path) => !this.loaded.has(path)).sort(),
    };
  }

  private scripts(paths: readonly string[]): void {
    const resolve = resolver(
      paths.filter((path) => /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path)),
      this.facts.aliases,
    );
    const shown = new Map(this.facts.javascriptMocks.values.map(({ path, value }) => [path, value.shown]));
    for (const { path, value } of this.facts.javascriptImports.values) {
      if (!this.reached.has(path)) continue;
      for (const { specifier, names, typeOnly } of [...value.local, ...value.packages]) {
        if (typeOnly) continue;
        const targets = resolve(path, specifier).files.filter((each) => this.invented.has(each));
        if (shown.get(path)?.includes(specifier)) for (const target of targets) this.shown.add(target);
        else this.take(targets, names);
      }
    }
  }

  private pythons(paths: readonly string[]): void {
    const modules = pythonModuleFiles(paths);
    for (const { path, value } of this.facts.pythonImports.values) {
      if (!this.reached.has(path)) continue;
      for (const { specifier, names } of [...value.local, ...value.packages]) {
        this.take(modules(path, specifier, []), names);
        this.take(modules(path, specifier, names), ['*']);
      }
    }
  }

  private take(targets: readonly string[], names: readonly string[]): void {
    for (const path of targets.filter((each) => this.invented.has(each))) {
      this.loaded.add(path);
      for (const name of names) this.taken.add(`${path}#${name}`);
    }
  }
}
