import type { DeployedProcess, StartedProgram } from '../../../src/facts/deployment/deployment.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/** Servers for work on the code: slow, chatty, and often with a console for everybody. */
const DEVELOPMENT: readonly (readonly [RegExp, string])[] = [
  [
    /^(\S*\/)?python[\d.]* (-\w+ )*(\S*\/)?manage\.py runserver\b|^(\S*\/)?manage\.py runserver\b|^django-admin runserver\b/,
    "Django's development server (runserver)",
  ],
  [
    /^(uvicorn|hypercorn|gunicorn|granian|python[\d.]* -m (uvicorn|hypercorn|gunicorn))\b.* --reload\b/,
    'a server that reloads the code (--reload)',
  ],
  [/^fastapi dev\b/, "FastAPI's development server (fastapi dev)"],
  [/^(python[\d.]* -m )?flask\b.* run\b/, "Flask's development server (flask run)"],
  [/^next dev\b/, 'the Next.js development server (next dev)'],
  [/^vite( |$)(?!build\b|preview\b|optimize\b)|^vite (dev|serve)\b/, "Vite's development server"],
  [
    /^(nuxt|nuxi|astro|remix|svelte-kit|gatsby|vinxi|expo|react-router|wrangler|netlify|vercel) (dev|develop|start --dev|vite:dev)\b/,
    'a development server',
  ],
  [
    /^(react-scripts|react-app-rewired|craco) start\b|^ng serve\b|^vue-cli-service serve\b|^webpack(-dev-server| serve)\b|^parcel (?!build)/,
    'a development server',
  ],
  [
    /^(\S*\/)?nodemon\b|^(tsx|bun) (--\w+ )*(watch|--watch|--hot)\b|^ts-node-dev\b|^node (-\S+ )*--watch\b/,
    'a program that restarts with every change of the code',
  ],
  [/^php artisan serve\b/, "Laravel's development server (artisan serve)"],
  [/^dotnet watch\b/, 'a program that restarts with every change of the code'],
  [/^(npm|yarn|pnpm|bun) (run )?(dev|develop|start:dev|dev:server)$/, 'the script for development'],
];

const serves = ({ kind }: DeployedProcess): boolean => kind === 'serve' || kind === 'worker';

/** Processes that are started in production as some file of the repository says; a package's `start` is no proof. */
export function productionProcesses(deployment: readonly DeployedProcess[]): DeployedProcess[] {
  return deployment.filter(
    (each) => each.production && serves(each) && each.host !== 'package' && each.runs.length > 0,
  );
}

/** Hosts that build and start the tool themselves, from the code rather than from an image. */
const OWN_BUILD =
  /^(vercel|netlify|firebase|lovable|amplify|github-pages|cloudflare|hugging-face|streamlit)$/;

/** Development servers among the commands that start the tool. */
export function developmentServers(deployment: readonly DeployedProcess[]): Finding[] {
  const production = productionProcesses(deployment);
  if (production.length === 0) return startScripts(deployment);
  const elsewhere = deployment.some(isProductionElsewhere);
  return unique(
    production.flatMap((process) => process.runs.flatMap((run) => judged(process, run, elsewhere))),
  );
}

/** Another host that starts the tool as one should. */
function isProductionElsewhere({ host, production, runs }: DeployedProcess): boolean {
  if (!production || isImage(host) || host === 'package') return false;
  return OWN_BUILD.test(host) || (runs.length > 0 && runs.every((run) => kindOf(run) === null));
}

const isImage = (host: string): boolean => host === 'docker' || host === 'compose';

/** @param elsewhere another host starts the tool, so that an image or a compose file may be for development */
function judged({ host, path, line }: DeployedProcess, run: StartedProgram, elsewhere: boolean): Finding[] {
  const kind = kindOf(run);
  if (kind === null) return [];
  const where = run.path === path ? '' : ` (it ends in ${run.path})`;
  const details = { subject: `start command: ${kind}`, at: { path, line } };
  if (elsewhere && isImage(host)) {
    const message = `This container starts ${kind}${where}, while another file deploys the tool. If it is for development only, say so in its name, as Dockerfile.dev.`;
    return [fail('low', { ...details, message })];
  }
  const message = `The command that starts the tool in production (${host}) runs ${kind}${where}. It is built for one developer: it can show code and data to everybody, and it breaks under load.`;
  return [fail(isOpenFlask(run) ? 'blocker' : 'high', { ...details, message })];
}

/** `flask run --debug`: its console runs any code that a visitor types. */
function isOpenFlask({ words, variables }: StartedProgram): boolean {
  const line = words.join(' ');
  if (!/\bflask\b/.test(words.slice(0, 3).join(' ')) || !/ run\b/.test(line)) return false;
  return (
    words.includes('--debug') ||
    /^(1|true|on)$/i.test(variables['FLASK_DEBUG'] ?? '') ||
    variables['FLASK_ENV'] === 'development'
  );
}

function kindOf({ words }: StartedProgram): string | null {
  const [program = '', ...rest] = words;
  const line = [program.replace(/^.*node_modules\/\.bin\//, ''), ...rest].join(' ');
  return DEVELOPMENT.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/** Hosts run the `start` script where nothing else is said: whether they do here, the repository cannot tell. */
function startScripts(deployment: readonly DeployedProcess[]): Finding[] {
  return deployment
    .filter(({ host, production }) => host === 'package' && production)
    .flatMap(({ path, line, runs }) => {
      const kind = runs.map(kindOf).find((found) => found !== null);
      return kind === undefined || kind === null
        ? []
        : [
            review('medium', {
              subject: `start script: ${kind}`,
              message: `The "start" script runs ${kind}, and nothing says that the tool is started differently in production. Give "start" the production command, or add the file that the host deploys from.`,
              at: { path, line },
            }),
          ];
    });
}

function unique(findings: readonly Finding[]): Finding[] {
  const key = ({ subject, at }: Finding): string => `${subject} ${at?.path ?? ''} ${at?.line ?? ''}`;
  return findings.filter(
    (finding, index) => findings.findIndex((other) => key(other) === key(finding)) === index,
  );
}
