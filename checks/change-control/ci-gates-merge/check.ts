import { commandContext } from '../../../src/facts/commands/resolve.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { gitHistory } from '../../../src/facts/git-history.ts';
import { defaultBranches } from '../../../src/facts/workflows/branches.ts';
import { ciRuns } from '../../../src/facts/workflows/ci-runs.ts';
import { foreignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import { hostBuilds } from '../../../src/facts/workflows/host-builds.ts';
import { protection } from '../../../src/facts/workflows/protection.ts';
import { workflows } from '../../../src/facts/workflows/workflows.ts';
import { conclude, defineCheck } from '../../../src/kit/index.ts';
import { evidenceGaps, protectedAsCode } from './evidence.ts';
import { deployGate, lateChecks, mergeGates } from './gates.ts';
import { hostGate } from './host-gate.ts';
import { noGate, unseenGates } from './no-gate.ts';

export default defineCheck({
  id: 'change-control/ci-gates-merge',
  title: 'Checks must pass before merging',
  question: 'Must checks pass before merging?',
  why: 'A red build that nobody has to look at stops nothing. The day in a hurry is the day on which a broken change is merged all the same, unless the code host refuses.',
  how: 'Looks for a step that checks the application (tests, build, style, types; scanners alone do not count) on pull requests to the live branch, and for the rule that makes it a condition: `.github/settings.yml`, rulesets, Mergify, Terraform, or an export that `change_control.protection.evidence` names. For trunk-based work, tests that the deployment waits for count instead.',
  passes:
    'Pull requests to the live branch are checked, and a rule in the repository, or an export of the rules at most 180 days old, demands that the checks pass. Or: the tests run first wherever a version goes live, in the build of the host or in the workflow that deploys.',
  fix: 'Run the checks on `pull_request`; in the settings of the code host require them for the live branch; export that rule into the repository and name it with its date under change_control.protection.',
  example: [
    '```yaml',
    'change_control:',
    '  deploy: {method: vercel, branch: main}',
    '  protection: {evidence: docs/evidence/ruleset.json, date: 2026-10-18}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: [],
  evidence: 'recorded',
  facts: { workflows, ciRuns, hostBuilds, foreignCi, protection, commandContext, fileList, gitHistory },
  evaluate({ facts, manifest, today }) {
    const branches = defaultBranches(manifest?.claims.change_control?.deploy?.branch, facts.gitHistory);
    const all = facts.workflows.workflows;
    const [gate] = mergeGates(facts.ciRuns, branches);
    const trunk =
      hostGate(facts.hostBuilds.values, facts.commandContext) ?? deployGate(all, facts.ciRuns, branches);
    const asCode = protectedAsCode(facts.protection.values, branches);
    const gaps = asCode
      ? []
      : evidenceGaps(manifest, facts.protection.values, facts.fileList, branches, today);
    const unseen = unseenGates(facts.workflows, facts.foreignCi);
    const ungated = unseen.length > 0 ? unseen : noGate(all, lateChecks(facts.ciRuns, branches), branches);
    const proof = asCode ?? manifest?.claims.change_control?.protection?.evidence ?? '';
    const unproven = trunk ? [] : gaps;
    return conclude({
      examined: all.length + facts.hostBuilds.values.length + facts.protection.values.length,
      evidence: gaps.length > 0 || asCode ? 'verified' : 'recorded',
      findings: gate ? unproven : trunk ? [] : ungated,
      pass:
        gate && gaps.length === 0
          ? `${gate.workflow} checks every change before it is merged, and ${proof} demands that it passes.`
          : `Tests run before a version goes live, and their failure stops it (${trunk?.path ?? ''}).`,
      nothing: 'No continuous integration was found.',
    });
  },
});
