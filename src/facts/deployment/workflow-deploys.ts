import { defineFileFact } from '../../kit/fact.ts';
import { type DeploymentEntry, type DeploymentKind, entry, type Host } from './entry.ts';

/** What in a pipeline's line sends the application somewhere. */
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

/** Hosts that continuous integration deploys to. */
export const workflowDeploys = defineFileFact<readonly DeploymentEntry[]>({
  id: 'deployment-workflows',
  files: [
    '.github/workflows/*.{yml,yaml}',
    '.gitlab-ci.yml',
    'bitbucket-pipelines.yml',
    'azure-pipelines.yml',
    '.circleci/config.yml',
  ],
  scope: 'repository',
  mentions: /deploy|vercel|gh-pages|railway|kubectl|helm|heroku|wrangler|pages-action/i,
  extract(file) {
    const production = !/docs|storybook|preview|test|staging/i.test(file.path);
    const found = file.text.split('\n').flatMap((line, index) => {
      const deploy = /^\s*#/.test(line) ? undefined : DEPLOYS.find(([pattern]) => pattern.test(line));
      return deploy
        ? [
            entry({
              host: deploy[1],
              path: file.path,
              line: index + 1,
              kind: deploy[2],
              folder: '',
              production,
            }),
          ]
        : [];
    });
    const each = found.filter((one, index) => found.findIndex((other) => other.host === one.host) === index);
    return each.length > 0 ? each : null;
  },
});
