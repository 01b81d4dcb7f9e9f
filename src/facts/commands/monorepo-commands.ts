import { runInPackages } from './package-scripts.ts';
import type { Following, Scope } from './scope.ts';

/** One script of one project, or of all. */
interface Target {
  readonly script: string;
  readonly project: string | null;
}

const FILTER = /^(--filter|-F|--scope)$/;
const VALUED = /^(--filter|-F|--scope|-p|--projects|--concurrency|--parallel|-c|--configuration)$/;

/** turbo, nx and lerna run one script in many packages. */
export function monorepoCommand(
  resolver: Following,
  name: string,
  args: readonly string[],
  scope: Scope,
): boolean {
  if (!/^(turbo|lerna|nx|wsrun|ultra)$/.test(name)) return false;
  const plain = args.filter((arg, index) => !arg.startsWith('-') && !VALUED.test(args[index - 1] ?? ''));
  const targets =
    name === 'nx'
      ? nxTargets(args, plain)
      : plain.filter((word) => word !== 'run').map((script) => ({ script, project: null }));
  const filters = args.flatMap((arg, index) =>
    FILTER.test(args[index - 1] ?? '') ? [arg] : (/^(?:--filter|--scope)=(.*)$/.exec(arg)?.[1] ?? []),
  );
  for (const { script, project } of targets) {
    if (name === 'nx' && runTarget(resolver, script, project, scope)) continue;
    const chosen = project !== null ? [project] : filters.length > 0 ? filters : ('all' as const);
    runInPackages(resolver, chosen, script, scope);
  }
  return targets.length > 0;
}

/** `nx test app`, `nx run app:test`, `nx run-many -t test lint`. */
function nxTargets(args: readonly string[], plain: readonly string[]): Target[] {
  const [verb = '', name = null] = plain;
  if (verb === 'run') {
    const [project = null, script = ''] = (name ?? '').split(':');
    return [{ script, project }];
  }
  if (verb === 'run-many' || verb.startsWith('affected'))
    return listed(args).map((script) => ({ script, project: null }));
  const other = /^(graph|reset|migrate|format|report|list|init|sync|release|g|generate|$)/.test(verb);
  return other ? [] : [{ script: verb, project: name }];
}

/** What `-t a b`, `--target=a` and `--targets=a,b` name. */
function listed(args: readonly string[]): string[] {
  const inline = args.flatMap((arg) => /^--targets?=(.*)$/.exec(arg)?.[1]?.split(',') ?? []);
  const flag = args.findIndex((arg) => /^(-t|--targets?)$/.test(arg));
  const behind = flag < 0 ? [] : args.slice(flag + 1);
  const end = behind.findIndex((arg) => arg.startsWith('-'));
  return [...inline, ...behind.slice(0, end < 0 ? behind.length : end).flatMap((arg) => arg.split(','))];
}

/** Runs a target of project.json files; false if none has it. */
function runTarget(resolver: Following, target: string, project: string | null, scope: Scope): boolean {
  const files = resolver.context.taskFiles.filter(
    (file) => file.tool === 'nx' && (project === null || file.name === project),
  );
  return files.filter((file) => resolver.task(file, target, { ...scope, folder: file.folder })).length > 0;
}
