import { exists, joinFolder } from '../../../src/facts/commands/paths.ts';
import { type CommandContext, resolveCommand } from '../../../src/facts/commands/resolve.ts';
import { deployTarget } from '../../../src/facts/deployment/workflow-deploys.ts';
import { titleOf } from './evidence.ts';
import type { Method } from './methods.ts';

/** What a command names that does not exist, or a host that none of the methods is; null where nothing speaks against it. */
export function commandConflict(
  command: string,
  methods: readonly Method[],
  context: CommandContext,
): string | null {
  const { invocations, unresolved } = resolveCommand(command, context);
  const [lacking] = unresolved;
  if (lacking) return `names a ${lacking.kind} that does not exist (${lacking.name})`;
  for (const { words, missing, folder } of invocations) {
    const [file] = missing;
    if (file !== undefined) return `names a file that does not exist (${file})`;
    const own = /^\.{1,2}\//.test(words[0] ?? '') ? joinFolder(folder, words[0] ?? '') : null;
    if (own !== null && !exists(context.files, own)) return `names a file that does not exist (${own})`;
  }
  const target = invocations.map(({ words }) => deployTarget(words.join(' '))).find((host) => host !== null);
  const hosts = methods.flatMap((method) => method.hosts);
  if (target === undefined || target === null || hosts.length === 0 || hosts.includes(target)) return null;
  // An image may be sent anywhere: `docker` says how the tool is packed.
  if (methods.some(({ name }) => name === 'Docker' || name === 'Kubernetes')) return null;
  return `sends the application to ${titleOf(target)}`;
}
