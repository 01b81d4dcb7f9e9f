import { at, entries, isRecord, items, type Structured, text, texts } from '../../parsers/structured.ts';
import { type DeploymentEntry, type DeploymentKind, entry, type Host, switches } from './entry.ts';
import { commandOf, pairs } from './read.ts';

/** Reads one platform's configuration; null where the file is not of that platform. */
export interface PlatformFile {
  /** Over the file's path. */
  readonly name: RegExp;
  read(path: string, document: Structured): readonly DeploymentEntry[];
}

/** One process, described by one command. */
function single(host: Host, ...command: (string | number)[]) {
  return (path: string, document: Structured): DeploymentEntry[] => [
    entry({
      host,
      path,
      line: document.line(...command),
      kind: 'serve',
      command: commandOf(at(document.value, ...command)),
    }),
  ];
}

/** A platform whose file says that it is used, and little else. */
function mark(host: Host, kind: DeploymentKind) {
  return (path: string): DeploymentEntry[] => [entry({ host, path, line: 1, kind })];
}

export const PLATFORM_FILES: readonly PlatformFile[] = [
  { name: /(^|\/)render\.ya?ml$/, read: render },
  { name: /(^|\/)fly(\.[\w-]+)?\.toml$/, read: fly },
  { name: /(^|\/)railway\.(json|toml)$/, read: single('railway', 'deploy', 'startCommand') },
  { name: /(^|\/)nixpacks\.toml$/, read: single('railway', 'start', 'cmd') },
  { name: /(^|\/)vercel\.json$/, read: vercel },
  { name: /(^|\/)\.vercel\/project\.json$/, read: mark('vercel', 'marker') },
  { name: /(^|\/)netlify\.toml$/, read: netlify },
  { name: /(^|\/)firebase\.json$/, read: firebase },
  { name: /(^|\/)app(\.[\w-]+)?\.ya?ml$/, read: appEngine },
  { name: /(^|\/)heroku\.ya?ml$/, read: herokuImages },
  { name: /(^|\/)app\.json$/, read: herokuApp },
  { name: /(^|\/)\.replit$/, read: replit },
  { name: /(^|\/)wrangler\.(toml|jsonc?)$/, read: wrangler },
  { name: /(^|\/)serverless\.ya?ml$/, read: serverless },
  { name: /(^|\/)amplify\.ya?ml$/, read: mark('amplify', 'static') },
  { name: /(^|\/)Dockerrun\.aws\.json$/, read: mark('elastic-beanstalk', 'serve') },
  { name: /(^|\/)staticwebapp\.config\.json$/, read: mark('azure', 'static') },
  { name: /(^|\/)Chart\.ya?ml$/, read: mark('kubernetes', 'marker') },
  { name: /(^|\/)cloudbuild[\w.-]*\.ya?ml$/, read: cloudBuild },
];

const RENDER_KINDS: Readonly<Record<string, DeploymentKind>> = {
  worker: 'worker',
  pserv: 'worker',
  cron: 'job',
  static: 'static',
};

function render(path: string, document: Structured): DeploymentEntry[] {
  return items(at(document.value, 'services')).flatMap((service, index) => {
    const field = ['startCommand', 'dockerCommand'].find((name) => at(service, name) !== undefined) ?? 'type';
    const type = text(at(service, 'type')) ?? 'web';
    if (type === 'redis' || type === 'keyvalue') return [];
    const isStatic = [at(service, 'runtime'), at(service, 'env')].includes('static');
    return [
      entry({
        host: 'render',
        path,
        line: document.line('services', index, field),
        kind: isStatic ? 'static' : (RENDER_KINDS[type] ?? 'serve'),
        command: field === 'type' ? null : commandOf(at(service, field)),
        folder: text(at(service, 'rootDir'))?.replace(/^\.?\/|\/$/g, '') ?? '',
        disks: texts(at(service, 'disk', 'mountPath')),
        switches: switches(pairs(document, 'services', index, 'envVars')),
        domains: texts(at(service, 'domains')),
      }),
    ];
  });
}

function fly(path: string, document: Structured): DeploymentEntry[] {
  const mounts = items(at(document.value, 'mounts')).flatMap((mount) => texts(at(mount, 'destination')));
  const shared = { host: 'fly', path, disks: mounts, switches: switches(pairs(document, 'env')) } as const;
  const processes = entries(at(document.value, 'processes')).map(([name, command]) =>
    entry({
      ...shared,
      line: document.line('processes', name),
      kind: /^(app|web)$/.test(name) ? 'serve' : 'worker',
      command: commandOf(command),
    }),
  );
  return processes.length > 0
    ? processes
    : [
        entry({
          ...shared,
          line: document.line('experimental', 'cmd'),
          kind: 'serve',
          command: commandOf(at(document.value, 'experimental', 'cmd')),
        }),
      ];
}

function vercel(path: string, document: Structured): DeploymentEntry[] {
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

function netlify(path: string, document: Structured): DeploymentEntry[] {
  const functions =
    at(document.value, 'functions') !== undefined || at(document.value, 'build', 'functions') !== undefined;
  return [
    entry({ host: 'netlify', path, line: 1, kind: 'static' }),
    ...(functions
      ? [entry({ host: 'netlify', path, line: document.line('functions'), kind: 'functions' })]
      : []),
  ];
}

function firebase(path: string, document: Structured): DeploymentEntry[] {
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

function appEngine(path: string, document: Structured): DeploymentEntry[] {
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

function herokuImages(path: string, document: Structured): DeploymentEntry[] {
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
function herokuApp(path: string, document: Structured): DeploymentEntry[] {
  const isHeroku =
    at(document.value, 'expo') === undefined &&
    ['addons', 'buildpacks', 'formation', 'stack', 'repository'].some(
      (name) => at(document.value, name) !== undefined,
    );
  return isHeroku ? [entry({ host: 'heroku', path, line: 1, kind: 'marker' })] : [];
}

/** `[deployment]` is what Replit publishes; the plain `run` is the button in the workspace. */
function replit(path: string, document: Structured): DeploymentEntry[] {
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

function wrangler(path: string, document: Structured): DeploymentEntry[] {
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

function serverless(path: string, document: Structured): DeploymentEntry[] {
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

function cloudBuild(path: string, document: Structured): DeploymentEntry[] {
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
