import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { settingsScopeOf } from './evidence.ts';
import type { StoreKind } from './model.ts';
import { regionIn } from './region-words.ts';

/** A region in which configuration or code places what a provider keeps. */
export interface StoreRegion {
  /** The registry's id of the provider; `local` for the disk of a hosted program (a Fly machine, a Render disk). */
  readonly provider: string;
  /** The kinds of store that it speaks of. */
  readonly kinds: readonly StoreKind[] | 'all';
  /** The region's code, as `eu-west-2`. */
  readonly region: string;
  readonly path: string;
  readonly line: number;
}

interface Pattern {
  readonly files: RegExp;
  readonly provider: string;
  readonly kinds?: readonly StoreKind[];
  /** The first group is the region. Global and multi-line. */
  readonly region: RegExp;
}

const ENV = /(^|\/)(\.env(\.[\w.-]+)?|env\.example)$/;
const CODE_OR_ENV = /\.([cm]?[jt]sx?|py)$|(^|\/)(\.env(\.[\w.-]+)?|env\.example)$|\.ya?ml$|\.tf$/;

const PATTERNS: readonly Pattern[] = [
  {
    files: /\.tf$/,
    provider: 'aws',
    region: /^\s*provider\s+"aws"\s*\{[^}]{0,400}?\bregion\s*=\s*"([a-z]{2}-[a-z-]{4,20}-\d)"/gm,
  },
  {
    files: /\.tf$/,
    provider: 'google',
    region: /^\s*provider\s+"google"\s*\{[^}]{0,400}?\bregion\s*=\s*"([a-z]+-[a-z]+\d+)"/gm,
  },
  { files: /\.tf$/, provider: 'azure', region: /^\s*location\s*=\s*"([A-Za-z0-9 ]{4,30})"/gm },
  {
    files: CODE_OR_ENV,
    provider: 'supabase',
    region: /\baws-\d-([a-z]{2}-[a-z]{4,12}-\d)\.pooler\.supabase\.com/g,
  },
  { files: CODE_OR_ENV, provider: 'neon', region: /\.([a-z]{2}-[a-z]{4,12}-\d)\.(?:aws|azure)\.neon\.tech/g },
  { files: CODE_OR_ENV, provider: 'aws', region: /\.([a-z]{2}-[a-z]{4,12}-\d)\.rds\.amazonaws\.com/g },
  {
    files: ENV,
    provider: 'aws',
    // Other services of the same account, such as mail, follow the variable too: databases have their own address.
    kinds: ['files', 'dynamodb'],
    region:
      /^(?:AWS_REGION|AWS_DEFAULT_REGION|S3_REGION|AWS_S3_REGION(?:_NAME)?)\s*=\s*["']?([a-z]{2}-[a-z]{4,12}-\d)["']?\s*$/gm,
  },
  {
    files: /(^|\/)serverless\.ya?ml$/,
    provider: 'aws',
    kinds: ['files', 'dynamodb'],
    region: /^\s{2,4}region:\s*["']?([a-z]{2}-[a-z]{4,12}-\d)/gm,
  },
  {
    files: /(^|\/)firebase\.json$/,
    provider: 'google',
    kinds: ['firestore'],
    region: /"location"\s*:\s*"([a-z]+(?:-[a-z]+\d+)?\d*)"/g,
  },
  {
    files: /(^|\/)fly(\.[\w-]+)?\.toml$/,
    provider: 'local',
    region: /^\s*primary_region\s*=\s*["']([a-z]{3})["']/gm,
  },
  { files: /(^|\/)render\.ya?ml$/, provider: 'render', region: /^\s*region:\s*["']?(\w+)/gm },
];

/** Regions that one file names. */
const regionFiles = defineFileFact<readonly StoreRegion[]>({
  id: 'store-region-files',
  files: [
    '**/*.{tf,ts,js,mjs,cjs,py,yml,yaml}',
    '**/.env',
    '**/.env.*',
    '**/env.example',
    '**/firebase.json',
    '**/fly*.toml',
  ],
  mentions: /region|location|\.pooler\.supabase\.com|\.neon\.tech|\.rds\.amazonaws\.com/i,
  extract(file) {
    const found = PATTERNS.filter(({ files }) => files.test(file.path)).flatMap((pattern) =>
      read(file, pattern),
    );
    return found.length > 0 ? found : null;
  },
});

function read(file: SourceFile, { provider, kinds, region }: Pattern): StoreRegion[] {
  if (settingsScopeOf(file.path.replace(/\.(?:example|sample|template)\b/gi, '')) !== 'production') return [];
  return [...file.text.matchAll(region)].flatMap(({ index, 0: match, 1: word = '' }) => {
    const code = regionIn(word);
    return code === null
      ? []
      : [
          {
            provider,
            kinds: kinds ?? 'all',
            region: code,
            path: file.path,
            line: file.lineAt(index + match.length - 1),
          },
        ];
  });
}

/** Where configuration and code say that stores physically are, in path order. Where functions run is not asked. */
export const storeRegions = defineDerivedFact<{ regionFiles: typeof regionFiles }, readonly StoreRegion[]>({
  id: 'store-regions',
  from: { regionFiles },
  derive: ({ regionFiles }) => regionFiles.values.flatMap(({ value }) => value),
});
