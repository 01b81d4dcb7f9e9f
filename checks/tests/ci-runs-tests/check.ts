import { commandContext } from '../../../src/facts/commands/resolve.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { gitHistory } from '../../../src/facts/git-history.ts';
import { staticSite } from '../../../src/facts/packages/static-site.ts';
import { defaultBranches } from '../../../src/facts/workflows/branches.ts';
import { ciRuns } from '../../../src/facts/workflows/ci-runs.ts';
import { foreignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import { hostBuilds } from '../../../src/facts/workflows/host-builds.ts';
import { workflows } from '../../../src/facts/workflows/workflows.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { claimedCi, falseClaim, unneededClaim } from './claim.ts';
import { coverage } from './coverage.ts';
import { hidden } from './hidden.ts';
import { hostRuns } from './host-runs.ts';
import { testRuns } from './judge-run.ts';
import { notRun } from './not-run.ts';
import { shortfalls } from './shortfalls.ts';

export default defineCheck({
  id: 'tests/ci-runs-tests',
  title: 'Tests run on every change',
  question: 'Do tests run on every change, and can they fail the build?',
  why: 'Tests that somebody must remember to run are not run on the day when it matters. Run by a machine on every change, they stop a broken version before anybody uses it.',
  how: 'Reads the pipelines of GitHub Actions, GitLab CI, Azure Pipelines, Bitbucket Pipelines and CircleCI, and the build commands of Vercel, Netlify, Render, Railway and Amplify; follows each step through package scripts, Makefiles, tox, shell scripts, local actions and reusable workflows to the program that runs in the end; and looks at triggers, path filters, conditions and everything that hides a failure.',
  passes:
    'At least one step that runs real tests is started by pull requests or by pushes to the default branch, for changes of the application, and its failure fails the build. A few static pages need no tests.',
  fix: 'Add a workflow with `on: pull_request` that installs the project and runs its test command, and remove `continue-on-error`, `|| true` and `if: false` from it.',
  example: [
    '```yaml',
    '# .github/workflows/ci.yml',
    'on:',
    '  pull_request:',
    '  push: {branches: [main]}',
    'jobs:',
    '  test:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - run: npm ci',
    '      - run: npm test',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { workflows, ciRuns, hostBuilds, foreignCi, commandContext, staticSite, fileList, gitHistory },
  evaluate({ facts, manifest }) {
    const branches = defaultBranches(manifest?.claims.change_control?.deploy?.branch, facts.gitHistory);
    const runs = testRuns(facts.ciRuns, branches);
    const sound = runs.filter(({ problem }) => problem === null);
    const hosts = hostRuns(facts.hostBuilds.values, facts.commandContext);
    const reach = coverage(
      sound.flatMap(({ triggers }) => triggers),
      facts.fileList,
    );
    const passed = hosts.length > 0 || (sound.length > 0 && reach.enough);
    if (!passed && facts.staticSite.small && facts.ciRuns.length === 0) {
      return notApplicable({
        examined: facts.staticSite.examined,
        reason: 'A few static pages with hardly any code need no automated tests.',
      });
    }
    const claim = claimedCi(manifest, facts.fileList);
    const unseen = hidden(facts.workflows, facts.ciRuns, facts.foreignCi);
    const findings = passed
      ? unneededClaim(claim, sound[0]?.workflow)
      : unseen.length > 0
        ? unseen
        : falseClaim(claim, shortfalls({ runs, reach, ci: facts.workflows, ciRuns: facts.ciRuns, branches }));
    const where = [...new Set([...sound, ...hosts].map(({ at }) => at.path))].slice(0, 3);
    return conclude({
      examined: facts.workflows.workflows.length + facts.hostBuilds.examined,
      evidence: 'verified',
      findings,
      pass: `Tests run on every change and can fail the build (${where.join(', ')}).${notRun(sound, facts.commandContext, reach)}`,
      nothing: 'No continuous integration was found; name it under change_control.ci.',
    });
  },
});
