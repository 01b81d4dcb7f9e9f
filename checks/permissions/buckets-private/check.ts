import { bucketCode } from '../../../src/facts/buckets/bucket-code.ts';
import { pythonBucketCode } from '../../../src/facts/buckets/python-bucket-code.ts';
import { terraformBuckets } from '../../../src/facts/buckets/terraform-buckets.ts';
import { dataApi } from '../../../src/facts/data-api/data-api.ts';
import { supabaseConfig } from '../../../src/facts/data-api/supabase-config.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { isApplicationPath } from '../../../src/facts/path-roles.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import {
  conclude,
  contradiction,
  counted,
  defineCheck,
  type Finding,
  fail,
  notApplicable,
  review,
  type ValueOf,
} from '../../../src/kit/index.ts';
import { listed } from '../personal-columns.ts';
import { type FileClaims, fileClaims } from './claims.ts';
import { judgeFilePolicies } from './policies.ts';
import { type SeenBucket, seenBuckets } from './seen.ts';

export default defineCheck({
  id: 'permissions/buckets-private',
  title: 'Uploaded files are private',
  question: 'Are uploaded files private unless they are meant to be public?',
  why: 'A file in a public bucket can be opened by anybody who has or guesses its address, for ever, without signing in: identity documents, invoices, sick notes.',
  how: 'Looks at buckets in SQL (`storage.buckets`), in supabase/config.toml, in `createBucket` and in Terraform (S3, Google Cloud Storage, Azure), at policies on `storage.objects`, at `ACL: public-read`, and at upload folders that Express or FastAPI serves. Compares them with the stores of kind files and the personal data in the manifest. Buckets that other tools make are not seen.',
  passes:
    'No bucket or folder with uploads is open to anybody, save those that the manifest declares as public and that hold no personal data.',
  fix: 'Make the bucket private and hand out signed addresses (`createSignedUrl`) to those who may see the file; let policies on `storage.objects` ask for the user’s id. What is meant to be public belongs into `retention.stores` with its `bucket` and `public: true`.',
  example: [
    '```sql',
    "insert into storage.buckets (id, name, public) values ('sick-notes', 'sick-notes', false);",
    'create policy "own notes" on storage.objects for select to authenticated',
    "  using (bucket_id = 'sick-notes' and (storage.foldername(name))[1] = (select auth.uid())::text);",
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  facts: { sqlDatabases, dataApi, supabaseConfig, bucketCode, pythonBucketCode, terraformBuckets, fileList },
  evaluate({ facts, manifest }) {
    const databases = facts.sqlDatabases.databases.filter(({ supabase }) => supabase);
    const claims = fileClaims(manifest);
    const buckets = seenBuckets({
      databases,
      config: facts.supabaseConfig,
      code: facts.bucketCode,
      terraform: facts.terraformBuckets,
    });
    const open = new Set(buckets.filter((each) => each.public).map(({ bucket }) => bucket));
    const policies = databases.map((database) => judgeFilePolicies(database, claims, open));
    const code = [...facts.bucketCode.values, ...facts.pythonBucketCode.values].filter(({ path }) =>
      isApplicationPath(path),
    );
    const unmade = madeNowhere(facts.dataApi, buckets, claims);
    const served = code.flatMap(({ path, value }) =>
      value.filter(({ kind }) => kind !== 'create').map((each) => servedFile(each, path, claims)),
    );
    const examined =
      buckets.length + served.length + unmade.length + policies.reduce((sum, each) => sum + each.examined, 0);
    if (examined === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'No bucket, no policy for files and no upload folder that is served was found.',
      });
    const findings = [
      ...buckets.map((bucket) => judgeBucket(bucket, claims)),
      ...served,
      ...policies.flatMap((each) => each.findings),
      ...unmade,
    ].filter((finding) => finding !== null);
    return conclude({
      examined,
      evidence: 'verified',
      findings,
      pass: `${counted(examined, 'bucket, policy or folder', 'buckets, policies and folders')} looked at: no upload is open to anybody that should not be.`,
      nothing: 'No bucket was found; name the store of files in the manifest.',
    });
  },
});

function judgeBucket(seen: SeenBucket, claims: FileClaims): Finding | null {
  const { bucket, at } = seen;
  const personal = claims.personal(bucket);
  const details = (message: string) => ({ subject: `bucket ${bucket}`, at, message });
  if (seen.public === null)
    return claims.of(bucket) === 'public'
      ? null
      : review(
          'blocker',
          details(
            `Whether the bucket "${bucket}" is public is not written in the code (${seen.why}). Write \`public: false\`, or show the setting.`,
          ),
        );
  if (!seen.public || (claims.of(bucket) === 'public' && personal === null)) return null;
  const what = `The bucket "${bucket}" is public (${seen.why}): anybody can open its files without signing in`;
  if (claims.of(bucket) === 'private')
    return contradiction('blocker', details(`${what}, but the manifest says that it is not public.`));
  if (personal !== null)
    return fail(
      'blocker',
      details(`${what}, and the manifest says that it holds personal data ("${personal}").`),
    );
  const mend =
    'Make it private, or declare it in retention.stores with public: true if it holds nothing about people.';
  return seen.loose
    ? review('blocker', details(`${what}, if the script that makes it was run. ${mend}`))
    : fail('blocker', details(`${what}. ${mend}`));
}

type Code = ValueOf<typeof bucketCode>['values'][number]['value'][number];

function servedFile(code: Code, path: string, claims: FileClaims): Finding | null {
  const at = { path, line: code.line };
  if (code.kind === 'create' || claims.publicFolder) return null;
  if (code.kind === 'acl')
    return fail('blocker', {
      subject: 'public-read',
      at,
      message:
        'Files are uploaded with ACL "public-read": anybody can open them without signing in. Leave the ACL out and hand out signed addresses, or declare the store as public: true in retention.stores.',
    });
  const what = `The folder "${code.folder}" with uploads is served`;
  return code.guard === null
    ? fail('blocker', {
        subject: `folder ${code.folder}`,
        at,
        message: `${what} to anybody, without signing in. Serve the files from a route that checks who asks, or declare the store as public: true in retention.stores.`,
      })
    : review('high', {
        subject: `folder ${code.folder}`,
        at,
        message: `${what} behind "${code.guard}": whether that checks who asks, and whose file it is, must be looked at.`,
      });
}

/** Buckets that the code uses and nothing in the repository makes: one question. */
function madeNowhere(
  { calls }: ValueOf<typeof dataApi>,
  buckets: readonly SeenBucket[],
  claims: FileClaims,
): Finding[] {
  const made = new Set(buckets.map(({ bucket }) => bucket));
  const used = calls.filter(
    ({ kind, name }) =>
      kind === 'bucket' &&
      !made.has(name) &&
      !(claims.of(name) === 'public' && claims.personal(name) === null),
  );
  const [first] = used;
  if (!first) return [];
  const names = [...new Set(used.map(({ name }) => name))].sort();
  return [
    review('blocker', {
      subject: `buckets ${names.join(' ')}`,
      at: { path: first.path, line: first.line },
      message: `The code uses ${names.length === 1 ? 'the bucket' : 'the buckets'} ${listed(names)}, which nothing in the repository makes: whether ${names.length === 1 ? 'it is' : 'they are'} public cannot be seen. Add the migration that makes ${names.length === 1 ? 'it' : 'them'}, or [storage.buckets] in supabase/config.toml, or sign off after a look at the dashboard.`,
    }),
  ];
}
