import type { TaskFile } from './model.ts';
import type { Packages } from './package-request.ts';
import type { Following, Scope } from './scope.ts';

export function hasScript(resolver: Following, script: string, scope: Scope): boolean {
  return resolver.nearest('npm', scope.folder)?.tasks.some((task) => task.name === script) ?? false;
}

/**
 * Runs a script of the nearest package.json; else a program of that name.
 * @param strict a name that is neither is a script that does not exist, rather than a program that is not known
 */
export function runScript(
  resolver: Following,
  script: string,
  scope: Scope,
  strict: boolean,
  extra: readonly string[],
): void {
  const file = resolver.nearest('npm', scope.folder);
  if (file && resolver.task(file, script, scope, extra)) return;
  const elsewhere = scope.deployed ? onlyOwner(resolver, script) : null;
  if (elsewhere && resolver.task(elsewhere, script, scope, extra)) return;
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
  resolver: Following,
  packages: Exclude<Packages, 'here'>,
  script: string,
  scope: Scope,
  extra: readonly string[] = [],
  ifPresent = false,
): void {
  const all = ownPackages(resolver);
  const named =
    packages === 'all' ? all : all.filter((file) => packages.some((wanted) => isNamed(file, wanted)));
  if (named.length === 0 && packages !== 'all') {
    resolver.lacks('workspace', packages.join(', '), scope);
    return;
  }
  const ran = named.filter((file) => resolver.task(file, script, { ...scope, folder: file.folder }, extra));
  if (ran.length === 0 && !ifPresent) missing(resolver, script, named[0] ?? null, scope);
}

function missing(resolver: Following, script: string, file: TaskFile | null, scope: Scope): void {
  resolver.lacks('script', script, { ...scope, at: scope.at ?? (file && { path: file.path }) });
}

/** The package.json that alone has a script: an image often holds one package of several. */
function onlyOwner(resolver: Following, script: string): TaskFile | null {
  const owners = ownPackages(resolver).filter((file) => file.tasks.some((task) => task.name === script));
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

function ownPackages(resolver: Following): TaskFile[] {
  return resolver.context.taskFiles.filter((file) => file.tool === 'npm' && !file.path.startsWith('../'));
}

/** Globs, ranges and exclusions choose too freely to follow: they count as all packages. */
function isNamed(file: TaskFile, wanted: string): boolean {
  if (/[*{}[\]!^]|\.\.\./.test(wanted)) return true;
  const folder = wanted.replace(/^\.\//, '').replace(/\/$/, '');
  return file.name === wanted || file.folder === folder || (file.name?.endsWith(`/${wanted}`) ?? false);
}
