import { environments } from '../../../src/facts/environments/environments.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { declaredStores, keepsRealData, nothingKept, undeclaredStores } from '../../declared-stores.ts';
import { declaredEnvironments, sharedClaims, shown } from './declared.ts';
import { sharedTargets } from './shared.ts';
import { unsettled } from './unsettled.ts';

export default defineCheck({
  id: 'retention/environments-separated',
  title: 'Test and live data are apart',
  question: 'Are test and live data apart?',
  why: 'Whoever tries something out on live data deletes, mails and shows what is real. It takes one command in the wrong window.',
  how: 'Reads the settings of each environment (`.env`, `.env.production`, compose files, deployment files), the code and the scripts for the hosted stores that they name (Supabase and Firebase projects, addresses of databases), and holds those of development, tests and seeds against those of production. Reads `retention.environments`: the stores of each environment and how its configuration names them (`ref`).',
  passes:
    "Two environments or more are declared, none shares a store or a name with another, nothing in the repository says otherwise, and something shows it: a store of developers' own is set up here, the files name different stores, or each store has its evidence attached. Not applicable where every store is a file beside the program.",
  fix: 'Make a second project or database for development and tests, put its address into the settings of development, and take the live one out of every file that developers or tests use. Keep the live address only where the live tool runs. Then declare both under retention.environments.',
  example: [
    '```yaml',
    'retention:',
    '  environments:',
    '    - {name: test, stores: [db-test], ref: rota-test}',
    '    - {name: live, stores: [db, files], ref: rota-live}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling', 'backup-recovery'],
  evidence: 'described',
  facts: { environments, stores, fileList },
  evaluate({ facts, manifest }) {
    const { sure, unsure } = undeclaredStores(facts);
    const seen = [...sure, ...unsure];
    const declared = declaredStores(manifest).filter(keepsRealData);
    const claimed = declaredEnvironments(manifest);
    if (seen.length === 0 && declared.length === 0) return nothingKept(facts);
    if (claimed.length < 2 && declared.length === 0 && seen.every(({ onDisk }) => onDisk)) {
      return notApplicable({
        examined: seen.length,
        reason: 'Every store is a file beside the program: each computer has its own.',
      });
    }
    const proven = [
      ...sharedTargets(facts.environments.targets, claimed.length > 1),
      ...sharedClaims(claimed, manifest),
    ];
    const proof = shown(claimed, { ...facts, manifest });
    return conclude({
      examined: Math.max(1, facts.environments.targets.length, claimed.length),
      evidence: proof ?? 'claimed',
      findings: proven.length > 0 ? proven : unsettled(claimed.length, proof, facts.environments, manifest),
      pass: `${counted(claimed.length, 'environment')} are declared, and none shares a store with another.`,
      nothing: 'No environment is declared.',
    });
  },
});
