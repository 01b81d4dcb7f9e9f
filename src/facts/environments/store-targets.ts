import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isOpen } from '../transport/hosts.ts';
import type { FileTargets, StoreTarget } from './model.ts';

const MENTIONS =
  /\.supabase\.(?:co|in|com)\b|SUPABASE_PROJECT|projectId|PROJECT_ID|project_id|(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|mariadb|mssql)(?:\+\w{1,20})?:\/\/|connect\w{2,20}Emulator|\bemulators\b|"projects"/;

/** The stores that settings, deployment files and code name: hosted projects and databases, each by its public name. */
export const storeTargets = defineFileFact<FileTargets>({
  id: 'store-targets',
  files: [
    '**/.env',
    '**/.env.*',
    '**/*.env',
    '**/*.{yml,yaml,toml,js,jsx,ts,tsx,mjs,cjs,vue,svelte,py,sh}',
    '**/{vercel,firebase,app,railway}.json',
    '**/.firebaserc',
    '**/environments/*.{ts,js}',
  ],
  mentions: MENTIONS,
  extract(file) {
    const lines = file.text.split('\n');
    const read = lines.map((text) => (text.length > 1000 || COMMENT.test(text) ? '' : text));
    const targets = read.flatMap((text, index) =>
      targetsIn(file.path, text, read[index - 1] ?? '', index + 1),
    );
    const at = read.findIndex((text) => isLocal(file, text));
    const emulator = /\bconnect\w{2,20}Emulator\(/.test(file.text);
    const opens = OPENS.test(file.text);
    const found = { targets, local: at < 0 ? null : at + 1, emulator, opens };
    return targets.length > 0 || found.local !== null || emulator ? found : null;
  },
});

/** Opens the store that it names, rather than linking to a picture in it. */
const OPENS =
  /\b(createClient|initializeApp|create_client|createBrowserClient|createServerClient|initialize_app)\b|:\/\/[^\s"'`@]{1,200}@/;
const COMMENT = /^\s*(#|\/\/|\*|\/\*)/;
const READS_VARIABLE =
  /process\.env|import\.meta\.env|getenv|environ|Deno\.env|\benv\(|config\(|\$\{[A-Z_]+:-/;

function targetsIn(path: string, text: string, before: string, line: number): StoreTarget[] {
  const fallback =
    READS_VARIABLE.test(text) || (/(\|\||\?\?|[(,=])\s*$/.test(before) && READS_VARIABLE.test(before));
  const found = [...supabase(path, text), ...firebase(path, text), ...databases(text)];
  return [...new Set(found)].map((target) => ({ target, line, fallback }));
}

/** Twenty letters, as Supabase names its projects; some are made up for tests and documents. */
const MADE_UP = /^(abcdefgh|your|xyz|example|test|project|xxxx|aaaa|placeholder)/;

function supabase(path: string, text: string): string[] {
  const names = [
    ...text.matchAll(/\b(?:db\.)?([a-z]{20})\.supabase\.(?:co|in)\b/g),
    ...text.matchAll(/\bpostgres\.([a-z]{20})[:@]/g),
    ...text.matchAll(/\bSUPABASE_PROJECT_(?:REF|ID)["']?\s{0,2}[=:]\s{0,2}["']?([a-z]{20})\b/g),
    ...(path.endsWith('supabase/config.toml') ? text.matchAll(/^\s*project_id\s*=\s*"([a-z]{20})"/g) : []),
  ].flatMap(([, name]) => name ?? []);
  return names.filter((name) => !MADE_UP.test(name)).map((name) => `supabase:${name}`);
}

function firebase(path: string, text: string): string[] {
  const names = path.endsWith('.firebaserc')
    ? [...text.matchAll(/"[\w-]{1,40}"\s*:\s*"([a-z][a-z0-9-]{4,40})"/g)]
    : [
        ...text.matchAll(/\bprojectId["']?\s{0,2}:\s{0,2}["']([a-z][a-z0-9-]{4,40})["']/g),
        ...text.matchAll(/\bFIREBASE_PROJECT_ID["']?\s{0,2}[=:]\s{0,2}["']?([a-z][a-z0-9-]{4,40})\b/g),
      ];
  return names
    .flatMap(([, name]) => name ?? [])
    .filter((name) => !/^(demo|your|my|test|example|placeholder)-|project-?id|xxx/.test(name))
    .map((name) => `firebase:${name}`);
}

const ADDRESS =
  /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|mariadb|mssql)(?:\+\w{1,20})?:\/\/[^\s"'`@]{0,200}@([^\s"'`/?,:]{1,150})(?::\d{1,5})?(?:\/([\w-]{1,60}))?/g;

function databases(text: string): string[] {
  return [...text.matchAll(ADDRESS)].flatMap(([, host = '', name = '']) => {
    const plain = host.toLowerCase();
    // Supabase's own addresses are told by their project.
    if (!isOpen(plain) || /\.supabase\.(co|in|com)$/.test(plain)) return [];
    return [`database:${plain}/${name}`];
  });
}

const LOCAL_ADDRESS =
  /(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|mariadb|mssql)(?:\+\w{1,20})?:\/\/(?:[^\s"'`@]{0,200}@)?(?![^\s"'`/]{0,200}@)(localhost|127\.0\.0\.1|host\.docker\.internal|[a-z][\w-]{0,40})(?=[:/?\s"'`]|$)/;

function isLocal({ path }: SourceFile, line: string): boolean {
  if (/(^|\/)firebase\.json$/.test(path)) return /"emulators"\s*:/.test(line);
  if (/supabase\/config\.toml$/.test(path)) return /^\[db\]/.test(line);
  return LOCAL_ADDRESS.test(line);
}
