import { at, entries, isRecord, text, texts } from '../../parsers/structured.ts';
import { isOpen } from '../transport/hosts.ts';
import type { DatabaseServer } from './model.ts';

/** How servers of one product are known, and how they say that they only read, and only one project. */
interface Product {
  readonly product: string;
  readonly known: RegExp;
  /** Null where it always only reads. */
  readonly readOnly: RegExp | null;
  readonly scoped: RegExp;
  readonly production?: RegExp;
}

const READ_ONLY =
  /--?read-?only\b|\bread_?only=(?:true|1)|\breadonly=true|READ_?ONLY["']?[=: ]\s?["']?(?:true|1)/i;
/** A connection names one database. */
const CONNECTED = /./;

const PRODUCTS: readonly Product[] = [
  {
    product: 'Supabase',
    known: /@supabase\/mcp-server-supabase|\bmcp\.supabase\.com\b|:54321\/mcp\b|supabase-mcp/,
    readOnly: READ_ONLY,
    scoped: /--project-ref|\bproject_ref=/,
  },
  {
    product: 'Supabase',
    known: /@supabase\/mcp-server-postgrest/,
    readOnly: READ_ONLY,
    scoped: CONNECTED,
  },
  {
    product: 'Neon',
    known: /@neondatabase\/mcp-server-neon|\bmcp\.neon\.tech\b/,
    readOnly: READ_ONLY,
    scoped: /projectId=|--project/,
  },
  {
    product: 'PostgreSQL',
    known: /@modelcontextprotocol\/server-postgres\b|\bmcp\/postgres\b/,
    readOnly: null,
    scoped: CONNECTED,
  },
  {
    product: 'PostgreSQL',
    known: /postgres(?:ql)?[-_]mcp|mcp[-_](?:server[-_])?postgres|\bpg[-_]?mcp|mcp[-_]pg\b|server-postgres/i,
    readOnly: /--access-mode[= ]restricted|--?read-?only|read_?only[=: ]"?true/i,
    scoped: CONNECTED,
  },
  {
    product: 'MySQL',
    known: /mysql[-_]mcp|mcp[-_](?:server[-_])?mysql|mysql_mcp_server/i,
    readOnly: READ_ONLY,
    scoped: CONNECTED,
  },
  {
    product: 'MongoDB',
    known: /mongodb-mcp-server|mongo(?:db)?[-_]mcp|mcp[-_]mongo/i,
    readOnly: READ_ONLY,
    scoped: CONNECTED,
  },
  {
    product: 'Firebase',
    known: /firebase(?:-tools)?(?:@\S{1,20})? (?:experimental:)?mcp\b|firebase-mcp/,
    readOnly: READ_ONLY,
    scoped: /--dir|--project|projectId/,
  },
  { product: 'a database (DBHub)', known: /\bdbhub\b/, readOnly: READ_ONLY, scoped: CONNECTED },
  {
    product: 'Prisma',
    known: /\bprisma(?:@\S{1,20})? mcp\b|\bmcp\.prisma\.io\b/,
    readOnly: READ_ONLY,
    scoped: CONNECTED,
  },
  {
    product: 'Convex',
    known: /\bconvex(?:@\S{1,20})? mcp\b/,
    readOnly: READ_ONLY,
    scoped: CONNECTED,
    production: /--prod\b|--dangerously-enable-production/,
  },
  {
    product: 'a database',
    known:
      /(?:bigquery|snowflake|clickhouse|mssql|sqlserver|oracle|cassandra|dynamodb|airtable|planetscale|turso|libsql|redis|elasticsearch|mariadb|cockroach)[\w-]{0,20}mcp|mcp[\w/-]{0,20}(?:bigquery|snowflake|clickhouse|mssql|sqlserver|oracle|cassandra|dynamodb|airtable|planetscale|turso|libsql|redis|elasticsearch|mariadb|cockroach)/i,
    readOnly: READ_ONLY,
    scoped: CONNECTED,
  },
];

/** The servers of databases in a list of MCP servers, whatever the list is called. */
export function databaseServers(list: unknown, line: (name: string) => number): DatabaseServer[] {
  return entries(list).flatMap(([name, server]) => {
    if (!isRecord(server) || at(server, 'disabled') === true || at(server, 'enabled') === false) return [];
    const found = readServer(server);
    return found ? [{ name, ...found, line: line(name) }] : [];
  });
}

function readServer(server: unknown): Omit<DatabaseServer, 'name' | 'line'> | null {
  const words = [
    ...texts(at(server, 'command')),
    ...texts(at(server, 'args')),
    ...['url', 'serverUrl', 'httpUrl', 'uri'].flatMap((key) => text(at(server, key)) ?? []),
  ].join(' ');
  const product = PRODUCTS.find(({ known }) => known.test(words));
  if (!product || onlyDocuments(words)) return null;
  const settings = ['env', 'environment', 'headers'].flatMap((key) =>
    entries(at(server, key)).flatMap(([name, value]) =>
      typeof value === 'string' ? [`${name}=${value}`] : [],
    ),
  );
  const all = [words, ...settings].join('\n');
  return {
    product: product.product,
    readOnly: product.readOnly === null || product.readOnly.test(all),
    scoped: product.scoped.test(all),
    target: targetOf(all),
    production: product.production?.test(all) ?? false,
  };
}

/** A server of Supabase that was only given its documentation. */
function onlyDocuments(words: string): boolean {
  const features = /\bfeatures[= ]([\w,%-]{1,200})/.exec(words)?.[1];
  return features?.split(/,|%2C/i).every((each) => /^(?:docs|debugging)$/.test(each)) ?? false;
}

const SUPABASE_REF =
  /(?:--project-ref[= ]|\bproject_ref=)([a-z]{20})\b|\b(?:db\.)?([a-z]{20})\.supabase\.co\b|\bpostgres\.([a-z]{20})[:@]/;
const CONNECTION =
  /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|mariadb|mssql|rediss?)(?:\+\w{1,20})?:\/\/(?:[^\s"'@]{0,200}@)?([\w.[\]:-]{1,150}?)(?::\d{1,5})?(?:\/([\w-]{0,60}))?(?=[\s"'?]|$)/;
const HOST = /^\w{0,40}HOST(?:NAME)?=([\w.-]{1,150})$/m;
const LOCAL_ADDRESS = /https?:\/\/(?:localhost|127\.0\.0\.1|host\.docker\.internal)\b/;

function targetOf(all: string): string | null {
  const supabase = SUPABASE_REF.exec(all);
  const ref = supabase?.[1] ?? supabase?.[2] ?? supabase?.[3];
  if (ref !== undefined) return `supabase:${ref}`;
  const [, host, name = ''] = CONNECTION.exec(all) ?? HOST.exec(all) ?? [];
  if (host !== undefined) {
    const plain = host.toLowerCase();
    return isOpen(plain) ? `database:${plain}/${name}` : 'local';
  }
  return LOCAL_ADDRESS.test(all) ? 'local' : null;
}
