import type { CiInvocation, CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import type { Job, Workflow } from '../../../src/facts/workflows/model.ts';
import { firesBeforeMerge, firesOnChange } from '../../../src/facts/workflows/triggers.ts';
import type { Place } from '../../../src/kit/index.ts';

/** Programs that look for known weaknesses: useful, and no check of this application. */
const SCANNERS =
  /^(snyk|semgrep|trivy|gitleaks|checkov|safety|pip-audit|npm-audit|audit-ci|bandit|bundle-audit|bundler-audit|brakeman|tfsec|grype|trufflehog|license-checker|hadolint|actionlint|zizmor|commitlint|codespell|cspell|markdownlint.*|yamllint)$/;

/** Whether a program checks this application: its tests, types, style or build. */
function checks({ kind, words, masked }: CiInvocation, kinds: readonly string[]): boolean {
  const audits = words.some((word) => /^(audit|deny)$/.test(word));
  return kinds.includes(kind) && !masked && !audits && !SCANNERS.test(words[0] ?? '');
}

const EVERY_KIND = ['test', 'build', 'lint', 'typecheck'];
/** Before a deployment a build happens anyway, and it looks at one part of the code: what stands in for a pull request are tests. */
const TESTS = ['test'];

const sound = (run: CiRun): boolean => run.chance === 'yes' && !run.manual && !run.soft;

/** Runs that check a change before it is merged into one of the branches. */
export function mergeGates(runs: readonly CiRun[], branches: readonly string[]): CiRun[] {
  return runs.filter(
    (run) =>
      sound(run) &&
      run.triggers.some((trigger) => firesBeforeMerge(trigger, branches)) &&
      run.invocations.some((invocation) => checks(invocation, EVERY_KIND)),
  );
}

/** Runs that check what was pushed to the branch, whatever comes after. */
export function lateChecks(runs: readonly CiRun[], branches: readonly string[]): CiRun[] {
  return runs.filter(
    (run) =>
      run.triggers.some((trigger) => firesOnChange(trigger, branches)) &&
      run.invocations.some((invocation) => checks(invocation, EVERY_KIND)),
  );
}

/** Trunk-based work: a run of tests on a push to the branch, and that the deployment waits for. */
export function deployGate(
  workflows: readonly Workflow[],
  runs: readonly CiRun[],
  branches: readonly string[],
): Place | null {
  const testing = runs.filter(
    (run) =>
      sound(run) &&
      run.triggers.some((trigger) => firesOnChange(trigger, branches)) &&
      run.invocations.some((each) => checks(each, TESTS)),
  );
  const gate = testing.find((run) => {
    const workflow = workflows.find(({ path }) => path === run.workflow);
    return workflow?.jobs.some((job) => deploysAfter(job, run, workflow)) ?? false;
  });
  return gate ? { path: gate.path, line: gate.line } : null;
}

const DEPLOYS =
  /\b(deploy|vercel|netlify|flyctl|wrangler|heroku|kubectl|helm upgrade|serverless|rsync|gh-pages|docker push|supabase db push|eas submit|railway up)\b/i;

function deploysAfter(job: Job, run: CiRun, workflow: Workflow): boolean {
  const deploying = job.steps.filter(
    ({ scripts, uses }) => DEPLOYS.test(uses?.name ?? '') || scripts.some(({ text }) => DEPLOYS.test(text)),
  );
  const [first] = deploying;
  if (!first || run.invocations.some(({ words }) => DEPLOYS.test(words.join(' ')))) return false;
  if (job.id === run.job) return first.line > run.line;
  return waitsFor(job, run.job, workflow, 0);
}

function waitsFor(job: Job, name: string, workflow: Workflow, depth: number): boolean {
  if (depth > 10) return false;
  if (job.needs.includes(name)) return true;
  return workflow.jobs.some(
    (other) => job.needs.includes(other.id) && waitsFor(other, name, workflow, depth + 1),
  );
}
