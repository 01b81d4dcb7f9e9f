import { defineFileFact } from '../../kit/fact.ts';

/** A file that says how long the platform lets one request run. */
export interface PlatformLimit {
  /** For people: "vercel.json". */
  readonly what: string;
  readonly line: number;
}

interface Rule {
  readonly path: RegExp;
  /** What the file must be about. */
  readonly about: RegExp;
  readonly limit: RegExp;
  readonly what: string;
}

/** Each pattern is linear and looks at one line. */
const RULES: readonly Rule[] = [
  {
    path: /(^|\/)vercel\.json$/,
    about: /"functions"/,
    limit: /"maxDuration"\s{0,3}:\s{0,3}\d/,
    what: 'vercel.json',
  },
  {
    path: /(^|\/)serverless\.(ya?ml|ts|js)$/,
    about: /provider/,
    limit: /^\s{0,20}timeout\s{0,3}:\s{0,3}\d/m,
    what: 'the functions of serverless.yml',
  },
  {
    path: /(^|\/)(template|sam)\.ya?ml$/,
    about: /AWS::(Serverless|Lambda)/,
    limit: /^\s{0,20}Timeout\s{0,3}:\s{0,3}\d/m,
    what: 'the Lambda functions',
  },
  {
    path: /\.tf$/,
    about: /aws_lambda_function|google_cloudfunctions|google_cloud_run/,
    limit: /^\s{0,20}timeout(_seconds)?\s{0,20}=\s{0,3}["\d]/m,
    what: 'the functions in Terraform',
  },
  {
    path: /(^|\/)\.chalice\/config\.json$/,
    about: /version/,
    limit: /"lambda_timeout"\s{0,3}:\s{0,3}\d/,
    what: 'the Lambda functions',
  },
  {
    path: /(^|\/)host\.json$/,
    about: /version/,
    limit: /"functionTimeout"\s{0,3}:\s{0,3}"/,
    what: 'the Azure functions',
  },
  {
    path: /\.ya?ml$/,
    about: /serving\.knative\.dev/,
    limit: /^\s{0,20}timeoutSeconds\s{0,3}:\s{0,3}\d/m,
    what: 'Cloud Run',
  },
  {
    path: /\.(ya?ml|sh)$/,
    about: /gcloud[^\n]{0,40}(run|functions)[^\n]{0,40}deploy|["']run["']/,
    limit: /--timeout[= "',]{1,4}\d/,
    what: 'Cloud Run',
  },
  {
    path: /\.[cm]?[jt]s$/,
    about: /firebase-functions/,
    limit: /\btimeoutSeconds\s{0,3}:\s{0,3}\d/,
    what: 'the functions of Firebase',
  },
  {
    path: /(^|\/)(Procfile|Dockerfile[\w.-]{0,40}|[\w.-]{0,60}\.(sh|ya?ml|toml|json))$/,
    about: /gunicorn/,
    limit: /(--timeout|\s-t)[= "',]{1,4}\d/,
    what: 'gunicorn',
  },
  {
    path: /(^|\/)gunicorn[\w.-]{0,40}\.py$/,
    about: /\S/,
    limit: /^timeout\s{0,3}=\s{0,3}\d/m,
    what: 'gunicorn',
  },
  {
    path: /\.[cm]?[jt]s$/,
    about: /connect-timeout/,
    limit: /\btimeout\(\s{0,3}["'\d]/,
    what: 'the server, by connect-timeout',
  },
];

/** The longest that a platform or server lets one request run, where a file says so. */
export const platformLimits = defineFileFact<PlatformLimit>({
  id: 'platform-limits',
  files: [
    '**/*.{json,yml,yaml,tf,toml,sh,js,ts,mjs,cjs,py}',
    '**/Procfile',
    '**/Dockerfile*',
    '**/.github/workflows/*',
  ],
  mentions: /maxDuration|timeout/i,
  extract(file) {
    for (const { path, about, limit, what } of RULES) {
      if (!path.test(file.path) || !about.test(file.text)) continue;
      const found = limit.exec(file.text);
      if (found) return { what, line: file.lineAt(found.index) };
    }
    return null;
  },
});
