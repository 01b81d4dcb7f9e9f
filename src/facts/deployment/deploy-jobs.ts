import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { fileList } from '../file-list.ts';
import { type CiRun, ciRuns } from '../workflows/ci-runs.ts';
import type { CiSystem, Job, Trigger, Workflow } from '../workflows/model.ts';
import { workflows } from '../workflows/workflows.ts';
import type { Host } from './entry.ts';
import { deployTarget } from './workflow-deploys.ts';

/** A job of continuous integration that brings a version to where users meet it. */
export interface DeployJob {
  readonly system: CiSystem;
  readonly workflow: string;
  readonly job: string;
  readonly at: Place;
  /** Where it sends the application, as far as its commands and actions tell. */
  readonly hosts: readonly Host[];
  readonly triggers: readonly Trigger[];
  /** Branches that its condition names; empty where it names none. */
  readonly branches: readonly string[];
  /** Only a person starts it. */
  readonly byHand: boolean;
  /** False for previews, tests, documentation and other places that users do not meet. */
  readonly production: boolean;
}

/** Every job that deploys: by what it runs, by its environment, or by its name where what it runs is the team's own. */
export const deployJobs = defineDerivedFact({
  id: 'deploy-jobs',
  from: { workflows, ciRuns, fileList },
  derive({ workflows: { workflows: all }, ciRuns: runs, fileList: files }): readonly DeployJob[] {
    const paths = new Map(files.map(({ rootPath, path }) => [rootPath, path]));
    return all.flatMap((workflow) =>
      workflow.jobs.flatMap((job) => {
        const own = runs.filter((run) => run.workflow === workflow.path && run.job === job.id);
        const found = deployJob(workflow, job, own);
        return found ? [{ ...found, at: { ...found.at, path: paths.get(job.path) ?? job.path } }] : [];
      }),
    );
  },
});

const DEPLOYS = /(^|[^a-z])(deploy|deployment|cd|rollout|go[-_ ]?live|ship|pages)([^a-z]|$)/i;
const SENDS =
  /(^|\s)(ssh|rsync|scp|ansible-playbook|kamal|cap|dokku|pm2|terraform apply|pulumi up|cdk deploy|sam deploy|aws (s3 (sync|cp)|ecs update-service|lambda update-function-code)|git push|docker stack deploy|supabase db push)(\s|$)/;
/** An image that is handed to a registry is taken from there by what runs it. */
const IMAGE = /^docker\/build-push-action@/;
const SENDING_ACTION =
  /ssh-action|scp-action|rsync|ssh-deploy|ftp-deploy|deploy-to|amazon-ecs-deploy|dokku|kamal|coolify|portainer/i;

function deployJob(workflow: Workflow, job: Job, runs: readonly CiRun[]): DeployJob | null {
  const commands = runs.flatMap(({ invocations, chance }) =>
    chance === 'never' ? [] : invocations.map(({ words }) => words.join(' ')),
  );
  const actions = [job.uses, ...job.steps.map(({ uses }) => uses)].flatMap((use) =>
    use ? [`${use.name}@${use.ref ?? ''}`] : [],
  );
  const told = commands.filter((command) => !/^(echo|printf|curl -I)\b/.test(command));
  const hosts = [...new Set([...told, ...actions].flatMap((text) => deployTarget(text) ?? []))].sort();
  const named = DEPLOYS.test(job.id) || DEPLOYS.test(job.name ?? '') || DEPLOYS.test(fileName(workflow.path));
  const images = told.some((text) => /^docker push\b/.test(text)) || actions.some((text) => IMAGE.test(text));
  const sends = told.some((text) => SENDS.test(text)) || actions.some((text) => SENDING_ACTION.test(text));
  const own = named && (sends || job.uses !== null || DEPLOYS.test(job.id));
  if (hosts.length === 0 && job.environment === null && !images && !own) return null;
  return {
    system: workflow.system,
    workflow: workflow.path,
    job: job.id,
    at: { path: job.path, line: job.line },
    hosts,
    triggers: job.triggers ?? workflow.triggers,
    branches: branchesIn(job.condition ?? ''),
    byHand: job.manual,
    production: isForUsers(workflow, job),
  };
}

const NOT_FOR_USERS =
  /(^|[/._ -])(staging|stage|dev|devel|develop|development|qa|uat|demo|previews?|sandbox|canary|nightly|docs?|storybook|review)([/._ -]|$)/i;

/** Not a preview, a stage for trying out, or the documentation. */
function isForUsers(workflow: Workflow, job: Job): boolean {
  const told = [fileName(workflow.path), workflow.name ?? '', job.id, job.environment ?? ''];
  return !told.some((text) => NOT_FOR_USERS.test(text)) && !/^tests?$/i.test(job.environment ?? '');
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');

const NAMED_BRANCH =
  /refs\/heads\/([\w./-]{1,100})|(?:ref_name|CI_COMMIT_BRANCH|CI_COMMIT_REF_NAME|SourceBranchName)['"\])]*\s*==\s*['"]([\w./-]{1,100})['"]/g;

/** Branches that a condition names as the ones it runs for; `!=` names others. */
function branchesIn(condition: string): string[] {
  if (condition.includes('!=')) return [];
  const found = [...condition.slice(0, 1000).matchAll(NAMED_BRANCH)];
  return [...new Set(found.flatMap((match) => match[1] ?? match[2] ?? []))];
}
