import { ParseFailure } from '../../kit/parser.ts';
import type { SourceFile } from '../../kit/source.ts';
import { at, entries, isRecord, text } from '../../parsers/structured.ts';
import type { Importer, LockContent } from './model.ts';

const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

const CONTENT: LockContent = { importers: null, names: null, rangesHold: true, yarnClassic: false };

/** `package-lock.json` and `npm-shrinkwrap.json`: from version 2 on with what each package asks for. */
export function readNpmLock(file: SourceFile): LockContent {
  const value = parseJson(file.text);
  const packages = at(value, 'packages');
  if (!isRecord(packages)) return { ...CONTENT, names: Object.keys(textKeys(at(value, 'dependencies'))) };
  const own = entries(packages).filter(([folder]) => !/(^|\/)node_modules\//.test(folder));
  return { ...CONTENT, importers: own.map(([folder, entry]) => importer(folder, entry)) };
}

/** `bun.lock`: JSON with trailing commas. */
export function readBunLock(file: SourceFile): LockContent {
  const value = parseJson(file.text.replace(/,(\s{0,200}[}\]])/g, '$1'));
  return {
    ...CONTENT,
    importers: entries(at(value, 'workspaces')).map(([folder, entry]) => importer(folder, entry)),
  };
}

function importer(folder: string, entry: unknown): Importer {
  const groups = GROUPS.flatMap((group) => entries(at(entry, group)));
  return {
    folder,
    dependencies: Object.fromEntries(groups.map(([name, range]) => [name, text(range) ?? ''])),
  };
}

function textKeys(value: unknown): Record<string, unknown> {
  return Object.fromEntries(entries(value));
}

/** Lockfiles may be megabytes, and no line of theirs is ever shown: the built-in parser is enough. */
export function parseJson(source: string): unknown {
  try {
    const value: unknown = JSON.parse(source);
    return value;
  } catch (error) {
    throw new ParseFailure(error instanceof Error ? error.message : 'not JSON');
  }
}

/** `pnpm-lock.yaml`: its importers, read line by line, since the rest of the file may be huge. */
export function readPnpmLock(file: SourceFile): LockContent {
  const importers: PnpmReader = new PnpmReader();
  for (const line of file.text.split(/\r?\n/)) {
    if (/^packages\s*:/.test(line)) break;
    importers.line(line);
  }
  const rangesHold = !/^(overrides|pnpmfileChecksum|packageExtensionsChecksum)\s*:/m.test(
    file.text.slice(0, 20_000),
  );
  return { ...CONTENT, importers: importers.done(), rangesHold };
}

/** Keys by their depth: importer, group, name, specifier; a lockfile of a single package leaves the importer out. */
class PnpmReader {
  readonly #importers = new Map<string, Record<string, string>>();
  #folder: string | null = null;
  #base = 0;
  #group = '';
  #name = '';

  line(line: string): void {
    const match = /^( *)(?:'([^']+)'|"([^"]+)"|([^\s:'"][^:]*|[^\s:'"][^\s]*)):(?: +(.*))?$/.exec(line);
    if (!match) return;
    const key = match[2] ?? match[3] ?? match[4] ?? '';
    const value = (match[5] ?? '').replace(/^['"]|['"]$/g, '');
    const depth = (match[1] ?? '').length;
    if (depth === 0) this.#top(key);
    else if (this.#folder === null && this.#base === 2 && depth === 2) this.#enter(key);
    else if (this.#base === 2 && depth === 2) this.#enter(key);
    else if (depth === this.#base + (this.#base === 2 ? 2 : 0)) this.#group = key;
    else this.#entry(depth - this.#base, key, value);
  }

  #top(key: string): void {
    if (key === 'importers') {
      this.#base = 2;
      this.#folder = null;
    } else if (/^(specifiers|dependencies|devDependencies|optionalDependencies)$/.test(key)) {
      this.#base = 0;
      this.#folder = '';
      this.#group = key;
    } else {
      this.#base = 0;
      this.#group = 'other';
    }
  }

  #enter(key: string): void {
    this.#folder = key === '.' ? '' : key;
    this.#importers.set(this.#folder, {});
    this.#group = '';
  }

  #entry(depth: number, key: string, value: string): void {
    if (
      this.#folder === null ||
      !/^(specifiers|dependencies|devDependencies|optionalDependencies)$/.test(this.#group)
    )
      return;
    const found = this.#importers.get(this.#folder) ?? {};
    this.#importers.set(this.#folder, found);
    const level = this.#base === 2 ? depth - 4 : depth - 2;
    if (this.#group === 'specifiers' && level === 0) found[key] = value;
    else if (level === 0) {
      this.#name = key;
      if (!Object.hasOwn(found, key)) found[key] = '';
    } else if (key === 'specifier') found[this.#name] = value;
  }

  done(): Importer[] {
    return [...this.#importers].map(([folder, dependencies]) => ({ folder, dependencies }));
  }
}

/** `yarn.lock` of Yarn 1 and of the later ones: the names of its entries. */
export function readYarnLock(file: SourceFile): LockContent {
  const names = new Set<string>();
  for (const line of file.text.split(/\r?\n/)) {
    if (line === '' || /^[\s#]/.test(line) || !line.endsWith(':')) continue;
    for (const entry of line.slice(0, -1).split(',')) {
      const name = /^(@?[^@]{1,214})@/.exec(entry.trim().replace(/^["']/, ''))?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return { ...CONTENT, names: [...names], yarnClassic: /^# yarn lockfile v1/m.test(file.text.slice(0, 500)) };
}
