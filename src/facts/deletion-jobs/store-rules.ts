import { defineFileFact } from '../../kit/fact.ts';
import { type Deletion, type FileDeletions, unlessEmpty } from './model.ts';

/** A line of infrastructure by which a store deletes on its own. The first group, if any, is its target. */
const RULES: readonly (readonly [what: string, path: RegExp, pattern: RegExp])[] = [
  [
    'storage lifecycle',
    /\.tf$/,
    /\bresource\s+"aws_s3_bucket_lifecycle_configuration"[^]{0,2000}?\bexpiration\s*\{/g,
  ],
  [
    'storage lifecycle',
    /\.tf$/,
    /\blifecycle_rule\s*\{[^]{0,600}?(?:\bexpiration\s*\{|type\s*=\s*"Delete")/g,
  ],
  ['Firestore TTL', /\.tf$/, /\bttl_config\s*\{/g],
  ['DynamoDB TTL', /\.tf$/, /\bttl\s*\{[^}]{0,200}attribute_name/g],
  [
    'BigQuery expiration',
    /\.tf$/,
    /\b(?:default_table_expiration_ms|default_partition_expiration_ms|expiration_ms)\s*=/g,
  ],
  ['storage lifecycle', /\.(ya?ml|json)$/, /\bExpirationInDays["']?\s*:/g],
  ['DynamoDB TTL', /\.(ya?ml|json)$/, /\bTimeToLiveSpecification\b/g],
  ['Firestore TTL', /firestore\.indexes\.json$/, /"ttl"\s*:\s*true/g],
  ['storage lifecycle', /lifecycle[\w-]*\.json$/, /"type"\s*:\s*"Delete"/g],
];

/** Retention that the store itself enforces: lifecycles of buckets, TTLs of databases. */
export const storeRules = defineFileFact<FileDeletions>({
  id: 'deletions-store-rules',
  files: [
    '**/*.tf',
    '**/*.{yml,yaml}',
    '**/firestore.indexes.json',
    '**/*lifecycle*.json',
    '**/*{template,stack}*.json',
  ],
  mentions: /lifecycle|ttl|expiration|TimeToLive/i,
  extract(file) {
    const deletions = RULES.filter(([, path]) => path.test(file.path)).flatMap(([what, , pattern]) =>
      [...file.text.matchAll(pattern)].map(
        ({ index }): Deletion => ({
          function: null,
          line: file.lineAt(index),
          targets: [],
          scheduled: true,
          what,
        }),
      ),
    );
    return unlessEmpty({ deletions, runs: [], calls: [] });
  },
});

/** What clocks outside the code call: `crontab`, Vercel's crons. */
export const clockFiles = defineFileFact<FileDeletions>({
  id: 'deletions-clock-files',
  files: [
    '**/vercel.json',
    '**/{crontab,*.crontab,*.cron,crontab.*}',
    '**/cron.d/*',
    '**/render.yaml',
    '**/app.yaml',
    '**/cron.yaml',
  ],
  mentions: /cron|\* \*|schedule/i,
  extract(file) {
    const calls = file.text
      .split('\n')
      .filter((line) => line.length < 400 && /\/|manage\.py|\.(py|[cm]?[jt]s|sh)\b/.test(line))
      .map((line) => line.trim());
    return unlessEmpty({ deletions: [], runs: [], calls });
  },
});
