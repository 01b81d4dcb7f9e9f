import { monorepoCommand } from './monorepo-commands.ts';
import { type PackageRequest, readRequest } from './package-request.ts';
import { hasScript, runInPackages, runScript } from './package-scripts.ts';
import { programName } from './prefixes.ts';
import type { Following, Scope } from './scope.ts';
import { listCommand } from './script-lists.ts';

/** npm, pnpm, yarn, bun, and the tools that run package scripts. True if the command was one of these. */
export function nodeCommand(resolver: Following, words: readonly string[], scope: Scope): boolean {
  const name = programName(words[0] ?? '').replace(/^yarnpkg$/, 'yarn');
  const args = words.slice(1);
  if (/^(npm|pnpm|yarn|bun)$/.test(name)) {
    const request = readRequest(name, args, scope.folder);
    return sourceFile(resolver, request, words, scope) || managerCommand(resolver, request, words, scope);
  }
  return listCommand(resolver, name, args, scope) || monorepoCommand(resolver, name, args, scope);
}

const BUILT_IN =
  /^(install|i|ci|add|remove|rm|uninstall|un|update|up|upgrade|link|pack|publish|version|audit|outdated|dedupe|prune|cache|config|set|init|create|info|view|whoami|login|why|import|rebuild|fetch|store|deploy|patch|plugin|node|help|bin|root|ls|list|get|pm|policies|self-update|approve-builds|setup)$/;
const RUN = /^(run|run-script|rum|urn)$/;

/** `bun --watch server.ts` and `bun run server.ts` start a file, options and all. */
function sourceFile(
  resolver: Following,
  { manager, words: plain, folder }: PackageRequest,
  words: readonly string[],
  scope: Scope,
): boolean {
  const [first = '', second = ''] = plain;
  const run = RUN.test(first);
  if (manager !== 'bun' || !/\.[cm]?[jt]sx?$/.test(run ? second : first)) return false;
  resolver.leaf(run ? words.filter((word) => word !== first) : words, { ...scope, folder });
  return true;
}

function managerCommand(
  resolver: Following,
  request: PackageRequest,
  words: readonly string[],
  scope: Scope,
): boolean {
  const { manager, extra, ifPresent } = request;
  const plain = request.words.filter((word) => !/^(recursive|multi|workspaces|foreach)$/.test(word));
  const [first = '', second = ''] = plain;
  const inner = { ...scope, folder: resolver.existing(request.folder, scope) };
  // These run a program rather than a script: their prefix is taken off elsewhere.
  if (/^(exec|dlx|x)$/.test(first) || (manager === 'bun' && first === 'test')) return false;
  if (manager === 'yarn' && first === 'workspace') {
    runInPackages(resolver, [second], plain.at(-1) ?? '', inner, extra);
    return true;
  }
  const explicit = RUN.test(first);
  const script = explicit ? second : /^(t|tst)$/.test(first) ? 'test' : first;
  const packages = plain.length < request.words.length ? 'all' : request.packages;
  if (script === '' || (!explicit && BUILT_IN.test(script))) install(resolver, words, scope);
  else if (packages !== 'here') runInPackages(resolver, packages, script, inner, extra, ifPresent);
  else if (!ifPresent || hasScript(resolver, script, inner)) {
    runScript(resolver, script, inner, explicit || manager === 'npm' || script === 'test', extra);
  }
  return true;
}

function install(resolver: Following, words: readonly string[], scope: Scope): void {
  const { variables, folder, masked, at, via } = scope;
  const kind = 'install' as const;
  resolver.invocations.push({
    kind,
    runner: null,
    words,
    variables,
    folder,
    masked,
    passWithNoTests: false,
    targets: [],
    missing: [],
    at,
    via,
  });
}
