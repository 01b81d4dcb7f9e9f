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

/** A variable that switches modes. Others are not recorded: their values may be secrets. */
export interface Switch {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

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

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
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

const SWITCH =
  /^(\w*DEBUG\w*|FLASK_ENV|FLASK_RUN_RELOAD|NODE_ENV|APP_ENV|RAILS_ENV|ENV|ENVIRONMENT|DJANGO_SETTINGS_MODULE|DJANGO_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|SPRING_PROFILES_ACTIVE|SERVER_ERROR_\w+|GRADIO_\w+|STREAMLIT_\w+|SETTINGS_MODULE|GENERATE_SOURCEMAP)$/;
/** A mode is a word; anything longer or stranger is not recorded. */
const MODE = /^[\w.,:-]{1,60}$/;

/** The switches among name-and-value pairs. */
export function switches(
  pairs: readonly (readonly [name: string, value: unknown, line: number])[],
): Switch[] {
  return pairs.flatMap(([name, value, line]) => {
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const written = known ? String(value).trim() : '';
    return SWITCH.test(name) && MODE.test(written) ? [{ name, value: written, line }] : [];
  });
}
