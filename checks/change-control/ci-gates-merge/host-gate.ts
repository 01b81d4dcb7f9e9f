import { folderOf, joinFolder } from '../../../src/facts/commands/paths.ts';
import { type CommandContext, resolveCommand } from '../../../src/facts/commands/resolve.ts';
import type { HostBuild } from '../../../src/facts/workflows/host-builds.ts';
import type { Place } from '../../../src/kit/index.ts';

/** A host that runs the tests before a version goes live, and keeps the last one where that fails. */
export function hostGate(
  files: readonly { readonly path: string; readonly value: readonly HostBuild[] }[],
  context: CommandContext,
): Place | null {
  for (const { path, value } of files) {
    for (const { command, folder, line } of value) {
      const { invocations } = resolveCommand(command ?? 'npm run build', context, {
        folder: joinFolder(folderOf(path), folder) ?? '',
        errexit: true,
      });
      if (invocations.some(({ kind, masked }) => !masked && kind === 'test')) return { path, line };
    }
  }
  return null;
}
