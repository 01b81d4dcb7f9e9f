import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES } from '../../parsers/python.ts';
import { pythonStatements } from '../imports/python-lines.ts';
import { addressIn, dialect } from './dialects.ts';
import { evidence, settingsScopeOf } from './evidence.ts';
import type { StoreEvidence, StoreKind } from './model.ts';
import { local } from './settings-stores.ts';

/** Two halves of one proof that stand in different files of a Django project, and what takes its files elsewhere. */
export const DJANGO_MARKS = ['media-root', 'file-field', 'cloud-files'] as const;
type DjangoMark = (typeof DJANGO_MARKS)[number];

export interface PythonStores {
  readonly evidence: readonly StoreEvidence[];
  readonly marks: readonly { readonly mark: DjangoMark; readonly line: number }[];
}

const WANTED =
  /create_(?:async_)?engine\(|SQLAlchemy\(|engine_from_config\(|(?:DATABASE|DB|SQLALCHEMY)\w*UR[IL]|sqlite3\.connect\(|["']ENGINE["']\s*:|dj_database_url|env\.db\(|(?:Sqlite|Postgresql|MySQL)(?:Ext)?Database\(|MongoClient\(|AsyncIOMotorClient\(|UPLOAD\w*["']?\]?\s*=|\.save\(|copyfileobj\(|PersistentClient\(|persist_directory|save_local\(|faiss\.write_index\(|(?:client|resource)\(\s*["'](?:s3|dynamodb)|build\(\s*["']sheets|st\.connection\(|MEDIA_ROOT\s*=|(?:File|Image)Field\(|storages\.backends/;

/** Connections that Python code opens, databases that its settings name and folders that uploads go to. */
export const pythonStores = defineFileFact<PythonStores>({
  id: 'python-stores',
  files: PYTHON_FILES,
  mentions: WANTED,
  extract(file) {
    const statements = pythonStatements(file.text, WANTED).filter(({ text }) => WANTED.test(text));
    const found = statements.flatMap(({ text, line }) =>
      READERS.flatMap((reader) => reader(text, line, file)),
    );
    const marks = statements.flatMap(({ text, line }) =>
      MARKS.flatMap(([pattern, mark]) => (pattern.test(text) ? [{ mark, line }] : [])),
    );
    return found.length + marks.length === 0 ? null : { evidence: djangoChoice(found), marks };
  },
});

type Reader = (text: string, line: number, file: SourceFile) => StoreEvidence[];

const READERS: readonly Reader[] = [engine, address, sqlite, django, named, uploads];

const MARKS: readonly (readonly [RegExp, DjangoMark])[] = [
  [/^MEDIA_ROOT\s*=/, 'media-root'],
  [/^\w+\s*=\s*models\.(?:File|Image)Field\(/, 'file-field'],
  [/storages\.backends|cloudinary_storage/, 'cloud-files'],
];

function at(
  file: SourceFile,
  line: number,
  kind: StoreKind,
  more: Partial<StoreEvidence> = {},
): StoreEvidence {
  return evidence({ by: 'connection', kind, provider: local(kind), path: file.path, line, ...more });
}

/** An engine is opened: its address may stand beside it, in the settings, or only in the environment. */
function engine(text: string, line: number, file: SourceFile): StoreEvidence[] {
  if (!/\b(?:create_(?:async_)?engine|SQLAlchemy|engine_from_config)\(/.test(text)) return [];
  if (/^(?:def|class)\b|sqlite:\/\/(?:\/:memory:)?["']/.test(text)) return [];
  const found = addressIn(text);
  // Migrations open the same database by their own settings: the application's own line tells more.
  const by = /engine_from_config/.test(text) ? 'configuration' : 'connection';
  return [at(file, line, found?.kind ?? 'sql', { by, name: found?.file ?? null })];
}

/** An address in the settings; one that only stands in for a missing variable is for development. */
function address(text: string, line: number, file: SourceFile): StoreEvidence[] {
  const assigned = /(?:DATABASE|DB|SQLALCHEMY)\w*UR[IL]\w*["']?\]?\s*(?::\s*[\w.[\] |]{1,40})?=(?!=)/i.test(
    text,
  );
  const found = assigned ? addressIn(text) : null;
  if (!found) return [];
  const fallback = /environ|getenv|config\(|env\(|\bor\b/.test(text);
  const by = { by: 'hint', fallback, name: found.file, scope: settingsScopeOf(file.path) } as const;
  return [at(file, line, found.kind, by)];
}

function sqlite(text: string, line: number, file: SourceFile): StoreEvidence[] {
  const [, given = ''] = /\bsqlite3\.connect\(\s*([^,)]{0,200})/.exec(text) ?? [];
  if (given === '' || /:memory:|tmp|temp/i.test(given)) return [];
  const [, name = null] = /["']([^"']{1,100})["']/.exec(given) ?? [];
  const what = `${file.path.slice(file.path.lastIndexOf('/') + 1)} ${name ?? ''}`;
  if (/vector|embedding/i.test(what)) return [at(file, line, 'vector', { provider: 'local', name })];
  // What is built from other data can be built again.
  return [at(file, line, 'sqlite', { name, weak: /search|cache|\bindex/i.test(what) })];
}

function django(text: string, line: number, file: SourceFile): StoreEvidence[] {
  const place = { by: 'configuration', scope: settingsScopeOf(file.path) } as const;
  const [, backend] =
    /["']ENGINE["']\s*:\s*["'](?:django\.(?:contrib\.gis\.)?db\.backends\.|django_prometheus\.db\.backends\.|mssql|djongo)(\w*)["']/.exec(
      text,
    ) ?? [];
  if (backend !== undefined)
    return [at(file, line, dialect(backend) ?? (/djongo/.test(text) ? 'mongodb' : 'sql'), place)];
  return /\bdj_database_url\.(?:config|parse)\(|\benv\.db(?:_url)?\(/.test(text)
    ? [at(file, line, 'sql', place)]
    : [];
}

/** Settings that offer several databases leave the choice to whoever installs the tool. */
function djangoChoice(found: readonly StoreEvidence[]): StoreEvidence[] {
  const engines = found.filter(({ by }) => by === 'configuration');
  const servers = new Set(engines.filter(({ kind }) => kind !== 'sqlite').map(({ kind }) => kind));
  if (engines.length < 2 || servers.size === 0) return [...found];
  return found.map((each) => {
    if (each.by !== 'configuration') return each;
    if (each.kind === 'sqlite') return { ...each, fallback: true };
    return servers.size > 1 ? { ...each, kind: 'sql', provider: null } : each;
  });
}

const NAMED: readonly (readonly [RegExp, StoreKind, string | null])[] = [
  [/\bSqlite(?:Ext)?Database\((?!\s*["']:memory:)/, 'sqlite', 'local'],
  [/\bPostgresql(?:Ext)?Database\(/, 'postgres', null],
  [/\bMySQLDatabase\(/, 'mysql', null],
  [/\b(?:MongoClient|AsyncIOMotorClient)\(/, 'mongodb', null],
  [
    /\bPersistentClient\(|\bpersist_directory\s*=(?!=)\s*[^N\s]|\.save_local\(|\bfaiss\.write_index\(/,
    'vector',
    'local',
  ],
  [/\b(?:client|resource)\(\s*["']s3["']/, 'files', null],
  [/\b(?:client|resource)\(\s*["']dynamodb["']/, 'dynamodb', 'aws'],
  [/\bbuild\(\s*["']sheets["']/, 'spreadsheet', 'google'],
  [/\bst\.connection\([^)]{0,80}(?:GSheetsConnection|["']gsheets["'])/, 'spreadsheet', 'google'],
  [/\bst\.connection\([^)]{0,80}(?:SupabaseConnection|["']supabase["'])/, 'postgres', 'supabase'],
  [/\bst\.connection\([^)]{0,80}["']snowflake["']/, 'warehouse', 'snowflake'],
  [/\bst\.connection\([^)]{0,80}["']sql["']/, 'sql', null],
];

function named(text: string, line: number, file: SourceFile): StoreEvidence[] {
  if (/^(?:def|class|from|import)\b/.test(text)) return [];
  return NAMED.filter(([pattern]) => pattern.test(text)).map(([, kind, provider]) =>
    at(file, line, kind, { provider }),
  );
}

const SAVES = /(?:\.save|copyfileobj)\(/;
const FOLDER = /UPLOAD\w*(?:FOLDER|DIR|PATH|ROOT)|UPLOADS\b/i;
/** What is removed again after use is not kept. */
const REMOVED = /\bos\.(?:remove|unlink)\(|\.unlink\(|\brmtree\(|\btempfile\b/;

/** Uploads that are saved under a folder of the program's own disk. */
function uploads(text: string, line: number, file: SourceFile): StoreEvidence[] {
  const assigns = /^(?:\w+\.)?(?:config\[)?["']?UPLOAD\w*["']?\]?\s*=(?!=)/.test(text);
  if (!assigns || !FOLDER.test(text) || !SAVES.test(file.text)) return [];
  if (REMOVED.test(file.text)) return [];
  const [, name = null] = /=\s*["']([\w./-]{1,100})["']/.exec(text) ?? [];
  return [at(file, line, 'files', { provider: 'local', name })];
}
