import { folderOf, joinFolder } from '../../../src/facts/commands/paths.ts';
import { type CommandContext, resolveCommand } from '../../../src/facts/commands/resolve.ts';
import type { HostBuild } from '../../../src/facts/workflows/host-builds.ts';
import type { Place } from '../../../src/kit/index.ts';

export interface HostRun {
  readonly host: string;
  readonly runner: string;
  readonly folder: string | null;
  readonly at: Place;
}

type Files = readonly { readonly path: string; readonly value: readonly HostBuild[] }[];

/** Hosts whose build runs tests and stops where they fail: they build every change, and keep the last version up. */
export function hostRuns(files: Files, context: CommandContext): HostRun[] {
  return files.flatMap(({ path, value }) =>
    value.flatMap(({ host, line, command, folder }) => {
      const inside = joinFolder(folderOf(path), folder) ?? folderOf(path);
      const at = { path, line };
      const { invocations } = resolveCommand(command ?? 'npm run build', context, {
        folder: inside,
        at,
        errexit: true,
      });
      const tests = invocations.filter(({ kind, masked }) => kind === 'test' && !masked);
      return tests.map((test) => ({ host, runner: test.runner ?? 'tests', folder: test.folder, at }));
    }),
  );
}
