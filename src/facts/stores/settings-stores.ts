import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { addressIn, dialect } from './dialects.ts';
import { evidence, settingsScopeOf } from './evidence.ts';
import type { StoreEvidence, StoreKind } from './model.ts';

/** One framework's file of settings, and the lines of it that name a database. */
interface SettingsFile {
  readonly path: RegExp;
  /** Each match's first group is the dialect; without a known one it is an open `sql`. Global and multi-line. */
  readonly names: RegExp;
}

const SETTINGS: readonly SettingsFile[] = [
  {
    path: /(^|\/)config\/database\.yml(\.(example|sample|erb))?$/,
    names: /^\s{0,8}adapter:\s*["']?(?:<%=[^\n>]{0,80})?([\w-]+)/gm,
  },
  {
    path: /(^|\/)config\/database\.php$/,
    names: /^\s*['"]default['"]\s*=>\s*env\(\s*['"]DB_CONNECTION['"]\s*,\s*['"](\w+)['"]/gm,
  },
  {
    path: /(^|\/)application[\w-]*\.properties$/,
    names: /^spring\.datasource\.(?:url|jdbc-url)\s*=\s*(?:\$\{[\w.]{1,60}:)?jdbc:(\w+)/gm,
  },
  {
    path: /(^|\/)application[\w-]*\.ya?ml$/,
    names: /^\s{1,20}(?:url|jdbc-url):\s*["']?(?:\$\{[\w.]{1,60}:)?jdbc:(\w+)/gm,
  },
  {
    path: /(^|\/)application[\w-]*\.(properties|ya?ml)$/,
    names: /^[\w.\s]{0,40}\buri\s*[=:]\s*["']?(?:\$\{[\w.]{1,60}:)?(mongodb(?:\+srv)?):/gm,
  },
  { path: /(^|\/)alembic\.ini$/, names: /^sqlalchemy\.url\s*=\s*(\w+)?/gm },
  { path: /(^|\/)ormconfig\.json$/, names: /"type"\s*:\s*"([\w-]+)"/g },
];

/** Databases that a framework's settings name: Rails, Laravel, Spring, Alembic, TypeORM. */
export const settingsStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'settings-stores',
  files: [
    '**/config/database.{yml,yml.example,yml.sample,yml.erb,php}',
    '**/application*.{properties,yml,yaml}',
    '**/alembic.ini',
    '**/ormconfig.json',
  ],
  extract(file) {
    const found = SETTINGS.filter(({ path }) => path.test(file.path)).flatMap(({ names }) =>
      read(file, names),
    );
    return found.length > 0 ? found : null;
  },
});

function read(file: SourceFile, names: RegExp): StoreEvidence[] {
  const scope = settingsScopeOf(withoutExample(file.path));
  return [...file.text.matchAll(names)].flatMap(({ index, 0: line, 1: word }) => {
    if (/^(?:h2|hsqldb|derby|nulldb)$/i.test(word ?? '')) return [];
    const kind = dialect(word ?? '') ?? 'sql';
    const place = { path: file.path, line: file.lineAt(index + line.length) };
    return [evidence({ by: 'configuration', kind, provider: local(kind), scope, weak: false, ...place })];
  });
}

/** An example of a file of settings shows what the real one says. */
function withoutExample(path: string): string {
  return path.replace(/\.(?:example|sample|template|dist|erb)\b/gi, '').replace(/(^|\/)env$/, '$1.env');
}

/** SQLite has no server: it lies where the program runs. */
export function local(kind: StoreKind): 'local' | null {
  return kind === 'sqlite' ? 'local' : null;
}

/** Addresses in example environment files say which database the code's object mapper is meant for. */
export const environmentHints = defineFileFact<readonly StoreEvidence[]>({
  id: 'environment-hints',
  files: ['**/.env', '**/.env.*', '**/*.env', '**/env.example', '**/*.env.example'],
  mentions: /:\/\//,
  extract(file) {
    const scope = /test|\bci\b/i.test(file.path) ? 'test' : settingsScopeOf(withoutExample(file.path));
    const found = file.text.split('\n').flatMap((text, index) => {
      const address = /^\s*#/.test(text) ? null : addressIn(text);
      if (!address) return [];
      return [
        evidence({
          by: 'hint',
          kind: address.kind,
          fallback: address.kind === 'sqlite',
          scope,
          path: file.path,
          line: index + 1,
        }),
      ];
    });
    return found.length > 0 ? found : null;
  },
});
