import { folderOf } from '../../../src/facts/commands/paths.ts';
import { type CommandContext, resolveCommand } from '../../../src/facts/commands/resolve.ts';
import { isDevelopmentPath } from '../../../src/facts/deployment/entry.ts';
import type { DockerInstruction } from '../../../src/facts/lockfiles/dockerfiles.ts';
import { lockKind } from '../../../src/facts/lockfiles/lock-names.ts';
import type { Lockfile } from '../../../src/facts/lockfiles/model.ts';
import type { LockSummary, NodeRoot } from '../../../src/facts/lockfiles/node-roots.ts';
import { isShippedPath } from '../../../src/facts/lockfiles/shipped.ts';
import type { CiRun } from '../../../src/facts/workflows/ci-runs.ts';
import { type Finding, fail, type Place } from '../../../src/kit/index.ts';

type Dockerfiles = readonly { readonly path: string; readonly value: readonly DockerInstruction[] }[];

interface Install {
  readonly words: readonly string[];
  readonly at: Place;
}

/** Installations in CI and in images that do not hold to the lockfile; one a file. */
export function looseInstalls(
  runs: readonly CiRun[],
  files: Dockerfiles,
  context: CommandContext,
  roots: readonly NodeRoot[],
): Finding[] {
  const locks = roots.flatMap((root) => root.locks);
  if (locks.length === 0) return [];
  const found = new Map<string, Finding>();
  for (const { words, at } of [...inRuns(runs), ...inImages(files, context)]) {
    const message = looseness(words, locks);
    if (message !== null && !found.has(at.path))
      found.set(at.path, fail('medium', { subject: 'loose install', message, at }));
  }
  return [...found.values()];
}

function inRuns(runs: readonly CiRun[]): Install[] {
  return runs
    .filter(({ elsewhere }) => !elsewhere)
    .flatMap((run) => run.invocations.map(({ words, line }) => ({ words, at: { path: run.path, line } })));
}

function inImages(files: Dockerfiles, context: CommandContext): Install[] {
  return files
    .filter(({ path }) => isShippedPath(path) && !isDevelopmentPath(path))
    .flatMap(({ path, value }) =>
      value
        .filter(({ name }) => name === 'RUN')
        .flatMap(({ text, line }) =>
          resolveCommand(text, context, { folder: folderOf(path) }).invocations.map(({ words }) => ({
            words,
            at: { path, line },
          })),
        ),
    );
}

const VALUED =
  /^(--prefix|-C|--dir|--cwd|--loglevel|--registry|--cache|--network-timeout|--network-concurrency|--filter|-F|--workspace|-w|--fetch-retries|--fetch-timeout|--include|--omit|--userconfig|--cache-folder)$/;

/** Why an installation may take other versions than the lockfile's; null if it does not, or is none of the project. */
function looseness([manager = '', ...args]: readonly string[], locks: readonly LockSummary[]): string | null {
  const plain = args.filter((arg, index) => !arg.startsWith('-') && !VALUED.test(args[index - 1] ?? ''));
  const verb = plain[0] ?? (manager === 'yarn' ? 'install' : '');
  const alone =
    plain.length <= 1 &&
    !args.some((arg) => /^(-g|--global|--location=global|--package-lock-only|--dry-run)$/.test(arg));
  if (!/^(npm|yarn|bun)$/.test(manager) || !/^(install|i)$/.test(verb) || !alone) return null;
  const lock = locks.find(({ tool }) => tool === manager);
  if (!lock)
    return `The packages are installed with ${manager} here, while the lockfile is that of another package manager (${locks[0]?.path}), so its versions are not used. Install with the package manager that the lockfile belongs to.`;
  const frozen = args.some((arg) => /^(--frozen-lockfile|--immutable|--pure-lockfile|--frozen)/.test(arg));
  if (manager === 'npm')
    return '`npm install` may change what the lockfile says, so what is built here is not what was tested. Use `npm ci`.';
  if (frozen || (manager === 'yarn' && !lock.yarnClassic)) return null;
  return `\`${manager} install\` may change what the lockfile says, so what is built here is not what was tested. Add \`--frozen-lockfile\`.`;
}

/** Images that copy a lockfile by a name that is not under version control: they cannot be built from a fresh copy. */
export function missingCopies(
  files: Dockerfiles,
  lockfiles: readonly Lockfile[],
  gitKnown: boolean,
): Finding[] {
  return files
    .filter(({ path }) => isShippedPath(path))
    .flatMap(({ path, value }) =>
      firstOnly(
        value
          .filter(({ name }) => name === 'COPY')
          .flatMap(({ text, line }) => {
            const sources = text.startsWith('[') ? text.replace(/[[\]",]/g, ' ') : text;
            const words = sources
              .trim()
              .split(/\s+/)
              .filter((word) => !word.startsWith('--'))
              .slice(0, -1);
            const missing = words.find(
              (word) => lockKind(word) !== null && !word.includes('$') && !isThere(word, lockfiles, gitKnown),
            );
            if (missing === undefined) return [];
            const message = `The image copies ${missing}, which is not under version control, so it cannot be built from a fresh copy of the repository. Commit the lockfile.`;
            return [fail('medium', { subject: `copies ${missing}`, message, at: { path, line } })];
          }),
      ),
    );
}

const firstOnly = (findings: readonly Finding[]): Finding[] => findings.slice(0, 1);

function isThere(source: string, lockfiles: readonly Lockfile[], gitKnown: boolean): boolean {
  const path = source.replace(/^\.?\//, '');
  return lockfiles.some(
    (lock) => (lock.tracked || !gitKnown) && (lock.path === path || lock.path.endsWith(`/${path}`)),
  );
}
