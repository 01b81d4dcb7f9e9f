import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { folderOf } from '../commands/paths.ts';
import { type CommandContext, commandContext, resolveCommand } from '../commands/resolve.ts';
import { type DeployJob, deployJobs } from '../deployment/deploy-jobs.ts';
import { type DeployedProcess, deployment } from '../deployment/deployment.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { fileList } from '../file-list.ts';
import { type PackageJson, packageJson } from '../packages/package-json.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { type CiRun, ciRuns } from '../workflows/ci-runs.ts';
import { type HostBuild, hostBuilds } from '../workflows/host-builds.ts';
import { workflows } from '../workflows/workflows.ts';

/** On which occasion a command runs without anybody thinking about it. */
export type Routine = 'start' | 'install' | 'build' | 'deploy' | 'seed';

/** A program that routine starts in the end. */
export interface RoutineCommand {
  readonly routine: Routine;
  readonly words: readonly string[];
  /** Variables that switch modes, set in front of it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly at: Place;
}

const SOURCES = {
  deployment,
  packageJson,
  hostBuilds,
  ciRuns,
  deployJobs,
  workflows,
  commandContext,
  fileList,
};

/**
 * Every program that starting, installing, building, deploying or seeding the tool runs, scripts followed. What is for work on
 * the code (`dev`, tests, previews) is left out.
 */
export const routineCommands = defineDerivedFact<typeof SOURCES, readonly RoutineCommand[]>({
  id: 'routine-commands',
  from: SOURCES,
  derive(facts) {
    const context = facts.commandContext;
    const paths = new Map(facts.fileList.map(({ rootPath, path }) => [rootPath, path]));
    const withServices = new Set(
      facts.workflows.workflows.flatMap(({ path, jobs }) =>
        jobs.flatMap((job) => (job.services.length > 0 ? [`${path} ${job.id}`] : [])),
      ),
    );
    const all = [
      ...facts.deployment.flatMap(started),
      ...facts.packageJson.values.flatMap(({ path, value }) => scripts(path, value, context)),
      ...facts.hostBuilds.values.flatMap(({ path, value }) =>
        value.flatMap((build) => built(path, build, context)),
      ),
      ...recipes(context),
      ...facts.deployJobs
        .filter(({ production, workflow, job }) => production && !withServices.has(`${workflow} ${job}`))
        .flatMap((job) => deployed(job, facts.ciRuns))
        .map((each) => ({ ...each, at: { ...each.at, path: paths.get(each.at.path) ?? each.at.path } })),
    ];
    return unique(all);
  },
});

function started({ production, kind, path, runs }: DeployedProcess): RoutineCommand[] {
  if (!production || isTestPath(path) || isExamplePath(path)) return [];
  return runs.map(({ words, variables, path: file, line }) => ({
    routine: kind === 'release' ? 'deploy' : 'start',
    words,
    variables,
    at: { path: file, line },
  }));
}

const SCRIPTS: readonly (readonly [RegExp, Routine])[] = [
  [/^(preinstall|install|postinstall|prepare)$/, 'install'],
  [
    /^((pre|post)?build(:prod(uction)?)?|vercel-build|heroku-postbuild|render-build|now-build|gcp-build)$/,
    'build',
  ],
  [/^(prestart|start:prod(uction)?|serve:prod|start-prod)$/, 'start'],
  [/^(pre|post)?(deploy|release)(:prod(uction)?)?$/, 'deploy'],
  [
    /^((db|prisma|database|data|sequelize|knex):)?seed(:(prod(uction)?|all|run|db))?$|^seed[-_](db|database|data)$/,
    'seed',
  ],
];

function scripts(path: string, { scripts: own }: PackageJson, context: CommandContext): RoutineCommand[] {
  if (path.startsWith('../') || isExamplePath(path) || isDevelopmentPath(path)) return [];
  return own.flatMap(({ name, command, line }) => {
    const routine = SCRIPTS.find(([pattern]) => pattern.test(name))?.[1];
    return routine === undefined ? [] : followed(command, routine, { path, line }, folderOf(path), context);
  });
}

function built(
  path: string,
  { command, folder, line }: HostBuild,
  context: CommandContext,
): RoutineCommand[] {
  const within = [folderOf(path), folder].filter((part) => part !== '' && part !== '.').join('/');
  return command === null ? [] : followed(command, 'build', { path, line }, within, context);
}

/** Targets by which a person deploys: `make deploy`, `just release`. */
function recipes({ taskFiles, ...rest }: CommandContext): RoutineCommand[] {
  const files = taskFiles.filter(
    ({ tool, path }) => /^(make|just|task)$/.test(tool) && !path.startsWith('../'),
  );
  return files.flatMap(({ path, folder, tasks }) =>
    tasks
      .filter(({ name }) => /^(deploy|release)([-_:]?prod(uction)?)?$/.test(name))
      .flatMap(({ steps }) =>
        steps.flatMap(({ command, line }) =>
          followed(command, 'deploy', { path, line }, folder, { taskFiles, ...rest }),
        ),
      ),
  );
}

function deployed({ workflow, job }: DeployJob, runs: readonly CiRun[]): RoutineCommand[] {
  return runs
    .filter((run) => run.workflow === workflow && run.job === job && run.chance !== 'never' && !run.elsewhere)
    .flatMap((run) =>
      run.invocations.map(({ words, variables, at, line }) => ({
        routine: 'deploy' as const,
        words,
        variables,
        at: at ?? { path: run.path, line },
      })),
    );
}

function followed(
  command: string,
  routine: Routine,
  at: Place,
  folder: string,
  context: CommandContext,
): RoutineCommand[] {
  const { invocations } = resolveCommand(command, context, { folder, at });
  return invocations.map((each) => ({
    routine,
    words: each.words,
    variables: each.variables,
    at: each.at ?? at,
  }));
}

/** Each program once an occasion; what is plainly for development is left out. */
function unique(all: readonly RoutineCommand[]): RoutineCommand[] {
  const known = new Set<string>();
  return all.filter(({ routine, words, at, variables }) => {
    const key = `${routine} ${at.path}:${at.line} ${words.join(' ')}`;
    const mode = variables.NODE_ENV ?? variables.APP_ENV ?? variables.RAILS_ENV ?? '';
    if (known.has(key) || /^(test|development|dev)$/.test(mode)) return false;
    known.add(key);
    return true;
  });
}
