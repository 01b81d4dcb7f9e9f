import { STORE_KINDS, type StoreKind } from './model.ts';
import { STORE_PRODUCTS } from './registry.ts';

/** What people write for a kind, beside the kind's own name and the names of products. */
const KIND_WORDS: Readonly<Record<StoreKind, string>> = {
  postgres: 'postgresql pg postgis pgvector timescale timescaledb cockroachdb cockroach alloydb',
  mysql: 'mariadb mysql8 percona vitess',
  sqlite: 'sqlite3 libsql d1',
  sqlserver: 'mssql sql-server azure-sql',
  oracle: 'oracledb',
  sql: 'relational rdbms rds aurora cloud-sql database db',
  mongodb: 'mongo atlas mongoose documentdb',
  firestore: 'cloud-firestore',
  'realtime-database': 'rtdb firebase-database realtime',
  dynamodb: 'dynamo',
  cassandra: 'scylla keyspaces',
  document: 'nosql document-store documents-database key-value',
  graph: 'graph-database',
  warehouse: 'analytics timeseries time-series data-warehouse data-lake',
  files:
    'file s3 bucket buckets blob blobs storage object-storage objects uploads upload images pictures photos media documents disk volume gcs r2 nas share drive folder file-storage',
  spreadsheet: 'spreadsheets sheet sheets google-sheets gsheet excel csv',
  accounts: 'auth users identity sign-in login user-accounts authentication',
  vector: 'vectors embeddings vector-store vectorstore faiss',
  search: 'index opensearch search-index solr lucene',
  redis: 'valkey cache queue kv memcached memcache keydb key-value-store',
  browser: 'localstorage local-storage indexeddb device asyncstorage browser-storage client on-device',
};

const PROVIDER_WORDS: Readonly<Record<string, string>> = {
  aws: 'amazon amazon-web-services rds s3 aurora dynamodb lightsail ec2 amazon-rds amazon-s3',
  google: 'gcp google-cloud firebase firestore gcloud google-workspace cloud-sql google-drive google-sheets',
  azure: 'microsoft ms-azure microsoft-azure',
  'mongodb-atlas': 'atlas mongodb mongo mongodb-inc',
  local:
    'self own self-hosted on-premises on-premise onprem on-prem disk ourselves server own-server internal localhost',
  vercel: 'vercel-postgres vercel-blob vercel-kv',
  cloudflare: 'd1 r2 workers',
  neon: 'neon-tech neondb',
  supabase: 'supabase-cloud',
  device: 'browser user users-device client',
};

const KINDS = new Map<string, StoreKind>(
  STORE_KINDS.flatMap((kind) => [kind, ...KIND_WORDS[kind].split(' ')].map((word) => [word, kind] as const)),
);
const PRODUCTS = new Map<string, StoreKind>([
  ...STORE_PRODUCTS.map(({ id, kind }) => [id, kind] as const),
  ...vendorKinds(),
]);
const PROVIDERS = new Map<string, string>(
  Object.entries(PROVIDER_WORDS).flatMap(([id, words]) =>
    [id, ...words.split(' ')].map((word) => [word, id] as const),
  ),
);

/** Vendors that are known for one kind of store: who writes `kind: supabase` means its database. */
function vendorKinds(): (readonly [string, StoreKind])[] {
  const many = new Set(['local', 'google', 'aws', 'azure', 'cloudflare', 'vercel']);
  return STORE_PRODUCTS.flatMap(({ provider, kind }) =>
    provider === null || many.has(provider) ? [] : [[provider, kind] as const],
  );
}

/** The kind that a person's words mean: `PostgreSQL 16`, `S3 bucket`, `Google Sheets`; null for words unknown here. */
export function kindOf(text: string): StoreKind | null {
  return find(text, KINDS)[0] ?? find(text, PRODUCTS)[0] ?? null;
}

/** The provider that a person's words mean, by the registry's id; their own words where it is unknown here. */
export function providerOf(text: string): string {
  const found = find(text, PROVIDERS);
  return found.find((id) => id !== 'local') ?? found[0] ?? slug(text);
}

/** The whole text first, then pairs of words, then single ones. */
function find<T>(text: string, known: ReadonlyMap<string, T>): T[] {
  const words = slug(text).split('-').slice(0, 12);
  const pairs = words.slice(1).map((word, index) => `${words[index]}-${word}`);
  return [slug(text), ...pairs, ...words].flatMap((candidate) => known.get(candidate) ?? []);
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
