import { folderOf } from '../commands/paths.ts';
import type { Switch } from '../switches.ts';

/** What can run or host an application, or keep the process that serves it alive. */
export type Host =
  | 'amplify'
  | 'app-engine'
  | 'azure'
  | 'bolt'
  | 'cloud-run'
  | 'cloudflare'
  | 'compose'
  | 'docker'
  | 'elastic-beanstalk'
  | 'firebase'
  | 'fly'
  | 'github-pages'
  | 'heroku'
  | 'hugging-face'
  | 'kubernetes'
  | 'lovable'
  | 'netlify'
  | 'package'
  | 'railway'
  | 'render'
  | 'replit'
  | 'serverless'
  | 'streamlit'
  | 'supabase'
  | 'systemd'
  | 'vercel';

/**
 * `serve` answers users, `worker` runs beside it, `job` runs by the clock, `release` before a new version goes live,
 * `static` hands out built files, `functions` are run by the platform on request, `marker` names the platform alone.
 */
export type DeploymentKind = 'serve' | 'worker' | 'job' | 'release' | 'static' | 'functions' | 'marker';

/** One process or site, as one file says that it is to be run. */
export interface DeploymentEntry {
  readonly host: Host;
  readonly path: string;
  readonly line: number;
  readonly kind: DeploymentKind;
  /** The shell command that starts it; null where the platform or the image decides. */
  readonly command: string | null;
  /** False for files and services that are evidently for development, tests or show. */
  readonly production: boolean;
  /** Folder that the command runs in, relative to the audited folder; '' for that folder. */
  readonly folder: string;
  /** Where disks that survive a restart are mounted, as the file names them. */
  readonly disks: readonly string[];
  readonly switches: readonly Switch[];
  /** Addresses of its own that it is reached under. */
  readonly domains: readonly string[];
}

type Required = 'host' | 'path' | 'line' | 'kind';

export function entry(of: Pick<DeploymentEntry, Required> & Partial<DeploymentEntry>): DeploymentEntry {
  return {
    command: null,
    production: !isDevelopmentPath(of.path),
    folder: folderOf(of.path),
    disks: [],
    switches: [],
    domains: [],
    ...of,
  };
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const NOT_PRODUCTION = new Set(
  `dev devel develop development local localhost test tests testing ci e2e cypress playwright debug devcontainer
  override example examples sample samples demo template templates docs doc staging preview fixtures contrib smoke
  benchmark benchmarks manual playground sandbox`.split(/\s+/),
);

/** True where a folder or the file's name says that it is not for real use, as `Dockerfile.dev` and `.devcontainer/`. */
export function isDevelopmentPath(path: string): boolean {
  return path
    .toLowerCase()
    .split(/[/.\-_]/)
    .some((word) => NOT_PRODUCTION.has(word));
}
