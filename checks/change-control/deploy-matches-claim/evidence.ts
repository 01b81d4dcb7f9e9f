import type { DeployJob } from '../../../src/facts/deployment/deploy-jobs.ts';
import type { DeployedProcess } from '../../../src/facts/deployment/deployment.ts';
import type { Host } from '../../../src/facts/deployment/entry.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import type { Project } from '../../../src/facts/packages/packages.ts';
import type { Place } from '../../../src/kit/index.ts';
import type { Method } from './methods.ts';

/** What a repository shows of how it goes live. */
export interface Shown {
  readonly entries: readonly DeployedProcess[];
  readonly jobs: readonly DeployJob[];
  readonly files: readonly ListedFile[];
  readonly projects: readonly Project[];
  /** The audited folder, from the git root; '' for the root. */
  readonly folder: string;
}

/** Jobs that do what a method says: those of its pipeline, or those that send the application to its hosts. */
export function jobsOf(method: Method, jobs: readonly DeployJob[]): readonly DeployJob[] {
  return jobs.filter(
    ({ system, hosts }) => system === method.system || hosts.some((host) => method.hosts.includes(host)),
  );
}

/** Where the repository shows a method; null where it does not. */
export function markerOf(method: Method, shown: Shown): Place | null {
  const own = shown.entries.filter(({ host }) => method.hosts.includes(host));
  const entry = own.find(({ production }) => production) ?? own[0];
  if (entry) return { path: entry.path, line: entry.line };
  const [job] = jobsOf(method, shown.jobs);
  if (job) return job.at;
  const { files, dependency } = method;
  const file = files && shown.files.find(({ path }) => files.test(path));
  if (file) return { path: file.path };
  for (const { path, dependencies } of dependency ? shown.projects : []) {
    const found = dependencies.find(({ name }) => dependency?.test(name));
    if (found) return { path, line: found.line };
  }
  return null;
}

/** Images and databases serve every host: what they show names none. */
const ANYWHERE: ReadonlySet<Host> = new Set(['docker', 'compose', 'package', 'supabase', 'systemd']);

export interface OtherHost {
  readonly host: Host;
  readonly at: Place;
}

/** Hosts, one by one, that the repository is set up for and that none of the methods names. */
export function otherHosts(methods: readonly Method[], { entries, jobs }: Shown): OtherHost[] {
  // A pipeline that is named stands for the hosts that it sends the application to.
  const own = methods.filter(({ system }) => system !== undefined).flatMap((method) => jobsOf(method, jobs));
  const named = new Set([...methods, ...own].flatMap(({ hosts }) => hosts));
  const found = [
    ...entries
      .filter(({ production, path }) => production && !path.endsWith('CNAME'))
      .map(({ host, path, line }) => ({ host, at: { path, line } })),
    ...jobs
      .filter(({ production }) => production)
      .flatMap(({ hosts, at }) => hosts.map((host) => ({ host, at }))),
  ].filter(({ host }) => !named.has(host) && !ANYWHERE.has(host));
  return found.filter(({ host }, index) => found.findIndex((other) => other.host === host) === index);
}

/** The names of hosts as people write them. */
const TITLES: Readonly<Partial<Record<Host, string>>> = {
  'app-engine': 'App Engine',
  'cloud-run': 'Cloud Run',
  'elastic-beanstalk': 'Elastic Beanstalk',
  fly: 'Fly.io',
  'github-pages': 'GitHub Pages',
  'hugging-face': 'Hugging Face',
};

export function titleOf(host: Host): string {
  return TITLES[host] ?? host.charAt(0).toUpperCase() + host.slice(1);
}
