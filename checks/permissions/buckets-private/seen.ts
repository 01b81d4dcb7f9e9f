import type { BucketCode } from '../../../src/facts/buckets/bucket-code.ts';
import type { TerraformBucket } from '../../../src/facts/buckets/terraform-buckets.ts';
import type { SupabaseConfig } from '../../../src/facts/data-api/supabase-config.ts';
import { isApplicationPath } from '../../../src/facts/path-roles.ts';
import type { SqlDatabase } from '../../../src/facts/sql/database.ts';
import type { FileFactResult, Place } from '../../../src/kit/index.ts';

/** A bucket, wherever it is made. */
export interface SeenBucket {
  readonly bucket: string;
  /** Null where the code does not say. */
  readonly public: boolean | null;
  /** Why it is public, in a few words. */
  readonly why: string;
  readonly at: Place;
  /** Only a script that is run by hand makes it. */
  readonly loose: boolean;
}

interface Sources {
  readonly databases: readonly SqlDatabase[];
  readonly config: FileFactResult<SupabaseConfig>;
  readonly code: FileFactResult<readonly BucketCode[]>;
  readonly terraform: FileFactResult<readonly TerraformBucket[]>;
}

/** Buckets in SQL, in supabase/config.toml, in code and in Terraform. */
export function seenBuckets({ databases, config, code, terraform }: Sources): SeenBucket[] {
  const sql = databases.flatMap(({ buckets }) =>
    buckets.map((each) => ({ ...each, why: 'storage.buckets' })),
  );
  const configured = config.values.flatMap(({ path, value }) =>
    value.buckets.map(({ line, ...each }) => ({
      ...each,
      why: 'supabase/config.toml',
      at: { path, line },
      loose: false,
    })),
  );
  const made = code.values
    .filter(({ path }) => isApplicationPath(path))
    .flatMap(({ path, value }) =>
      value.flatMap((each) =>
        each.kind === 'create'
          ? [
              {
                bucket: each.bucket,
                public: each.public,
                why: 'createBucket',
                at: { path, line: each.line },
                loose: false,
              },
            ]
          : [],
      ),
    );
  const infrastructure = terraform.values.flatMap(({ path, value }) =>
    value.map(({ bucket, opened, line }) => ({
      bucket,
      public: opened !== null,
      why: opened ?? 'Terraform',
      at: { path, line },
      loose: false,
    })),
  );
  return [...sql, ...configured, ...made, ...infrastructure];
}
