import type { SourceFile } from '../../kit/source.ts';
import { at, entries, items, type Structured, text } from '../../parsers/structured.ts';
import { folderOf } from '../commands/paths.ts';
import { switches } from '../switches.ts';
import { type DeploymentEntry, entry, isDevelopmentPath } from './entry.ts';
import { commandOf, pairs } from './read.ts';

const FOR_DEVELOPMENT = /^\s*#.*\b(for |in )?(local|dev|development|testing)\b/im;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[?::1\]?):/;

/** The services of a compose file that run the team's own image or command. */
export function composeEntries(file: SourceFile, document: Structured): DeploymentEntry[] {
  const head = file.text.slice(0, file.text.search(/^services:/m) + 1 || 400);
  const productionFile = !isDevelopmentPath(file.path) && !FOR_DEVELOPMENT.test(head);
  const services = entries(at(document.value, 'services'));
  const ports = services.flatMap(([, service]) =>
    items(at(service, 'ports')).flatMap((port) => text(port) ?? []),
  );
  const onlyHere =
    ports.length > 0 &&
    ports.every((port) => LOOPBACK.test(port)) &&
    !services.some(([name]) => PROXY.test(name));
  return services.flatMap(([name, service]) => {
    const command = [at(service, 'entrypoint'), at(service, 'command')]
      .flatMap((part) => commandOf(part) ?? [])
      .join(' ');
    const build = at(service, 'build');
    if (build === undefined && command === '') return [];
    const context = text(build) ?? text(at(build, 'context')) ?? '.';
    const mounts = items(at(service, 'volumes')).map(mountOf);
    const line = document.line(
      'services',
      name,
      command === '' ? 'build' : at(service, 'command') === undefined ? 'entrypoint' : 'command',
    );
    return [
      entry({
        host: 'compose',
        path: file.path,
        line,
        kind: WORKER.test(name) ? 'worker' : 'serve',
        command: command === '' ? null : command,
        production:
          productionFile &&
          !onlyHere &&
          !isDevelopmentPath(name) &&
          !mounts.some((mount) => isSource(mount, context)) &&
          !profiles(service),
        folder: joined(folderOf(file.path), context),
        disks: mounts.flatMap((mount) => (mount.target === null || mount.temporary ? [] : [mount.target])),
        switches: switches(pairs(document, 'services', name, 'environment')),
      }),
    ];
  });
}

const PROXY = /nginx|caddy|traefik|proxy|tunnel|cloudflared/i;
const WORKER = /worker|celery|beat|scheduler|queue|cron|job|migrat/i;

/** A service that only a named profile starts, such as `dev` or `tools`. */
function profiles(service: unknown): boolean {
  return items(at(service, 'profiles')).some((name) => typeof name === 'string' && isDevelopmentPath(name));
}

interface Mount {
  readonly source: string | null;
  readonly target: string | null;
  readonly temporary: boolean;
}

function mountOf(volume: unknown): Mount {
  const short = text(volume);
  if (short === null) {
    return {
      source: text(at(volume, 'source')),
      target: text(at(volume, 'target')),
      temporary: at(volume, 'type') === 'tmpfs',
    };
  }
  const parts = short.replace(/\$\{[^}]*\}/g, '$').split(':');
  const [source = null, target = null] = parts.length === 1 ? [null, parts[0]] : parts;
  return { source, target, temporary: false };
}

/** The code itself is mounted over the image's: nobody ships that. */
function isSource({ source, target }: Mount, context: string): boolean {
  const plain = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '') || '.';
  if (source === null || target === null || !/^\.{1,2}(\/|$)/.test(source)) return false;
  return (
    plain(source) === plain(context) ||
    /^\/(usr\/src\/)?(app|src|code|workspace|web|api|backend|frontend|srv\/app|var\/www\/html)(\/(src|app))?\/?$/.test(
      target,
    )
  );
}

function joined(folder: string, context: string): string {
  if (/^([a-z]+:|\/|~|\$)/i.test(context)) return folder;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of context.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
