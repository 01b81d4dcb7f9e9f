import type { LockEcosystem, LockTool } from './model.ts';

const LOCKS: Readonly<Record<string, readonly [LockTool, LockEcosystem]>> = {
  'package-lock.json': ['npm', 'npm'],
  'npm-shrinkwrap.json': ['npm', 'npm'],
  'yarn.lock': ['yarn', 'npm'],
  'pnpm-lock.yaml': ['pnpm', 'npm'],
  'bun.lock': ['bun', 'npm'],
  'bun.lockb': ['bun', 'npm'],
  'deno.lock': ['deno', 'deno'],
  'poetry.lock': ['poetry', 'python'],
  'uv.lock': ['uv', 'python'],
  'pdm.lock': ['pdm', 'python'],
  'Pipfile.lock': ['pipenv', 'python'],
  'pylock.toml': ['pylock', 'python'],
  'Cargo.lock': ['cargo', 'cargo'],
  'go.sum': ['go', 'go'],
  'composer.lock': ['composer', 'composer'],
  'Gemfile.lock': ['bundler', 'ruby'],
  'gems.locked': ['bundler', 'ruby'],
  'mix.lock': ['mix', 'hex'],
  'pubspec.lock': ['pub', 'dart'],
  'packages.lock.json': ['nuget', 'dotnet'],
  'gradle.lockfile': ['gradle', 'gradle'],
  'Package.resolved': ['swift', 'swift'],
};

/** What kind of lockfile a path is, by its name; null for other files. */
export function lockKind(
  path: string,
): { readonly tool: LockTool; readonly ecosystem: LockEcosystem } | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const kind = Object.hasOwn(LOCKS, name) ? LOCKS[name] : undefined;
  return kind ? { tool: kind[0], ecosystem: kind[1] } : null;
}
