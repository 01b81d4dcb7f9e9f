import { defineFileFact } from '../../kit/fact.ts';
import { at, entries, texts } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';

/** `supabase/config.toml`: what it says of the Data API, of sign-up and of edge functions. */
export interface SupabaseConfig {
  /** `[api] enabled`; null where it is not said, which means yes. */
  readonly api: boolean | null;
  readonly apiLine: number;
  /** Schemas that the Data API serves; null where they are not said, which means `public`. */
  readonly schemas: readonly string[] | null;
  /** Whether anybody may sign up; null where it is not said. */
  readonly signUp: boolean | null;
  readonly functions: readonly {
    readonly name: string;
    readonly verifyJwt: boolean | null;
    readonly line: number;
  }[];
  /** `[storage.buckets.NAME]`. */
  readonly buckets: readonly {
    readonly bucket: string;
    readonly public: boolean;
    readonly line: number;
  }[];
}

export const supabaseConfig = defineFileFact<SupabaseConfig>({
  id: 'supabase-config',
  files: ['**/supabase/config.toml'],
  parsers: [toml],
  extract(file) {
    const { value, line } = toml.of(file);
    const schemas = at(value, 'api', 'schemas');
    return {
      api: flag(at(value, 'api', 'enabled')),
      apiLine: line('api'),
      schemas: schemas === undefined ? null : texts(schemas),
      signUp: flag(at(value, 'auth', 'enable_signup')),
      functions: entries(at(value, 'functions')).map(([name, settings]) => ({
        name,
        verifyJwt: flag(at(settings, 'verify_jwt')),
        line: line('functions', name),
      })),
      buckets: entries(at(value, 'storage', 'buckets')).map(([bucket, settings]) => ({
        bucket,
        public: flag(at(settings, 'public')) === true,
        line: line('storage', 'buckets', bucket),
      })),
    };
  },
});

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
