import { fileList } from '../../../src/facts/file-list.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  eachOf,
  type Finding,
  fail,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import { incomplete } from './incomplete.ts';
import { keepsData, mayKeepData } from './owed.ts';

export default defineCheck({
  id: 'permissions/matrix-complete',
  title: 'Who may see, edit and delete what',
  question: 'Is it written who may see, edit and delete each kind of data?',
  why: 'Whether a rule in the code is right can only be said by somebody who knows what it was meant to be. Without a written answer, each change of the tool decides anew who sees what.',
  how: 'Reads `permissions.matrix` in the manifest: each resource needs see, edit and delete, each filled with roles from `permissions.roles` or with own, everyone, nobody or public. Each kind of data in `retention.classes` must be covered, by its name or by its tables. Where nothing in the repository keeps data, no matrix is needed.',
  passes:
    'Every cell is filled, every role is defined and every declared kind of data has its line. Whether the answers are right is what the sign-off of the gate says.',
  fix: 'Fill in permissions.matrix: one line for each kind of data, with who may see, edit and delete it. Write nobody or everyone where that is meant; leave nothing empty.',
  example: [
    '```yaml',
    'permissions:',
    '  roles: {staff: All employees, manager: Site managers}',
    '  matrix:',
    '    shifts:   {see: [staff, manager], edit: [manager], delete: [manager]}',
    '    profiles: {see: [own, manager],   edit: [own],     delete: nobody}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions'],
  evidence: 'described',
  facts: { sqlDatabases, stores, fileList },
  evaluate({ facts, manifest }) {
    const { matrix = {} } = manifest?.claims.permissions ?? {};
    const resources = Object.keys(matrix);
    const kept = keepsData(facts, manifest);
    if (resources.length === 0 && !kept) {
      const possible = mayKeepData(facts.stores);
      if (!possible)
        return notApplicable({
          examined: facts.fileList.length,
          reason: 'Nothing in the repository keeps data that somebody could see, edit or delete.',
        });
      const message = `The repository may keep data (${possible}). If it does, write under permissions.matrix who may see, edit and delete it.`;
      return concluded(0, [
        review('blocker', { subject: 'matrix', message, at: manifest?.at('permissions', 'matrix') ?? null }),
      ]);
    }
    if (resources.length === 0) {
      const message = `Nothing says who may see, edit and delete the data that the tool keeps (${kept}).`;
      return concluded(1, [
        fail('blocker', { subject: 'matrix', message, at: manifest?.at('permissions', 'matrix') ?? null }),
      ]);
    }
    return concluded(resources.length, manifest ? incomplete(manifest) : []);
  },
});

function concluded(examined: number, findings: readonly Finding[]) {
  return conclude({
    examined,
    evidence: 'described',
    findings,
    pass: `It is written who may see, edit and delete ${eachOf(examined, 'kind')} of data.`,
    nothing: 'No kind of data is listed under permissions.matrix.',
  });
}
