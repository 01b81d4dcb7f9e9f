import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { type CommandContext, commandContext } from '../commands/resolve.ts';
import { fileList } from '../file-list.ts';
import { type PackageJson, packageJson } from '../packages/package-json.ts';
import { dockerEntries } from './docker.ts';
import { baseName, type DeploymentEntry, entry, type Host } from './entry.ts';
import { type StartedProgram, startedPrograms } from './started-programs.ts';
import { jsonEntries, tomlEntries, yamlEntries } from './structured-files.ts';
import { textEntries } from './text-files.ts';
import { workflowDeploys } from './workflow-deploys.ts';

export type { DeploymentEntry, DeploymentKind, Host } from './entry.ts';
export type { StartedProgram } from './started-programs.ts';

/** An entry, and the programs that its command starts once scripts are followed. */
export interface DeployedProcess extends DeploymentEntry {
  readonly runs: readonly StartedProgram[];
}

const SOURCES = {
  fileList,
  dockerEntries,
  yamlEntries,
  tomlEntries,
  jsonEntries,
  textEntries,
  workflowDeploys,
  packageJson,
  commandContext,
};

/**
 * How and where the tool is started: every process and site that a file of the repository describes, in path order.
 * The `start` script of a package.json is among them (host `package`): it is what hosts run where nothing else is said.
 */
export const deployment = defineDerivedFact<typeof SOURCES, readonly DeployedProcess[]>({
  id: 'deployment',
  from: SOURCES,
  derive(facts) {
    const files = [
      facts.dockerEntries,
      facts.yamlEntries,
      facts.tomlEntries,
      facts.jsonEntries,
      facts.textEntries,
    ];
    const written = files.flatMap((fact) => fact.values.flatMap(({ value }) => value));
    const packages = facts.packageJson.values.filter(({ path }) => !path.startsWith('../'));
    const places = placed(facts.fileList.map(({ path }) => path));
    const all = withoutTwins([
      ...written,
      ...facts.workflowDeploys,
      ...packages.flatMap(packageEntries),
      ...places,
    ]);
    return all.map((each) => withRuns(each, facts.commandContext)).sort(byPlace);
  },
});

function packageEntries({
  path,
  value,
}: {
  readonly path: string;
  readonly value: PackageJson;
}): DeploymentEntry[] {
  const starts = value.scripts.filter(({ name }) => name === 'start');
  const lovable = value.dependencies.some(({ name }) => name === 'lovable-tagger');
  return [
    ...starts.map(({ command, line }) => entry({ host: 'package', path, line, kind: 'serve', command })),
    ...(lovable ? [entry({ host: 'lovable', path, line: 1, kind: 'static' })] : []),
  ];
}

/** Servers that frameworks for the browser name `start`: for work on the code; what is shipped is built. */
const BROWSER_DEV_SERVER =
  /^(react-scripts start|react-app-rewired start|craco start|vite( |$)(?!preview|build)|ng serve|vue-cli-service serve|expo |react-native |parcel |webpack(-dev-server| serve)|astro dev|gatsby develop|docusaurus start|firebase )/;

function withRuns(each: DeploymentEntry, context: CommandContext): DeployedProcess {
  const runs = startedPrograms(each, context);
  const browserOnly =
    each.host === 'package' && runs.some(({ words }) => BROWSER_DEV_SERVER.test(words.join(' ')));
  return { ...each, production: each.production && !browserOnly, runs };
}

/** Folders and files whose mere place names the platform. */
const PLACES: readonly (readonly [RegExp, Host])[] = [
  [/^(.*\/)?\.streamlit\/config\.toml$/, 'streamlit'],
  [/^(.*\/)?\.bolt\/config\.json$/, 'bolt'],
  [/^(.*\/)?\.lovable\//, 'lovable'],
  [/^(.*\/)?\.ebextensions\//, 'elastic-beanstalk'],
  [/^(.*\/)?supabase\/functions\/[\w-]+\/index\.ts$/, 'supabase'],
  [/^(.*\/)?apphosting\.ya?ml$/, 'firebase'],
];

function placed(paths: readonly string[]): DeploymentEntry[] {
  return PLACES.flatMap(([pattern, host]) => {
    const path = paths.find((each) => pattern.test(each));
    return path === undefined
      ? []
      : [
          entry({
            host,
            path,
            line: 1,
            kind: host === 'supabase' ? 'functions' : 'marker',
            production: true,
          }),
        ];
  });
}

/** Of files that differ in a word such as `Dockerfile` and `Dockerfile.prod`, the plain one is for development. */
function withoutTwins(entries: readonly DeploymentEntry[]): DeploymentEntry[] {
  const released = new Set(
    entries.flatMap(({ path, host }) =>
      /[.-]prod(uction)?\b/.test(baseName(path)) ? `${host} ${folderOf(path)}` : [],
    ),
  );
  return entries.map((each) => {
    const twin =
      (each.host === 'docker' || each.host === 'compose') &&
      released.has(`${each.host} ${folderOf(each.path)}`);
    return twin && !/[.-]prod(uction)?\b/.test(baseName(each.path)) ? { ...each, production: false } : each;
  });
}

function byPlace(a: DeploymentEntry, b: DeploymentEntry): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}
