import type { BranchSetting } from '../../../src/facts/deployment/branch-settings.ts';
import type { DeployJob } from '../../../src/facts/deployment/deploy-jobs.ts';
import { coversBranch } from '../../../src/facts/workflows/branches.ts';
import type { Place } from '../../../src/kit/index.ts';

/** Why a branch that is said to be live is not, as the repository shows it; null where nothing speaks against it. */
export interface BranchConflict {
  readonly at: Place;
  /** To follow "The manifest says that main is live, and …". */
  readonly text: string;
}

export function branchConflict(
  branch: string,
  jobs: readonly DeployJob[],
  settings: readonly { readonly path: string; readonly value: readonly BranchSetting[] }[],
): BranchConflict | null {
  return ofJobs(branch, jobs) ?? ofHosts(branch, settings);
}

/** Every job that deploys by itself does so for other branches only. */
function ofJobs(branch: string, jobs: readonly DeployJob[]): BranchConflict | null {
  const automatic = jobs.filter(({ production, byHand }) => production && !byHand);
  if (automatic.length === 0 || automatic.some((job) => mayDeploy(branch, job))) return null;
  const [first] = automatic;
  if (!first) return null;
  const others = branchesOf(first);
  const text = `the job "${first.job}" of ${first.workflow} deploys ${others.join(', ') || 'other branches'} instead`;
  return { at: first.at, text };
}

function mayDeploy(branch: string, { triggers, branches }: DeployJob): boolean {
  if (branches.length > 0) return branches.includes(branch);
  const pushes = triggers.filter(({ event }) => event === 'push');
  // Tags, releases, a call from another workflow or a person: which branch that is cannot be seen.
  if (pushes.length === 0) return true;
  return pushes.some((trigger) => coversBranch(trigger, [branch])) || triggers.some(isOpen);
}

function isOpen({ event }: DeployJob['triggers'][number]): boolean {
  return event === 'other' || event === 'workflow_call' || event === 'schedule';
}

function branchesOf({ triggers, branches }: DeployJob): readonly string[] {
  if (branches.length > 0) return branches;
  return triggers
    .flatMap((trigger) => (trigger.event === 'push' ? (trigger.branches ?? []) : []))
    .slice(0, 3);
}

function ofHosts(
  branch: string,
  settings: readonly { readonly path: string; readonly value: readonly BranchSetting[] }[],
): BranchConflict | null {
  const all = settings.flatMap(({ path, value }) => value.map((setting) => ({ ...setting, path })));
  const off = all.find((setting) => setting.is === 'off' && setting.branch === branch);
  if (off)
    return { at: { path: off.path, line: off.line }, text: `${off.path} says that it is never deployed` };
  const live = all.filter(({ is }) => is === 'live');
  const [first] = live;
  if (!first || live.some((setting) => setting.branch === branch)) return null;
  return {
    at: { path: first.path, line: first.line },
    text: `${first.path} deploys ${first.branch} instead`,
  };
}
