import type {
  DebugKind,
  DebugSettings,
  PlacedSetting,
} from '../../../src/facts/debug-settings/debug-settings.ts';
import type { DeployedProcess } from '../../../src/facts/deployment/deployment.ts';
import { type Finding, fail, type Severity } from '../../../src/kit/index.ts';
import { productionProcesses } from './start-commands.ts';
import { isOff, type SetVariable } from './switched-on.ts';

/** Debug settings of code and configuration that is not Django's. */
export function debugInCode(
  settings: DebugSettings,
  deployment: readonly DeployedProcess[],
  variables: readonly SetVariable[],
): Finding[] {
  return settings.settings
    .filter(
      ({ state, kind }) =>
        (state === 'on' || state === 'default-on') && (kind !== 'flask-run' || settings.flask),
    )
    .filter(
      ({ variable }) =>
        variable === null || !variables.some(({ name, value }) => name === variable && isOff(value)),
    )
    .flatMap((setting) => judged(setting, startedBy(setting, deployment)));
}

/** Whether production starts this very file, takes it in as a module, starts another program of Python, or nobody knows. */
type Started = 'this' | 'module' | 'another' | 'unknown';

const PYTHON_PROGRAM =
  /^(\S*\/)?(python[\d.]*|gunicorn|uvicorn|uwsgi|flask|waitress-serve|hypercorn|daphne|granian|streamlit|fastapi|celery|gradio)$/;

function startedBy({ path }: PlacedSetting, deployment: readonly DeployedProcess[]): Started {
  const runs = productionProcesses(deployment).flatMap((process) => process.runs.map(({ words }) => words));
  const programs = runs.filter(([program = '']) => PYTHON_PROGRAM.test(program));
  if (programs.some((words) => runsFile(words, path))) return 'this';
  const module = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  if (programs.some((words) => words.slice(1).some((word) => namesModule(word, module)))) return 'module';
  const functions = deployment.some(
    ({ production, kind, host }) =>
      production && kind === 'functions' && /^(vercel|serverless|firebase|cloud-run)$/.test(host),
  );
  return programs.some(([program = '']) => !/celery$/.test(program)) || functions ? 'another' : 'unknown';
}

/** `gunicorn package.app:create_app()` names the module `app`. */
function namesModule(word: string, module: string): boolean {
  return (word.split(':')[0] ?? '').split(/[./]/).at(-1) === module;
}

/** `python app.py`, `python -m package.app`, `python ./backend/app.py`. */
function runsFile([program = '', ...rest]: readonly string[], path: string): boolean {
  if (!/python[\d.]*$/.test(program)) return false;
  const module = rest[rest.indexOf('-m') + 1];
  const started =
    rest.includes('-m') && module !== undefined
      ? `${module.replaceAll('.', '/')}.py`
      : (rest.find((word) => word.endsWith('.py')) ?? '');
  const plain = started.replace(/^(\.\/|\/app\/|\/code\/|\/usr\/src\/app\/)/, '');
  return plain !== '' && (path === plain || path.endsWith(`/${plain}`));
}

function judged(setting: PlacedSetting, started: Started): Finding[] {
  const severity = weight(setting, started);
  if (severity === null) return [];
  const { path, line, kind, variable, state } = setting;
  const unless =
    state === 'default-on' && variable !== null ? ` unless the variable ${variable} says otherwise` : '';
  const aside =
    severity === 'medium' && (started === 'another' || started === 'module')
      ? ' Production starts another server, so that this line does nothing there; it is one wrong command away.'
      : '';
  return [
    fail(severity, {
      subject: kind,
      message: `${TEXTS[kind]}${unless}. ${WHY[severity]}${aside}`,
      at: { path, line },
    }),
  ];
}

/** How much weight a setting has, given what production starts; null for none. */
function weight({ kind, main, state }: PlacedSetting, started: Started): Severity | null {
  switch (kind) {
    case 'flask-run':
      if (started === 'another' || (started === 'module' && main)) return 'medium';
      return started === 'this' && state === 'on' ? 'blocker' : 'high';
    case 'reload':
      return started === 'this' ? 'high' : null;
    case 'gradio':
    case 'source-maps':
      return 'low';
    case 'streamlit':
      return 'medium';
    default:
      return main && (started === 'another' || started === 'module') ? 'medium' : 'high';
  }
}

const TEXTS: Readonly<Record<DebugKind, string>> = {
  'flask-run':
    "The server is started with Flask's debugger, whose console lets anybody who reaches it run commands",
  'flask-config': "Flask's debug mode is on",
  django: "Django's DEBUG is on",
  'asgi-app': 'The application is created with debug pages, which show code and values to visitors',
  reload: 'The program that production starts reloads itself with every change of a file',
  gradio: "Gradio's debug mode is on",
  streamlit: "Streamlit's development mode is on",
  laravel: "Laravel's debug pages, which show code and settings to visitors, are on",
  'spring-stacktrace': 'Answers to failed requests carry the stack trace',
  'aspnet-page':
    "ASP.NET's developer page, which shows code and values to visitors, is on in every environment",
  'rails-local': 'Rails treats every visitor as a developer and shows its error pages with code',
  'source-maps': 'The source code is published with the built files (source maps)',
};

const WHY: Readonly<Record<Severity, string>> = {
  blocker:
    'The command that production starts runs this file: switch it off before anybody else can reach the tool.',
  high: 'Switch it on by a variable that only developers set.',
  medium: 'Switch it on by a variable that only developers set.',
  low: 'This is no danger in itself; decide whether you want it.',
};
