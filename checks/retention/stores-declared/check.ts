import { fileList } from '../../../src/facts/file-list.ts';
import { OFTEN_COPIES } from '../../../src/facts/stores/model.ts';
import { type Store, stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import {
  type DeclaredStore,
  declaredStores,
  isSameStore,
  nameOf,
  nothingKept,
} from '../../declared-stores.ts';

export default defineCheck({
  id: 'retention/stores-declared',
  title: 'Every place that holds data is declared',
  question: 'Is every place that holds data declared, and is every declared one real?',
  why: 'Nobody protects, backs up or deletes data in a place that nobody knows of. Forgotten buckets, caches and spreadsheets are where data leaks from.',
  how: 'Looks for stores in the repository: database drivers and cloud SDKs that code imports, connections that it opens, settings of object mappers, compose files, Terraform, migrations, folders for uploads. Holds them against `retention.stores` in both directions, by kind and provider. One store seen through several libraries counts once; what only tests, examples or development use needs no entry.',
  passes:
    'Each store that the code uses has an entry under `retention.stores`, and each entry is seen in the repository. A pure cache may be declared with `holds: none`, invented data with `holds: synthetic`.',
  fix: 'Add an entry for each store to retention.stores: id, kind, provider, region, owner. Remove entries of stores that are no longer used.',
  example: [
    '```yaml',
    'retention:',
    '  stores:',
    '    - {id: db,    kind: postgres, provider: supabase, region: eu-west-2, owner: priya}',
    '    - {id: files, kind: files, provider: supabase, bucket: sick-notes, region: eu-west-2, owner: priya}',
    '    - {id: cache, kind: redis, provider: upstash, region: eu-west-2, owner: dana, holds: none}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['data-handling'],
  evidence: 'verified',
  facts: { stores, fileList },
  evaluate({ facts, manifest }) {
    const declared = declaredStores(manifest);
    const used = facts.stores.filter(({ scope }) => scope === 'production');
    if (declared.length === 0 && used.length === 0) return nothingKept(facts);
    const undeclared = used.filter((store) => !declared.some((entry) => isSameStore(entry, store)));
    return conclude({
      examined: declared.length + used.length,
      evidence: 'verified',
      findings: [
        ...undeclared.map(undeclaredStore),
        ...declared.flatMap((entry) => unseenStore(entry, facts.stores, manifest)),
      ],
      pass: passed(used),
      nothing: 'No code was found in which a store would show.',
    });
  },
});

function passed(used: readonly Store[]): string {
  return used.every(({ kind }) => kind === 'browser')
    ? "The code keeps data nowhere but on its users' own devices."
    : 'Each place that holds data is declared, and each declared one is real.';
}

function undeclaredStore(store: Store): Finding {
  const { key, kind, label, confidence, names } = store;
  const at = store.evidence[0] ?? null;
  const what = names.length === 0 ? label : `${label}: ${names.slice(0, 4).join(', ')}`;
  if (kind === 'browser') {
    const message = `The code keeps ${label}. If that is more than settings, such as drafts or personal data, declare it under retention.stores with kind: browser.`;
    return fail('low', { subject: key, message, at });
  }
  if (confidence === 'low') {
    const message = `The code may keep data in a place that is not declared (${what}). If it does, list it under retention.stores; if not, remove what is left of it.`;
    return review('high', { subject: key, message, at });
  }
  const message = `The code keeps data in a place that is not declared (${what}), so nobody answers for it. List it under retention.stores.`;
  return fail(OFTEN_COPIES.has(kind) || kind === 'accounts' ? 'high' : 'blocker', {
    subject: key,
    message,
    at,
  });
}

/** A declared store that nothing shows; invented data may well lie outside the repository's sight. */
function unseenStore(
  entry: DeclaredStore,
  stores: readonly Store[],
  manifest: ManifestView | null,
): Finding[] {
  if (entry.holds === 'synthetic' || stores.some((store) => isSameStore(entry, store))) return [];
  const name = nameOf(entry);
  return [
    review('high', {
      subject: `declared ${name}`,
      message: `The manifest declares the store "${name}", but nothing in the repository uses one of that kind and provider. Correct or remove the entry; if it is filled by hand or by another tool, the sign-off of data handling can say so.`,
      at: manifest?.at('retention', 'stores', entry.index) ?? null,
    }),
  ];
}
