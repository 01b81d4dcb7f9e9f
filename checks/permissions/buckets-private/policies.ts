import { type Condition, type Value, walkCondition } from '../../../src/facts/sql/condition.ts';
import type { SqlDatabase, SqlPolicy } from '../../../src/facts/sql/database.ts';
import { type Opening, openings } from '../../../src/facts/sql/policy-demand.ts';
import { Predicates } from '../../../src/facts/sql/predicates.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import { listed } from '../personal-columns.ts';
import { tableElsewhere } from '../served.ts';
import type { FileClaims } from './claims.ts';

const FILES = 'storage.objects';

/** What is wrong with the policies for files; `open` are the buckets that are public anyway. */
export function judgeFilePolicies(
  database: SqlDatabase,
  claims: FileClaims,
  open: ReadonlySet<string>,
): { examined: number; findings: Finding[] } {
  if (!database.policies.some(({ table }) => table === FILES)) return { examined: 0, findings: [] };
  const ways = openings(tableElsewhere(FILES, database), database, new Predicates(database));
  const policies = [...new Set(ways.map(({ policy }) => policy))];
  const findings = policies.map((policy) =>
    judge(
      ways.filter((way) => way.policy === policy),
      claims,
      open,
    ),
  );
  return { examined: policies.length, findings: findings.filter((finding) => finding !== null) };
}

function judge(ways: readonly Opening[], claims: FileClaims, open: ReadonlySet<string>): Finding | null {
  const [first] = ways;
  if (!first) return null;
  const { policy } = first;
  const { buckets, limited } = scopeOf(policy);
  const what = buckets.length > 0 ? `files in ${listed(buckets)}` : 'files in every bucket';
  if (ways.some(({ demand }) => demand.metadata))
    return told(
      'fail',
      policy,
      `believes "user_metadata", which every user can change about themselves. Keep roles in a table or in "app_metadata".`,
    );
  const changes = ways.filter(({ command }) => command !== 'select');
  if (changes.some(({ demand }) => demand.who === 'anyone')) {
    const sure = !limited && changes.every(({ demand }) => !demand.unsure);
    return told(
      sure ? 'fail' : 'review',
      policy,
      `lets anybody, without signing in, add, change or delete ${what}. Ask for the user's id, as in (storage.foldername(name))[1] = auth.uid()::text.`,
    );
  }
  const readable = ways.find(({ command }) => command === 'select');
  const meant =
    buckets.length > 0 && buckets.every((bucket) => claims.of(bucket) === 'public' || open.has(bucket));
  if (readable && !meant && readable.demand.who === 'anyone')
    return told(
      limited || readable.demand.unsure ? 'review' : 'fail',
      policy,
      `shows ${what} to anybody, without signing in. Ask for the user's id or a role, or declare the bucket as public in retention.stores.`,
    );
  const all = ways.find(
    ({ command, demand }) =>
      demand.who === 'signed-in' && command !== 'insert' && !(command === 'select' && meant),
  );
  if (all && !limited)
    return told(
      'review',
      policy,
      `lets everybody who signs in ${all.command === 'select' ? 'read' : 'change or delete'} ${what}, whoever they belong to. Ask for the user's id or a role, or sign off that all users may.`,
    );
  return null;
}

/** The buckets that a policy is about, and whether it asks for more of a file than its bucket. */
function scopeOf({ using, check }: SqlPolicy): { buckets: string[]; limited: boolean } {
  const nodes: (Condition | Value)[] = [];
  for (const predicate of [using, check])
    if (predicate) walkCondition(predicate.asks, (node) => void nodes.push(node));
  const equals = nodes.filter((node) => node.is === 'equal').map(({ left, right }) => [left, ...right]);
  const byBucket = equals.filter((sides) => sides.some(isBucketId));
  const texts = byBucket.flat().flatMap((side) => (side.is === 'text' ? [side.text] : []));
  const byFile = equals.some((sides) => !sides.some(isBucketId) && sides.some(speaksOfFile));
  return {
    buckets: [...new Set(texts)].sort(),
    limited: byFile || nodes.some(({ is }) => is === 'other' || is === 'exists'),
  };
}

function isBucketId(value: Value): boolean {
  return value.is === 'column' && value.name === 'bucket_id';
}

/** `name`, `owner`, `(storage.foldername(name))[1]`. */
function speaksOfFile(value: Value): boolean {
  if (value.is === 'column') return true;
  return (value.is === 'call' || value.is === 'of') && value.of.some(speaksOfFile);
}

function told(kind: 'fail' | 'review', policy: SqlPolicy, message: string): Finding {
  const doubt = policy.loose
    ? ' Only a script that is run by hand makes it; nobody can tell whether it exists.'
    : policy.mayBeGone
      ? ' A block that drops policies while it runs may have dropped it.'
      : '';
  const make = kind === 'fail' && doubt === '' ? fail : review;
  return make('blocker', {
    subject: `${FILES} ${policy.policy}`,
    at: policy.at,
    message: `Policy "${policy.policy}" ${message}${doubt}`,
  });
}
