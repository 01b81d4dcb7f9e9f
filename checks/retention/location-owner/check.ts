import { fileList } from '../../../src/facts/file-list.ts';
import { storeRegions } from '../../../src/facts/stores/regions.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  eachOf,
  type Finding,
  fail,
  type ManifestView,
  sentence,
} from '../../../src/kit/index.ts';
import {
  type DeclaredStore,
  declaredKind,
  declaredStores,
  nameOf,
  nothingKept,
  owedFor,
} from '../../declared-stores.ts';
import { locationOf } from './location.ts';

export default defineCheck({
  id: 'retention/location-owner',
  title: 'Where each store lies, and whose it is',
  question: 'Where does each store live, and who owns it?',
  why: 'The law of the place where data lies applies to it, and people are told where it is. When something happens to it, one person must know that it is theirs to act.',
  how: 'Reads `region` and `owner` of each entry of `retention.stores`. The owner must be listed under `people`. The region is held against what Terraform, Firebase, Fly and Render configuration and the addresses of databases say; the region of a hosted service that nothing in the repository shows needs `evidence`, such as a dated export of its settings.',
  passes:
    'Each store has an owner from `people` and a region that configuration or attached evidence shows. What stays on the devices of users needs none.',
  fix: "Write region and owner into each entry of retention.stores. Attach a dated export or screenshot of the provider's settings as evidence for the region.",
  example: [
    '```yaml',
    'retention:',
    '  stores:',
    '    - {id: db, kind: postgres, provider: supabase, region: eu-west-2, owner: priya, evidence: docs/evidence/region-2026-10.png}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'described',
  facts: { stores, storeRegions, fileList },
  evaluate({ facts, manifest }) {
    const declared = declaredStores(manifest);
    const placed = declared.filter((store) => declaredKind(store) !== 'browser');
    const owed = declared.length > 0 ? [] : owedFor(facts, 'high', 'retention.stores', nobodySaid);
    if (placed.length === 0 && owed.length === 0) return nothingKept(facts);
    return conclude({
      examined: Math.max(placed.length, owed.length),
      evidence: 'described',
      findings: [
        ...owed,
        ...placed.flatMap((store) => [...ownerOf(store, manifest), ...locationOf(store, manifest, facts)]),
      ],
      pass: sentence(`${eachOf(placed.length, 'store')} has an owner and a region that is shown.`),
      nothing: 'No store is declared.',
    });
  },
});

function nobodySaid(found: string): string {
  return `${found}, and nothing says where that is and who answers for it. Declare each store under retention.stores with its region and owner.`;
}

function ownerOf(store: DeclaredStore, manifest: ManifestView | null): Finding[] {
  const { owner, index } = store;
  if (owner !== undefined && Object.hasOwn(manifest?.claims.people ?? {}, owner)) return [];
  const name = nameOf(store);
  const message =
    owner === undefined
      ? `Nobody owns the store "${name}". Name a person from people who answers for it.`
      : `The store "${name}" is owned by "${owner}", who is not listed under people.`;
  const at = manifest?.at('retention', 'stores', index, 'owner') ?? null;
  return [fail('high', { subject: `owner ${name}`, message, at })];
}
