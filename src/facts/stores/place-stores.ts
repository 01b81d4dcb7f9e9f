import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at } from '../../parsers/structured.ts';
import type { ListedFile } from '../file-list.ts';
import { evidence, scopeOf } from './evidence.ts';
import type { StoreEvidence, StoreKind } from './model.ts';

/** A Supabase project's own folder: its migrations are the database's. */
export function supabaseFolder(files: readonly ListedFile[]): StoreEvidence[] {
  const found = [/(^|\/)supabase\/migrations\/[^/]+\.sql$/, /(^|\/)supabase\/config\.toml$/].flatMap(
    (pattern) => {
      const first = files.find(({ path }) => pattern.test(path) && scopeOf(path) === 'production');
      return first ? [first.path] : [];
    },
  );
  return found.map((path) =>
    evidence({
      by: 'infrastructure',
      kind: 'postgres',
      provider: 'supabase',
      path,
      line: 1,
      weak: path.endsWith('.toml'),
    }),
  );
}

/** Buckets that SQL creates at Supabase. */
export const bucketStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'bucket-stores',
  files: ['**/*.sql'],
  mentions: /insert\s+into\s+storage\.buckets/i,
  extract(file) {
    return [...file.text.matchAll(/insert\s{1,20}into\s{1,20}storage\.buckets/gi)].map(({ index }) =>
      evidence({
        by: 'infrastructure',
        kind: 'files',
        provider: 'supabase',
        path: file.path,
        line: file.lineAt(index),
      }),
    );
  },
});

const PARTS: readonly (readonly [string, StoreKind])[] = [
  ['firestore', 'firestore'],
  ['storage', 'files'],
  ['database', 'realtime-database'],
];

/** What firebase.json deploys rules for: prepared, whether the code uses it or not. */
export const firebaseParts = defineFileFact<readonly StoreEvidence[]>({
  id: 'firebase-parts',
  files: ['**/firebase.json'],
  parsers: [json],
  extract(file) {
    const document = json.of(file);
    const found = PARTS.filter(([name]) => at(document.value, name) !== undefined).map(([name, kind]) =>
      evidence({
        by: 'configuration',
        kind,
        provider: 'google',
        weak: true,
        path: file.path,
        line: document.line(name),
      }),
    );
    return found.length > 0 ? found : null;
  },
});
