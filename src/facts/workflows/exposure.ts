import type { Job, Step, Trigger, Workflow } from './model.ts';

/** Events that anybody can cause and that run with the secrets and the write access of the repository. */
const PRIVILEGED = /^(?:pull_request_target|issue_comment|workflow_run)$/;
/** Events whose texts are written by the team, or by nobody. */
const OF_THE_TEAM =
  /^(?:workflow_dispatch|repository_dispatch|schedule|release|deployment|deployment_status|push of a tag|merge_group|registry_package)$/;
const OWN_RUN = /^(?:push|schedule|workflow_dispatch|repository_dispatch|release|merge_group|push of a tag)$/;

const SAME_REPOSITORY =
  /head\.repo\.(?:full_name|id|owner\.login|fork)\b|head_repository\.(?:full_name|id)|head\.repo\.fork|workflow_run\.event\s{0,5}==\s{0,5}['"](?:push|schedule|workflow_dispatch|release)|workflow_run\.event\s{0,5}!=\s{0,5}['"]pull_request|pull_request\.merged\b|github\.event\.pull_request\s{0,5}==\s{0,5}null/;
const BY_A_PERSON =
  /author_association|github\.(?:actor|triggering_actor)\b|\.login\b|label\.name|\.labels\b|permission|collaborator/i;
const PERMISSION_ACTION = /permission|collaborat|team-member|membership/i;

/**
 * Who keeps a stranger's code or text away from a step: nobody, a person who looks first, an environment (which may wait for
 * a person, by settings that are not in the repository), or no stranger can reach it.
 */
export type Guard = 'nobody' | 'person' | 'environment' | 'closed';

/** The conditions that a step runs under, with those of the jobs that its job waits for. */
export function conditionsOf(workflow: Workflow, job: Job, step: Step): string[] {
  const seen = new Set<string>();
  const waiting = [job];
  const found = [step.condition];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    found.push(next.condition);
    for (const need of next.needs) waiting.push(...workflow.jobs.filter(({ id }) => id === need));
  }
  return found.flatMap((condition) => condition ?? []);
}

/** What stands between an outsider and a step. */
export function guardOf(workflow: Workflow, job: Job, step: Step): Guard {
  const conditions = conditionsOf(workflow, job, step);
  if (conditions.some((condition) => SAME_REPOSITORY.test(condition))) return 'closed';
  const before = job.steps.slice(0, job.steps.indexOf(step));
  const asked = before.some(({ uses }) => uses && PERMISSION_ACTION.test(uses.name));
  if (asked || conditions.some((each) => BY_A_PERSON.test(each))) return 'person';
  return job.environment === null ? 'nobody' : 'environment';
}

/** The triggers with full rights, started by outsiders, that a step may run under. */
export function privilegedTriggers(
  workflow: Workflow,
  all: readonly Workflow[],
  conditions: readonly string[],
): Trigger[] {
  return workflow.triggers.filter(
    (trigger) =>
      PRIVILEGED.test(trigger.name) &&
      eventAllowed(trigger.name, conditions) &&
      !(trigger.name === 'workflow_run' && startedByTeam(trigger, all)),
  );
}

/** Whether an event may bring texts of outsiders; a workflow that others call takes them from its callers. */
export function bringsOutsiders({ triggers }: Workflow, conditions: readonly string[]): boolean {
  return triggers.some(({ name }) => !OF_THE_TEAM.test(name) && eventAllowed(name, conditions));
}

function eventAllowed(name: string, conditions: readonly string[]): boolean {
  return conditions.every((condition) => {
    const named = [...condition.matchAll(/github\.event_name\s{0,5}(==|!=)\s{0,5}['"](\w{1,40})['"]/g)].map(
      ([, sign, event]) => ({ wanted: sign === '==', event }),
    );
    const wanted = named.filter((each) => each.wanted);
    if (wanted.length > 0 && !/\|\|\s{0,5}(?!github\.event_name)/.test(condition))
      return wanted.some(({ event }) => event === name);
    return !named.some((each) => !each.wanted && each.event === name);
  });
}

/** Every workflow whose end starts it is in this repository, and none of them runs for a pull request. */
function startedByTeam({ workflows = [] }: Trigger, all: readonly Workflow[]): boolean {
  return (
    workflows.length > 0 &&
    workflows.every((name) => {
      const called = all.filter((each) => each.name === name || each.path.endsWith(`/${name}`));
      return (
        called.length > 0 &&
        called.every(({ triggers }) => triggers.every((trigger) => OWN_RUN.test(trigger.name)))
      );
    })
  );
}
