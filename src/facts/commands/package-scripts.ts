import type { TaskFile } from './model.ts';
import type { Packages } from './package-request.ts';
import type { Resolver, Scope } from './resolver.ts';

export function hasScript(resolver: Resolver, script: string, scope: Scope): boolean {
  return resolver.nearest('npm', scope.folder)?.tasks.some((task) => task.name === script) ?? false;
}

/**
 * Runs a script of the nearest package.json; else a program of that name.
 * @param strict a name that is neither is a script that does not exist, rather than a program that is not known
 */
export function runScript(
  resolver: Resolver,
  script: string,
  scope: Scope,
  strict: boolean,
  extra: readonly string[],
): void {
  const file = resolver.nearest('npm', scope.folder);
  if (file && resolver.task(file, script, scope, extra)) return;
  const before = resolver.invocations.length;
  const onlyScript = /^(test|start|build)$|[:*]/.test(script) || scope.folder === null;
  if (!onlyScript) resolver.leaf([script, ...extra], scope);
  const found = resolver.invocations.slice(before);
  if (!onlyScript && (!strict || found.some(({ kind }) => kind !== 'unknown' && kind !== 'nothing'))) return;
  resolver.invocations.length = before;
  missing(resolver, script, file, scope);
}

/** Runs a script in each of several packages that has it. */
export function runInPackages(
  resolver: Resolver,
  packages: Exclude<Packages, 'here'>,
  script: string,
  scope: Scope,
  extra: readonly string[] = [],
  ifPresent = false,
): void {
  const all = resolver.context.taskFiles.filter(
    (file) => file.tool === 'npm' && !file.path.startsWith('../'),
  );
  const named =
    packages === 'all' ? all : all.filter((file) => packages.some((wanted) => isNamed(file, wanted)));
  if (named.length === 0 && packages !== 'all') {
    resolver.unresolved.push({ kind: 'workspace', name: packages.join(', '), at: scope.at });
    return;
  }
  const ran = named.filter((file) => resolver.task(file, script, { ...scope, folder: file.folder }, extra));
  if (ran.length === 0 && !ifPresent) missing(resolver, script, named[0] ?? null, scope);
}

function missing(resolver: Resolver, script: string, file: TaskFile | null, scope: Scope): void {
  resolver.unresolved.push({ kind: 'script', name: script, at: scope.at ?? (file && { path: file.path }) });
}

/** Globs, ranges and exclusions choose too freely to follow: they count as all packages. */
function isNamed(file: TaskFile, wanted: string): boolean {
  if (/[*{}[\]!^]|\.\.\./.test(wanted)) return true;
  const folder = wanted.replace(/^\.\//, '').replace(/\/$/, '');
  return file.name === wanted || file.folder === folder || (file.name?.endsWith(`/${wanted}`) ?? false);
}
