import type { Host } from '../../../src/facts/deployment/entry.ts';
import type { CiSystem } from '../../../src/facts/workflows/model.ts';

/** A way of going live that people name, and what of it a repository shows. */
export interface Method {
  readonly name: string;
  readonly word: RegExp;
  /** Hosts of the deployment fact that show it. */
  readonly hosts: readonly Host[];
  /** Files that show it besides. */
  readonly files?: RegExp;
  /** Packages that show it besides. */
  readonly dependency?: RegExp;
  /** The pipeline that it is. */
  readonly system?: CiSystem;
  /**
   * What must be there if it is used; absent for platforms that are set up on their own pages and need no file.
   */
  readonly needs?: string;
}

/** Known methods. A text may name several: `github-actions to fly`. */
const METHODS: readonly Method[] = [
  pipeline('GitHub Actions', /\bgithub[ -]?actions?\b|\bgha\b/i, 'github-actions'),
  pipeline('GitLab CI', /\bgitlab([ -]?(ci|pipelines?))?\b/i, 'gitlab-ci'),
  pipeline('Azure Pipelines', /\bazure[ -]?(pipelines?|devops)\b/i, 'azure-pipelines'),
  pipeline('Bitbucket Pipelines', /\bbitbucket([ -]?pipelines?)?\b/i, 'bitbucket-pipelines'),
  pipeline('CircleCI', /\bcircle[ -]?ci\b/i, 'circleci'),
  platform('Vercel', /\bvercel\b/i, 'vercel', {
    files: /(^|\/)(vercel\.(json|ts)|\.vercelignore)$/,
    dependency: /^@vercel\//,
  }),
  platform('Netlify', /\bnetlify\b/i, 'netlify', {
    files: /(^|\/)(public\/)?_redirects$|(^|\/)netlify\//,
    dependency: /^(@netlify\/|netlify-)/,
  }),
  platform('Lovable', /\blovable\b/i, 'lovable', { dependency: /^(lovable-tagger|@lovable\.dev\/)/ }),
  platform('Bolt', /\bbolt(\.new)?\b/i, 'bolt'),
  platform('Replit', /\breplit\b/i, 'replit', { needs: '.replit', dependency: /^@replit\// }),
  platform('Streamlit', /\bstreamlit\b/i, 'streamlit', {
    dependency: /^streamlit$/,
    needs: 'a Streamlit application',
  }),
  platform('Hugging Face', /\bhugging[ -]?face\b|\bhf spaces?\b/i, 'hugging-face', {
    needs: 'the head of a Space in README.md',
  }),
  platform('Firebase', /\bfirebase\b/i, 'firebase', { needs: 'firebase.json or apphosting.yaml' }),
  platform('Fly.io', /\bfly(\.io|ctl)?\b/i, 'fly', { needs: 'fly.toml' }),
  platform('Render', /\brender(\.com)?\b/i, 'render'),
  platform('Railway', /\brailway(\.app)?\b/i, 'railway'),
  platform('Heroku', /\bheroku\b|\bprocfile\b|\bdokku\b/i, 'heroku'),
  platform('Cloudflare', /\bcloudflare\b|\bwrangler\b/i, 'cloudflare', {
    dependency: /^(wrangler|@cloudflare\/)/,
  }),
  platform('Amplify', /\bamplify\b/i, 'amplify', { files: /(^|\/)amplify\// }),
  platform('Cloud Run', /\bcloud[ -]?run\b/i, 'cloud-run', { files: /(^|\/)Dockerfile$/ }),
  platform('App Engine', /\bapp[ -]?engine\b|\bgae\b/i, 'app-engine', { needs: 'app.yaml' }),
  platform(
    'Azure',
    /\bazure (app service|web ?app|static|container|functions?)|\bazure\b(?![ -]?(pipelines?|devops))/i,
    'azure',
  ),
  platform('Elastic Beanstalk', /\b(elastic[ -]?)?beanstalk\b/i, 'elastic-beanstalk'),
  platform('Serverless Framework', /\bserverless( framework)?\b/i, 'serverless', { needs: 'serverless.yml' }),
  platform('GitHub Pages', /\b(github|gh)[ -]?pages\b/i, 'github-pages', { dependency: /^gh-pages$/ }),
  platform('Supabase', /\bsupabase\b/i, 'supabase', { files: /(^|\/)supabase\// }),
  platform('Kubernetes', /\bkubernetes\b|\bk8s\b|\bhelm\b|\bargo ?cd\b|\bkubectl\b/i, 'kubernetes', {
    files: /(^|\/)(k8s|kubernetes|helm|charts|kustomiz\w+)\b/i,
    needs: 'manifests or a chart of Kubernetes',
  }),
  {
    name: 'Docker',
    word: /\bdocker([ -]?compose)?\b|\bcompose\b|\bpodman\b|\bcoolify\b|\bportainer\b/i,
    hosts: ['docker', 'compose'],
    files: /(^|\/)(Dockerfile|Containerfile)([.-][\w.-]+)?$|(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/,
    needs: 'a Dockerfile or a compose file',
  },
  {
    name: 'systemd',
    word: /\bsystemd\b|\bsystemctl\b/i,
    hosts: ['systemd'],
  },
];

/** Done by a person, step by step. */
export const BY_HAND = /\b(manual(ly)?|by hand|ssh|scp|rsync|ftp|sftp|upload(ed)?|git pull|copy)\b/i;

export function methodsIn(text: string): readonly Method[] {
  // `GitHub Pages` and `Azure Pipelines` name one thing, not two.
  return METHODS.filter(({ word }) => word.test(text));
}

function pipeline(name: string, word: RegExp, system: CiSystem): Method {
  return { name, word, hosts: [], system, needs: `a job of ${name} that deploys` };
}

function platform(
  name: string,
  word: RegExp,
  host: Host,
  more: Pick<Method, 'files' | 'dependency' | 'needs'> = {},
): Method {
  return { name, word, hosts: [host], ...more };
}
