import { processors, type SeenProcessor } from '../../../src/facts/processors/processors.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import {
  type DeclaredProcessor,
  declaredProcessors,
  isKnown,
  isSameProcessor,
  nameOf,
} from '../../declared-processors.ts';
import { undeclared } from './undeclared.ts';

export default defineCheck({
  id: 'retention/processors-declared',
  title: 'Every third party is declared',
  question: 'Is every third party that receives data declared?',
  why: 'Each company that receives data about people must be known, be under contract and be named to them. A mail service, an AI provider or a tracker that nobody listed is where data goes without anybody answering for it.',
  how: 'Looks for third parties in the repository: SDKs that code imports, addresses that code and pages call, forms and scripts of pages, stores at a provider, files of hosting platforms, Terraform. Holds them against `retention.processors` by any of their names. What only tests, examples, documentation and comments mention needs no entry. SDKs that are installed and never imported, and fonts and scripts from public file servers, are advice.',
  passes:
    'Each third party that the code shows has an entry under `retention.processors`, and each entry names its agreement.',
  fix: 'Add an entry for each third party to retention.processors: name, purpose, personal, region, agreement. Remove SDKs and scripts that are no longer used.',
  example: [
    '```yaml',
    'retention:',
    '  processors:',
    '    - {name: Supabase, purpose: database and sign-in, personal: true, region: eu-west-2, agreement: "DPA 2026-09-02"}',
    '    - {name: Resend, purpose: e-mail alerts, personal: true, region: us, agreement: "DPA 2026-09-03"}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'verified',
  facts: { processors },
  evaluate({ facts: { processors: seen }, manifest }) {
    const declared = declaredProcessors(manifest);
    if (declared.length === 0 && seen.processors.length === 0) return nobody(seen.examined);
    const unlisted = seen.processors.filter(
      (each) => !declared.some((entry) => isSameProcessor(entry, each)),
    );
    return conclude({
      examined: declared.length + seen.processors.length,
      evidence: 'verified',
      findings: [
        ...unlisted.map(undeclared),
        ...declared.flatMap((entry) => unagreed(entry, manifest)),
        ...declared.flatMap((entry) => unseen(entry, seen.processors, manifest)),
      ],
      pass: 'Each third party that the code shows is declared, with its agreement.',
      nothing: 'No code was found in which a third party would show.',
    });
  },
});

function nobody(examined: number): ReturnType<typeof notApplicable> {
  const reason =
    examined > 0
      ? 'Nothing in the repository sends anything to a third party that is known here.'
      : 'The code is in languages in which third parties are not looked for. List them under retention.processors, or say in the sign-off that there are none.';
  return notApplicable({ examined, reason });
}

/** Without an agreement nobody has promised to guard the data; where none is about people, that is advice. */
function unagreed(entry: DeclaredProcessor, manifest: ManifestView | null): Finding[] {
  if (entry.agreement !== undefined) return [];
  const name = nameOf(entry);
  return [
    review(entry.personal === false ? 'low' : 'high', {
      subject: `agreement ${name}`,
      message: `The manifest names no agreement with ${name}, so it is open whether it has promised to protect what it receives. Write the date of the data processing agreement, or a pointer to it, into its entry as agreement.`,
      at: manifest?.at('retention', 'processors', entry.index) ?? null,
    }),
  ];
}

function unseen(
  entry: DeclaredProcessor,
  all: readonly SeenProcessor[],
  manifest: ManifestView | null,
): Finding[] {
  if (!isKnown(entry) || all.some((each) => isSameProcessor(entry, each))) return [];
  const name = nameOf(entry);
  return [
    fail('low', {
      subject: `declared ${name}`,
      message: `The manifest declares ${name}, but nothing in the repository shows it. If it is no longer used, remove the entry; if it is used outside the code, all is well.`,
      at: manifest?.at('retention', 'processors', entry.index) ?? null,
    }),
  ];
}
