import type { CallExpression, NewExpression, Node, ObjectExpression } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { addressIn, dialect } from './dialects.ts';
import { evidence } from './evidence.ts';
import type { StoreEvidence, StoreKind } from './model.ts';
import { local } from './settings-stores.ts';

/** What the code of one JavaScript or TypeScript file opens or writes to. */
export interface CodeStores {
  readonly evidence: readonly StoreEvidence[];
  /** True where the only SQLite database that it opens lives in memory. */
  readonly memoryOnly: boolean;
  /** True where it looks into the environment whether its store is there at all. */
  readonly optional: boolean;
}

/** Connections that are opened, buckets that are used and folders that uploads go to. */
export const javascriptStores = defineFileFact<CodeStores>({
  id: 'javascript-stores',
  files: JAVASCRIPT_FILES,
  mentions:
    /uploader\.|enabled\b[^\n]{0,20}process\.env|(?:Boolean\(|!!)process\.env|mongoose|MongoClient|Sequelize|DataSource|createConnection|TypeOrmModule|MikroORM|knex|client\s*:\s*['"](?:pg|mysql|sqlite|better-sqlite)|dialect\s*:|\.storage\b|firestore\(|\.(?:database|auth)\(\)|multer|uploadDir|localStorage|indexedDB|\.sheets\(|:memory:|sqlite3?\.Database|new Database/,
  parsers: [javascript],
  extract(file) {
    const found: StoreEvidence[] = [];
    const opened: (string | null)[] = [];
    walk(javascript.of(file).program, (node) => {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
      const name = dottedName(node.callee);
      if (name === null) return undefined;
      if (SQLITE.test(name) && node.type === 'NewExpression') opened.push(firstText(node));
      for (const reader of READERS) found.push(...reader(name, node, file));
      return undefined;
    });
    const memoryOnly = opened.length > 0 && opened.every((path) => path === ':memory:');
    const once = firstOfEach(found);
    const optional = ENABLED.test(file.text);
    return once.length === 0 && !memoryOnly && !optional ? null : { evidence: once, memoryOnly, optional };
  },
});

type Call = CallExpression | NewExpression;
type Reader = (name: string, call: Call, file: SourceFile) => StoreEvidence[];

const ENABLED =
  /\benabled\b\s{0,5}[:=]\s{0,5}[!(]{0,3}(?:Boolean\()?process\.env\.|(?:\bBoolean\(|!!)process\.env\.\w{0,40}(?:URL|URI|HOST|DSN)\b/;
const SQLITE = /^(?:\w*[sS]qlite3?\.)?Database(?:Sync)?$/;
const READERS: readonly Reader[] = [
  mongo,
  mapper,
  supabaseFiles,
  cloudinary,
  firebaseAdmin,
  uploads,
  onDevice,
  sheets,
];

function at(file: SourceFile, call: Call, kind: StoreKind, more: Partial<StoreEvidence> = {}): StoreEvidence {
  return evidence({ by: 'connection', kind, path: file.path, line: file.lineAt(call.start), ...more });
}

function mongo(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  const opens = /^(?:\w+\.)?(?:mongoose\.(?:connect|createConnection)|MongoClient(?:\.connect)?)$/.test(name);
  return opens ? [at(file, call, 'mongodb')] : [];
}

const MAPPERS =
  /^(?:Sequelize|DataSource|typeorm\.DataSource|TypeOrmModule\.forRoot(?:Async)?|SequelizeModule\.forRoot(?:Async)?|MikroORM\.init|MikroOrmModule\.forRoot|knex|Knex|Knex\.knex|knex\.knex)$/;

/** An object mapper is opened: which database it talks to stands in its settings, or nowhere in the code. */
function mapper(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  const typeorm = /(?:^|\.)createConnections?$/.test(name) && /['"]typeorm['"]/.test(file.text);
  if (!typeorm && !MAPPERS.test(name)) return [];
  if (/^DataSource$/.test(name) && !/typeorm/.test(file.text)) return [];
  if (/^knex$/i.test(name) && !/['"]knex['"]/.test(file.text)) return [];
  const settings = call.arguments.filter((argument) => argument.type === 'ObjectExpression');
  const word = settings.flatMap((each) =>
    ['dialect', 'type', 'client'].flatMap((key) => textOf(each, key) ?? []),
  )[0];
  const address = addressIn(file.text.slice(call.start, Math.min(call.end, call.start + 2000)));
  const kind = dialect(word ?? '') ?? address?.kind ?? 'sql';
  const path = settings.flatMap((each) =>
    ['storage', 'database', 'filename'].flatMap((key) => textOf(each, key) ?? []),
  )[0];
  if (kind === 'sqlite' && path === ':memory:') return [];
  return [
    at(file, call, kind, {
      provider: local(kind),
      name: kind === 'sqlite' ? (path ?? address?.file ?? null) : null,
    }),
  ];
}

function supabaseFiles(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  if (!/(^|\.)storage\.(?:from|createBucket)$/.test(name)) return [];
  return [at(file, call, 'files', { provider: 'supabase', name: firstText(call) })];
}

function cloudinary(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  const uploads = /(?:^|\.)uploader\.upload\w*$/.test(name) && /cloudinary/i.test(file.text);
  return uploads ? [at(file, call, 'files', { provider: 'cloudinary' })] : [];
}

const FIREBASE: Readonly<Record<string, StoreKind>> = {
  firestore: 'firestore',
  storage: 'files',
  database: 'realtime-database',
  auth: 'accounts',
};

/** `admin.firestore()` and its like: the older interface, in which one import opens everything. */
function firebaseAdmin(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  const [, method = ''] =
    /^(?:firebase|admin|firebaseAdmin|adminApp|firebaseApp|fire|app)\.(firestore|storage|database|auth)$/.exec(
      name,
    ) ?? [];
  const kind = Object.hasOwn(FIREBASE, method) ? FIREBASE[method] : undefined;
  return kind !== undefined && /firebase/.test(file.text)
    ? [at(file, call, kind, { provider: 'google' })]
    : [];
}

/** Uploads that multer or formidable writes to the program's own disk. */
function uploads(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  const [settings] = call.arguments;
  const key = /^multer$/.test(name)
    ? 'dest'
    : /^(?:\w+\.)?diskStorage$/.test(name)
      ? 'destination'
      : /^(?:formidable|IncomingForm|formidable\.IncomingForm)$/.test(name)
        ? 'uploadDir'
        : null;
  if (key === null || settings?.type !== 'ObjectExpression') return [];
  if (key !== 'destination' && property(settings, key) === null) return [];
  // A file that is removed again once it was handed on is not kept.
  const removed = /\bunlink(?:Sync)?\(|\brm(?:Sync)?\(/.test(file.text);
  return [at(file, call, 'files', { provider: 'local', name: textOf(settings, key), weak: removed })];
}

function onDevice(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  const writes = /^(?:(?:window|globalThis|self)\.)?(?:localStorage\.setItem|indexedDB\.open)$/.test(name);
  return writes ? [at(file, call, 'browser', { provider: 'device' })] : [];
}

function sheets(name: string, call: Call, file: SourceFile): StoreEvidence[] {
  return /^(?:google|googleapis)\.sheets$/.test(name)
    ? [at(file, call, 'spreadsheet', { provider: 'google' })]
    : [];
}

function firstText(call: Call): string | null {
  const [first] = call.arguments;
  return first && first.type !== 'SpreadElement' ? stringValue(first) : null;
}

function property(object: ObjectExpression, name: string): Node | null {
  for (const each of object.properties) {
    if (each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === name)
      return each.value;
  }
  return null;
}

function textOf(object: ObjectExpression, name: string): string | null {
  const value = property(object, name);
  return value && stringValue(value);
}

/** A file that writes to the same place a hundred times says no more than one that writes once. */
function firstOfEach(all: readonly StoreEvidence[]): StoreEvidence[] {
  const seen = new Set<string>();
  return all.filter(({ kind, provider, name }) => {
    const key = `${kind} ${provider} ${name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
