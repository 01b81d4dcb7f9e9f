import { coversAllBranches, coversBranch } from './branches.ts';
import type { Trigger } from './model.ts';

const CHANGES = /^(opened|synchronize|reopened|ready_for_review|edited)$/;

/** Whether it fires for a change on its way to one of these branches: a pull request, or a push to them or to any branch. */
export function firesOnChange(trigger: Trigger, branches: readonly string[]): boolean {
  return firesBeforeMerge(trigger, branches) || (trigger.event === 'push' && coversBranch(trigger, branches));
}

/** Whether it fires before a change is merged into one of these branches. */
export function firesBeforeMerge(trigger: Trigger, branches: readonly string[]): boolean {
  if (trigger.event === 'merge_group') return true;
  if (trigger.event === 'push') return coversAllBranches(trigger);
  const looks = trigger.types === null || trigger.types.some((type) => CHANGES.test(type));
  return trigger.event === 'pull_request' && looks && coversBranch(trigger, branches);
}
