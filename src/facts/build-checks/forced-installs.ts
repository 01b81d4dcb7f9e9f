import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { json } from '../../parsers/json.ts';
import { at, text } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import { folderOf } from '../commands/paths.ts';
import { commandContext, resolveCommand } from '../commands/resolve.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { dockerfiles } from '../lockfiles/dockerfiles.ts';
import { isShippedPath } from '../lockfiles/shipped.ts';
import { ciRuns } from '../workflows/ci-runs.ts';
import { hostBuilds } from '../workflows/host-builds.ts';

/** An installation that is told to go on where packages do not fit together. */
export interface ForcedInstall {
  /** `force` takes everything; `legacy-peer-deps` only leaves the demands between packages unread. */
  readonly flag: 'force' | 'legacy-peer-deps';
  readonly at: Place & { readonly line: number };
}

/** `installCommand` of hosts. */
const hostInstalls = defineFileFact<{ readonly command: string; readonly line: number }>({
  id: 'host-installs',
  files: ['**/{vercel.json,netlify.toml}'],
  mentions: /installCommand|NPM_FLAGS/,
  parsers: [json, toml],
  extract(file) {
    if (file.path.endsWith('.json')) {
      const tree = json.of(file);
      const command = text(at(tree.value, 'installCommand'));
      return command === null ? null : { command, line: tree.line('installCommand') };
    }
    const tree = toml.of(file);
    const flags = text(at(tree.value, 'build', 'environment', 'NPM_FLAGS'));
    return flags === null ? null : { command: `npm install ${flags}`, line: tree.line('NPM_FLAGS') };
  },
});

/** Settings of npm that hold wherever it is run in the folder. */
const npmSettings = defineFileFact<{ readonly flag: ForcedInstall['flag']; readonly line: number }>({
  id: 'npm-settings',
  files: ['**/.npmrc'],
  mentions: /^\s*(?:force|legacy-peer-deps)\s*=\s*true/m,
  extract(file) {
    const lines = file.text.split('\n');
    const index = lines.findIndex((line) => /^\s*(?:force|legacy-peer-deps)\s*=\s*true/.test(line));
    if (index < 0) return null;
    return { flag: /force/.test(lines[index] ?? '') ? 'force' : 'legacy-peer-deps', line: index + 1 };
  },
});

/** Forced installations in CI, in images, on hosts and in npm's own settings. */
export const forcedInstalls = defineDerivedFact({
  id: 'forced-installs',
  from: { ciRuns, dockerfiles, hostBuilds, hostInstalls, npmSettings, commandContext },
  derive(facts): readonly ForcedInstall[] {
    const context = facts.commandContext;
    const resolved = (command: string, path: string, line: number) =>
      resolveCommand(command, context, { folder: folderOf(path) }).invocations.map(({ words }) => ({
        words,
        at: { path, line },
      }));
    const inCi = facts.ciRuns
      .filter(({ elsewhere }) => !elsewhere)
      .flatMap((run) => run.invocations.map(({ words, line }) => ({ words, at: { path: run.path, line } })));
    const inImages = facts.dockerfiles.values
      .filter(({ path }) => isShippedPath(path) && !isDevelopmentPath(path))
      .flatMap(({ path, value }) =>
        value.flatMap(({ name, text: command, line }) =>
          name === 'RUN' ? resolved(command, path, line) : [],
        ),
      );
    const onHosts = [
      ...facts.hostInstalls.values.flatMap(({ path, value }) => resolved(value.command, path, value.line)),
      ...facts.hostBuilds.values.flatMap(({ path, value }) =>
        value.flatMap(({ command, line }) => (command === null ? [] : resolved(command, path, line))),
      ),
    ];
    const forced = [...inCi, ...inImages, ...onHosts].flatMap(({ words, at }): ForcedInstall[] => {
      const flag = flagOf(words);
      return flag === null ? [] : [{ flag, at }];
    });
    const settings = facts.npmSettings.values.map(({ path, value: { flag, line } }) => ({
      flag,
      at: { path, line },
    }));
    return [...forced, ...settings];
  },
});

/** Only npm's `--force` means this: for others it means to fetch again. */
function flagOf([program, ...args]: readonly string[]): ForcedInstall['flag'] | null {
  if (program !== 'npm' || !args.some((arg) => /^(?:install|i|ci|add|install-ci-test|it)$/.test(arg)))
    return null;
  if (args.some((arg) => /^(?:-g|--global)$/.test(arg))) return null;
  if (args.some((arg) => /^(?:--force|-f)$/.test(arg))) return 'force';
  return args.includes('--legacy-peer-deps') ? 'legacy-peer-deps' : null;
}
