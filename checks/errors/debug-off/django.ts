import type { DebugSettings, DjangoModule } from '../../../src/facts/debug-settings/debug-settings.ts';
import type { DeployedProcess } from '../../../src/facts/deployment/deployment.ts';
import { type Finding, fail } from '../../../src/kit/index.ts';
import { productionProcesses } from './start-commands.ts';
import { isOff, type SetVariable } from './switched-on.ts';

/** The debug setting that decides in production, and where it stands. */
interface Effective {
  readonly path: string;
  readonly line: number;
  readonly state: 'on' | 'default-on';
  readonly variable: string | null;
}

/** Django's `DEBUG` as the settings module sees it that production runs with. */
export function djangoDebug(
  settings: DebugSettings,
  deployment: readonly DeployedProcess[],
  variables: readonly SetVariable[],
): Finding[] {
  const modules = productionModules(settings, variables);
  const deployed = productionProcesses(deployment).some(({ runs }) =>
    runs.some(({ words }) => DJANGO_SERVER.test(words.join(' '))),
  );
  const found = modules.flatMap((module) => effective(module, settings.django, 0) ?? []);
  return distinct(found).flatMap((each) => judged(each, deployed, variables, settings));
}

const DJANGO_SERVER = /\b(gunicorn|uwsgi|daphne|uvicorn|hypercorn|granian|waitress-serve|manage\.py)\b/;

/** The module that production files or `wsgi.py` name; else those named for production; else those not for development. */
function productionModules(
  { django, named }: DebugSettings,
  variables: readonly SetVariable[],
): DjangoModule[] {
  const all = variables.flatMap(({ name, value }) => (name === 'DJANGO_SETTINGS_MODULE' ? value : []));
  // A compose file for development often lies beside the image for production.
  const shipped = all.filter((name) => !DEVELOPMENT.test(`.${name}.`));
  const set = shipped.length > 0 ? shipped : all;
  const entry = named.filter(({ path }) => /(^|\/)(wsgi|asgi)\.py$/.test(path)).map(({ module }) => module);
  for (const names of [set, entry]) {
    const modules = names.flatMap((name) => byName(name, django) ?? []);
    if (modules.length > 0) return modules;
  }
  const production = django.filter(({ path }) => PRODUCTION.test(path));
  return production.length > 0
    ? production
    : django.filter(
        ({ path, settings }) => !DEVELOPMENT.test(path) && settings.some(({ kind }) => kind === 'django'),
      );
}

const PRODUCTION = /(^|[/_.-])(prod|production|live)([/_.-])/i;
const DEVELOPMENT =
  /(^|[/_.-])(dev|devel|development|local|test|tests|testing|ci|debug|example|sample|staging|docker_dev)([/_.-])/i;

function byName(name: string, modules: readonly DjangoModule[]): DjangoModule | undefined {
  const path = name.replaceAll('.', '/');
  return modules.find(
    (each) =>
      each.path === `${path}.py` ||
      each.path.endsWith(`/${path}.py`) ||
      each.path.endsWith(`${path}/__init__.py`),
  );
}

const MAX_DEPTH = 5;

/** The last plain assignment decides; without one, the module that is taken over does. */
function effective(module: DjangoModule, modules: readonly DjangoModule[], depth: number): Effective | null {
  const own = module.settings.filter(({ kind }) => kind === 'django');
  if (own.length > 0) {
    const last = own.at(-1);
    const open = own.every(({ state }) => state === 'on' || state === 'default-on');
    if (!last || !open || (last.state !== 'on' && last.state !== 'default-on')) return null;
    return { path: module.path, line: last.line, state: last.state, variable: last.variable };
  }
  if (depth >= MAX_DEPTH) return null;
  const bases = module.takesOver.flatMap((name) => beside(module.path, name, modules) ?? []);
  return bases.map((base) => effective(base, modules, depth + 1)).find((found) => found !== null) ?? null;
}

function beside(path: string, name: string, modules: readonly DjangoModule[]): DjangoModule | undefined {
  if (!name.startsWith('.')) return byName(name, modules);
  const folder = path.split('/').slice(0, -1);
  const dots = /^\.+/.exec(name)?.[0].length ?? 1;
  const base = [...folder.slice(0, folder.length - dots + 1), ...name.slice(dots).split('.')].join('/');
  return modules.find((each) => each.path === `${base}.py` || each.path === `${base}/__init__.py`);
}

function distinct(found: readonly Effective[]): Effective[] {
  return found.filter(
    (each, index) =>
      found.findIndex((other) => other.path === each.path && other.line === each.line) === index,
  );
}

function judged(
  { path, line, state, variable }: Effective,
  deployed: boolean,
  variables: readonly SetVariable[],
  { environment }: DebugSettings,
): Finding[] {
  const off = (pairs: readonly { readonly name: string; readonly value: string }[]): boolean =>
    pairs.some(({ name, value }) => name === variable && isOff(value));
  if (variable !== null && off(variables)) return [];
  const told = variable !== null && environment.some(({ switches }) => off(switches));
  const severity = state === 'on' ? (deployed ? 'blocker' : 'high') : told ? 'low' : 'high';
  const how =
    state === 'on'
      ? 'DEBUG is on in the settings that production uses'
      : `DEBUG is on unless the variable ${variable ?? ''} says otherwise`;
  return [
    fail(severity, {
      subject: 'django DEBUG',
      message: `${how}: on any error, Django shows visitors the code, the settings and the data of the request. Make it off unless a variable switches it on.`,
      at: { path, line },
    }),
  ];
}
