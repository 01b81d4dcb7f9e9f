import { conclude, defineCheck, eachOf, fail, notApplicable, sentence } from '../../../src/kit/index.ts';
import { declaredRoles } from '../../../src/manifest/roles.ts';

export default defineCheck({
  id: 'training/plan-covers-roles',
  title: 'Training plan for every role',
  question: 'Is every role trained?',
  why: 'A tool that works is still misused by people who were never shown it, and the role that was forgotten is the one that calls for help.',
  how: 'Compares the roles under `permissions.roles` with the entries of `training.plan` in the manifest.',
  passes: 'Each role has an entry in `training.plan`. The public needs none: it has the user guide.',
  fix: 'Add a line for each role under training.plan: how its people learn to use the tool.',
  example: [
    '```yaml',
    'permissions:',
    '  roles: {staff: All employees, manager: Site managers}',
    'training:',
    '  plan: {staff: "20 min at shift start", manager: "1 h"}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['support-model'],
  evidence: 'described',
  facts: {},
  evaluate({ manifest }) {
    const { all, trainable } = declaredRoles(manifest);
    if (all.length > 0 && trainable.length === 0) {
      return notApplicable({
        examined: all.length,
        reason: 'The only users are the public, who have the user guide.',
      });
    }
    const plan = manifest?.claims.training?.plan ?? {};
    const untrained = trainable.filter((role) => !Object.hasOwn(plan, role));
    return conclude({
      examined: trainable.length,
      evidence: 'described',
      findings: untrained.map((role) =>
        fail('high', {
          subject: role,
          message: `Nobody has planned how the role "${role}" learns to use the tool.`,
          at: manifest?.at('training', 'plan') ?? null,
        }),
      ),
      pass: sentence(`${eachOf(trainable.length, 'role')} has its training planned.`),
      nothing:
        'No roles are declared; list them under permissions.roles, and their training under training.plan.',
    });
  },
});
