import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { fileList } from '../file-list.ts';
import { type CiRun, ciRuns } from '../workflows/ci-runs.ts';
import type { Workflow } from '../workflows/model.ts';
import { workflows } from '../workflows/workflows.ts';
import { type DeploymentEntry, type DeploymentKind, entry, type Host } from './entry.ts';

/** What in a pipeline's command or action sends the application somewhere. */
const DEPLOYS: readonly (readonly [RegExp, Host, DeploymentKind])[] = [
  [/\bgcloud (beta )?run (services )?(deploy|replace)\b|deploy-cloudrun@/, 'cloud-run', 'serve'],
  [/\bgcloud app deploy\b|deploy-appengine@/, 'app-engine', 'serve'],
  [/\bgcloud functions deploy\b/, 'cloud-run', 'functions'],
  [/\b(flyctl|fly) deploy\b/, 'fly', 'serve'],
  [/\bvercel (deploy|--prod)\b|vercel-action@/, 'vercel', 'marker'],
  [/\bnetlify deploy\b|actions-netlify@|netlify\/actions/, 'netlify', 'static'],
  [/\bfirebase(-tools)? deploy\b|action-hosting-deploy@/, 'firebase', 'static'],
  [/\bheroku (container:release|git:remote)\b|heroku-deploy@/, 'heroku', 'serve'],
  [/\bwrangler (pages )?(deploy|publish)\b|wrangler-action@|pages-action@/, 'cloudflare', 'functions'],
  [/\brailway (up|deploy)\b/, 'railway', 'serve'],
  [/actions\/deploy-pages@|actions-gh-pages@|\bgh-pages -d\b/, 'github-pages', 'static'],
  [/azure\/(webapps-deploy|functions-action|container-apps-deploy-action)@|\baz webapp\b/i, 'azure', 'serve'],
  [/azure\/static-web-apps-deploy@/i, 'azure', 'static'],
  [/\bsupabase functions deploy\b/, 'supabase', 'functions'],
  [/\b(serverless|sls) deploy\b/, 'serverless', 'functions'],
  [/\beb deploy\b|beanstalk-deploy@/, 'elastic-beanstalk', 'serve'],
  [/\bkubectl (apply|set image|rollout)\b|\bhelm (upgrade|install)\b/, 'kubernetes', 'marker'],
  [/api\.render\.com\/deploy|render-deploy/, 'render', 'serve'],
];

/** The host that a command or an action (`name@ref`) sends the application to; null for any other. */
export function deployTarget(text: string): Host | null {
  return DEPLOYS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Something that continuous integration does, and the workflow that does it. */
interface Deed {
  readonly workflow: string;
  readonly text: string;
  readonly at: Place;
}

/** Hosts that continuous integration deploys to, by its own commands, its package scripts or its actions. */
export const workflowDeploys = defineDerivedFact({
  id: 'deployment-workflows',
  from: { workflows, ciRuns, fileList },
  derive({ workflows: { workflows: all }, ciRuns: runs, fileList: files }): readonly DeploymentEntry[] {
    const paths = new Map(files.map(({ rootPath, path }) => [rootPath, path]));
    const found = [...all.flatMap(actions), ...runs.flatMap(commands)].flatMap((deed) => {
      const deploy = DEPLOYS.find(([pattern]) => pattern.test(deed.text));
      return deploy ? [{ ...deed, host: deploy[1], kind: deploy[2] }] : [];
    });
    const first = found.filter(
      (one, index) =>
        found.findIndex(({ workflow, host }) => workflow === one.workflow && host === one.host) === index,
    );
    return first.map(({ workflow, host, kind, at }) => {
      const production = !/docs|storybook|preview|test|staging/i.test(workflow);
      const path = paths.get(at.path) ?? at.path;
      return entry({ host, path, line: at.line ?? 1, kind, folder: '', production });
    });
  },
});

function actions({ path: workflow, jobs }: Workflow): Deed[] {
  return jobs.flatMap((job) => {
    const used = [{ uses: job.uses, path: job.path }, ...job.steps];
    return used.flatMap(({ uses, path }) =>
      uses ? [{ workflow, text: `${uses.name}@${uses.ref ?? ''}`, at: { path, line: uses.line } }] : [],
    );
  });
}

function commands({ workflow, path, chance, invocations }: CiRun): Deed[] {
  if (chance === 'never') return [];
  return invocations.flatMap(({ words, line }) =>
    /^(echo|printf)$/.test(words[0] ?? '') ? [] : [{ workflow, text: words.join(' '), at: { path, line } }],
  );
}
