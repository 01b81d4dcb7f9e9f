import { at, entries, isRecord, items, type Structured, text, texts } from '../../parsers/structured.ts';
import { switches } from '../switches.ts';
import { type DeploymentEntry, type DeploymentKind, entry } from './entry.ts';
import { commandOf, pairs } from './read.ts';

export function vercel(path: string, document: Structured): DeploymentEntry[] {
  const functions =
    at(document.value, 'functions') !== undefined || at(document.value, 'builds') !== undefined;
  const jobs = items(at(document.value, 'crons')).map((_, index) =>
    entry({ host: 'vercel', path, line: document.line('crons', index), kind: 'job' }),
  );
  return [
    entry({
      host: 'vercel',
      path,
      line: 1,
      kind: functions ? 'functions' : 'marker',
      domains: texts(at(document.value, 'alias')),
    }),
    ...jobs,
  ];
}

export function netlify(path: string, document: Structured): DeploymentEntry[] {
  const functions =
    at(document.value, 'functions') !== undefined || at(document.value, 'build', 'functions') !== undefined;
  return [
    entry({ host: 'netlify', path, line: 1, kind: 'static' }),
    ...(functions
      ? [entry({ host: 'netlify', path, line: document.line('functions'), kind: 'functions' })]
      : []),
  ];
}

export function firebase(path: string, document: Structured): DeploymentEntry[] {
  const parts: readonly [string, DeploymentKind][] = [
    ['hosting', 'static'],
    ['functions', 'functions'],
    ['apphosting', 'serve'],
  ];
  return parts.flatMap(([name, kind]) =>
    at(document.value, name) === undefined
      ? []
      : [entry({ host: 'firebase', path, line: document.line(name), kind })],
  );
}

export function appEngine(path: string, document: Structured): DeploymentEntry[] {
  const { value } = document;
  if (text(at(value, 'runtime')) !== null && at(value, 'apiVersion') === undefined) {
    return [
      entry({
        host: 'app-engine',
        path,
        line: document.line(at(value, 'entrypoint') === undefined ? 'runtime' : 'entrypoint'),
        kind: 'serve',
        command: commandOf(at(value, 'entrypoint')),
        switches: switches(pairs(document, 'env_variables')),
      }),
    ];
  }
  return [];
}

export function herokuImages(path: string, document: Structured): DeploymentEntry[] {
  return entries(at(document.value, 'run')).map(([name, command]) =>
    entry({
      host: 'heroku',
      path,
      line: document.line('run', name),
      kind: name === 'web' ? 'serve' : 'worker',
      command: commandOf(isRecord(command) ? at(command, 'command') : command),
    }),
  );
}

/** `app.json` is Expo's or Heroku's; only the latter has add-ons, build packs or process types. */
export function herokuApp(path: string, document: Structured): DeploymentEntry[] {
  const isHeroku =
    at(document.value, 'expo') === undefined &&
    ['addons', 'buildpacks', 'formation', 'stack', 'repository'].some(
      (name) => at(document.value, name) !== undefined,
    );
  return isHeroku ? [entry({ host: 'heroku', path, line: 1, kind: 'marker' })] : [];
}

/** `[deployment]` is what Replit publishes; the plain `run` is the button in the workspace. */
export function replit(path: string, document: Structured): DeploymentEntry[] {
  const deployment = at(document.value, 'deployment');
  const workspace = entry({
    host: 'replit',
    path,
    line: document.line('run'),
    kind: 'serve',
    command: commandOf(at(document.value, 'run')),
    production: false,
  });
  if (deployment === undefined) return [workspace];
  const isStatic = at(deployment, 'deploymentTarget') === 'static';
  const published = entry({
    host: 'replit',
    path,
    line: document.line('deployment'),
    kind: isStatic ? 'static' : 'serve',
    command: commandOf(at(deployment, 'run')),
  });
  return [published, workspace];
}

export function wrangler(path: string, document: Structured): DeploymentEntry[] {
  const routes = [...items(at(document.value, 'routes')), ...items(at(document.value, 'route'))];
  const domains = routes
    .flatMap((route) => text(route) ?? text(at(route, 'pattern')) ?? [])
    .map((route) => route.replace(/[/*].*$/, ''));
  const jobs = texts(at(document.value, 'triggers', 'crons')).map(() =>
    entry({ host: 'cloudflare', path, line: document.line('triggers'), kind: 'job' }),
  );
  return [
    entry({
      host: 'cloudflare',
      path,
      line: 1,
      kind: 'functions',
      domains: domains.filter((name) => name !== ''),
      switches: switches(pairs(document, 'vars')),
    }),
    ...jobs,
  ];
}

export function serverless(path: string, document: Structured): DeploymentEntry[] {
  if (at(document.value, 'provider') === undefined) return [];
  return [
    entry({
      host: 'serverless',
      path,
      line: document.line('functions'),
      kind: 'functions',
      switches: switches(pairs(document, 'provider', 'environment')),
    }),
  ];
}

export function cloudBuild(path: string, document: Structured): DeploymentEntry[] {
  return items(at(document.value, 'steps')).flatMap((step, index) => {
    const words = texts(at(step, 'args')).join(' ');
    return /\brun (services )?(deploy|update)\b/.test(words) || /\bapp deploy\b/.test(words)
      ? [
          entry({
            host: words.includes('app deploy') ? 'app-engine' : 'cloud-run',
            path,
            line: document.line('steps', index),
            kind: 'serve',
          }),
        ]
      : [];
  });
}
