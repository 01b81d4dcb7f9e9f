import { at, entries, items, type Structured, text, texts } from '../../parsers/structured.ts';
import { switches } from '../switches.ts';
import { type DeploymentEntry, type DeploymentKind, entry, type Host } from './entry.ts';
import {
  appEngine,
  cloudBuild,
  firebase,
  herokuApp,
  herokuImages,
  netlify,
  replit,
  serverless,
  vercel,
  wrangler,
} from './platform-readers.ts';
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
