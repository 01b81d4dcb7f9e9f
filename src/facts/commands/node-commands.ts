import type { TaskFile } from './model.ts';
import { joinFolder } from './paths.ts';
import { programName } from './prefixes.ts';
import type { Resolver, Scope } from './resolver.ts';

/** How a package manager was asked to run something. */
interface Request {
  readonly manager: string;
  /** Plain words: `run`, `test`, … */
  readonly words: readonly string[];
  /** What goes to the script itself. */
  readonly extra: readonly string[];
  /** In which packages: names or folders; all workspaces; or just here. */
  readonly packages: 'here' | 'all' | readonly string[];
  readonly folder: string | null;
  readonly ifPresent: boolean;
}

const VALUED =
  /^(-w|--workspace|--filter|-F|-C|--dir|--prefix|--cwd|--loglevel|--shell|--workspace-concurrency|--concurrency|-j|--scope|--since)$/;

/** npm, pnpm, yarn, bun, and the tools that run package scripts. True if the command was one of these. */
export function nodeCommand(resolver: Resolver, words: readonly string[], scope: Scope): boolean {
  const name = programName(words[0] ?? '');
  if (/^(npm|pnpm|yarn|bun|yarnpkg)$/.test(name))
    return managerCommand(resolver, readRequest(name, words.slice(1), scope), scope, words);
  if (/^(npm-run-all2?|run-s|run-p|concurrently|conc|start-server-and-test|start-test)$/.test(name)) {
    for (const [command, isScript] of several(name, words.slice(1), scope, resolver)) {
      if (isScript) runScript(resolver, command, scope, true, []);
      else resolver.shell(command, { ...scope, errexit: false });
    }
    return true;
  }
  if (name === 'turbo' || name === 'lerna' || name === 'nx' || name === 'wsrun' || name === 'ultra')
    return monorepo(resolver, name, words.slice(1), scope);
  return false;
}

function readRequest(manager: string, args: readonly string[], scope: Scope): Request {
  const words: string[] = [];
  const chosen: string[] = [];
  let all = false;
  let folder = scope.folder;
  let index = 0;
  for (; index < args.length; index++) {
    const arg = args[index] ?? '';
    const [flag = '', inline] = arg.split('=', 2);
    if (arg === '--') break;
    if (arg === '-w' && manager === 'pnpm') {
      folder = '';
    } else if (VALUED.test(flag)) {
      const value = inline ?? args[++index] ?? '';
      if (/^(-w|--workspace|--filter|-F|--scope)$/.test(flag)) chosen.push(value);
      else if (/^(-C|--dir|--prefix|--cwd)$/.test(flag)) folder = joinFolder(folder, value);
    } else if (/^(-r|--recursive|--workspaces|-ws|--parallel)$/.test(arg)) all = true;
    else if (!arg.startsWith('-')) {
      words.push(arg);
      if (isScriptWord(manager, words)) {
        index += 1;
        break;
      }
    }
  }
  const tail = args.slice(index).filter((arg) => arg !== '--');
  const packages = chosen.length > 0 ? chosen : all ? ('all' as const) : ('here' as const);
  const late = lateFlags(manager, tail, packages);
  return {
    manager,
    words,
    extra: late.extra,
    packages: late.packages,
    folder,
    ifPresent: args.includes('--if-present'),
  };
}

/** npm takes `-w name` behind the script as well. */
function lateFlags(
  manager: string,
  tail: readonly string[],
  packages: Request['packages'],
): Pick<Request, 'packages' | 'extra'> {
  const index =
    manager === 'npm' ? tail.findIndex((arg) => /^(-w|--workspaces?|-ws|--workspace=.*)$/.test(arg)) : -1;
  const flag = tail[index];
  if (flag === undefined)
    return { packages, extra: tail.filter((arg) => arg !== '--if-present' && arg !== '--silent') };
  if (flag === '--workspaces' || flag === '-ws') return { packages: 'all', extra: [] };
  return {
    packages: [flag.includes('=') ? flag.slice(flag.indexOf('=') + 1) : (tail[index + 1] ?? '')],
    extra: [],
  };
}

/** Whether the last word is already the script, so that what follows belongs to it. */
function isScriptWord(manager: string, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  const verb = words.at(-2);
  if (verb !== undefined && /^(run|run-script|rum|urn)$/.test(verb)) return true;
  if (manager === 'yarn' && words[0] === 'workspace') return words.length === 3 && last !== 'run';
  if (/^(run|run-script|rum|urn|workspaces?|recursive|multi|foreach|exec|dlx|x|-)$/.test(last)) return false;
  return words.length > 1 || !/^(run|exec)$/.test(last);
}

const BUILT_IN =
  /^(install|i|ci|add|remove|rm|uninstall|un|update|up|upgrade|link|pack|publish|version|audit|outdated|dedupe|prune|cache|config|set|init|create|info|view|whoami|login|exec|dlx|x|why|import|rebuild|fetch|store|deploy|patch|plugin|dlx|node|help|bin|root|ls|list|get|pm|build-bun|policies|self-update|approve-builds|setup)$/;

function managerCommand(
  resolver: Resolver,
  request: Request,
  scope: Scope,
  words: readonly string[],
): boolean {
  const { manager, packages, extra } = request;
  const plain = request.words.filter((word) => !/^(recursive|multi|workspaces|foreach)$/.test(word));
  const everywhere = plain.length < request.words.length ? ('all' as const) : packages;
  const inner = { ...scope, folder: request.folder };
  if (manager === 'yarn' && plain[0] === 'workspace') {
    return inPackages(resolver, [plain[1] ?? ''], plain.at(-1) ?? '', inner, extra, false);
  }
  if (manager === 'bun' && (plain[0] === 'test' || plain[0] === 'x')) return false;
  if (/^(exec|dlx|x)$/.test(plain[0] ?? '')) return false;
  const explicit = /^(run|run-script|rum|urn)$/.test(plain[0] ?? '');
  const script = explicit ? (plain[1] ?? '') : aliasOf(manager, plain[0] ?? '');
  if (script === '' || (!explicit && BUILT_IN.test(script))) {
    resolver.invocations.push(installation(words, scope));
    return true;
  }
  if (everywhere !== 'here') return inPackages(resolver, everywhere, script, inner, extra, request.ifPresent);
  const strict = explicit || manager === 'npm' || script === 'test';
  if (request.ifPresent && !hasScript(resolver, script, inner)) return true;
  return runScript(resolver, script, inner, strict, extra);
}

function aliasOf(manager: string, word: string): string {
  return /^(npm|pnpm)$/.test(manager) && /^(t|tst)$/.test(word) ? 'test' : word;
}

function installation(words: readonly string[], scope: Scope) {
  const { folder, masked, at, via } = scope;
  return {
    kind: 'install' as const,
    runner: null,
    words,
    folder,
    masked,
    passWithNoTests: false,
    targets: [],
    missing: [],
    at,
    via,
  };
}

function hasScript(resolver: Resolver, script: string, scope: Scope): boolean {
  return resolver.nearest('npm', scope.folder)?.tasks.some((task) => task.name === script) ?? false;
}

/** A script of the nearest package.json; else a program of that name, or a script that does not exist. */
function runScript(
  resolver: Resolver,
  script: string,
  scope: Scope,
  strict: boolean,
  extra: readonly string[],
): boolean {
  const file = resolver.nearest('npm', scope.folder);
  if (file && resolver.task(file, script, scope, extra)) return true;
  const before = resolver.invocations.length;
  if (/^(test|start|build)$/.test(script) || scope.folder === null)
    return missing(resolver, script, file, scope);
  if (!/[:*]/.test(script)) resolver.leaf([script, ...extra], scope);
  const unknown = resolver.invocations
    .slice(before)
    .every((found) => found.kind === 'unknown' || found.kind === 'nothing');
  if (!unknown || !strict) return true;
  resolver.invocations.length = before;
  return missing(resolver, script, file, scope);
}

function missing(resolver: Resolver, script: string, file: TaskFile | null, scope: Scope): true {
  resolver.unresolved.push({ kind: 'script', name: script, at: scope.at ?? (file && { path: file.path }) });
  return true;
}

function inPackages(
  resolver: Resolver,
  packages: 'all' | readonly string[],
  script: string,
  scope: Scope,
  extra: readonly string[],
  ifPresent: boolean,
): true {
  const all = resolver.context.taskFiles.filter(
    (file) => file.tool === 'npm' && !file.path.startsWith('../'),
  );
  const named =
    packages === 'all' ? all : all.filter((file) => packages.some((wanted) => isNamed(file, wanted)));
  if (named.length === 0 && packages !== 'all') {
    resolver.unresolved.push({ kind: 'workspace', name: packages.join(', '), at: scope.at });
    return true;
  }
  const ran = named.filter((file) => resolver.task(file, script, { ...scope, folder: file.folder }, extra));
  if (ran.length === 0 && !ifPresent) missing(resolver, script, named[0] ?? null, scope);
  return true;
}

/** Globs, ranges and exclusions choose too freely to follow: they count as all packages. */
function isNamed(file: TaskFile, wanted: string): boolean {
  if (/[*{}[\]!^]|\.\.\./.test(wanted)) return true;
  const folder = wanted.replace(/^\.\//, '').replace(/\/$/, '');
  return file.name === wanted || file.folder === folder || (file.name?.endsWith(`/${wanted}`) ?? false);
}

/** The commands of `npm-run-all a b:*`, `concurrently "npm:a" "cmd"`, `start-server-and-test 'npm start' url 'cypress run'`. */
function several(
  name: string,
  args: readonly string[],
  scope: Scope,
  resolver: Resolver,
): [string, boolean][] {
  const plain = args.filter(
    (arg, index) =>
      !arg.startsWith('-') &&
      !/^(-n|--names|-c|--prefix-colors|-p|--prefix|-s|--success|-k|--max-processes|-m)$/.test(
        args[index - 1] ?? '',
      ),
  );
  if (/^start-/.test(name)) {
    const last = plain.at(-1);
    return last === undefined ? [] : [[last, hasScript(resolver, last, scope)]];
  }
  const scripts = resolver.nearest('npm', scope.folder)?.tasks.map((task) => task.name) ?? [];
  if (!/^conc/.test(name)) return plain.flatMap((pattern) => matching(scripts, pattern));
  return plain.flatMap((command) => {
    const script = /^(?:npm|pnpm|yarn|bun|node):(.+)$/.exec(command)?.[1];
    return script === undefined ? [[command, false] satisfies [string, boolean]] : matching(scripts, script);
  });
}

function matching(scripts: readonly string[], pattern: string): [string, boolean][] {
  const [name = ''] = pattern.split(' ');
  if (!name.includes('*')) return [[name, true]];
  const start = name.slice(0, name.indexOf('*'));
  return scripts.filter((script) => script.startsWith(start)).map((script) => [script, true]);
}

/** turbo, nx and lerna run one script in many packages. */
function monorepo(resolver: Resolver, name: string, args: readonly string[], scope: Scope): boolean {
  const plain = args.filter(
    (arg, index) =>
      !arg.startsWith('-') &&
      !/^(--filter|-F|--scope|-p|--projects|--concurrency|--parallel|-c|--configuration)$/.test(
        args[index - 1] ?? '',
      ),
  );
  const tasks = name === 'nx' ? nxTasks(args, plain) : plain.filter((word) => word !== 'run');
  const filters = args.flatMap((arg, index) =>
    /^(--filter|-F|--scope)$/.test(args[index - 1] ?? '')
      ? [arg]
      : (/^(?:--filter|--scope)=(.*)$/.exec(arg)?.[1] ?? []),
  );
  if (tasks.length === 0) return false;
  for (const task of tasks) {
    const [script = '', project] = [task.split('@')[0], task.split('@')[1]];
    const chosen = project ? [project] : filters.length > 0 ? filters : ('all' as const);
    const nx = name === 'nx' ? runNx(resolver, script, project ?? null, scope) : 0;
    if (nx === 0) inPackages(resolver, chosen, script, scope, [], false);
  }
  return true;
}

/** `nx test app`, `nx run app:test`, `nx run-many -t test lint`, as `test@app` and `test`. */
function nxTasks(args: readonly string[], plain: readonly string[]): string[] {
  const [verb = '', name] = plain;
  if (verb === 'run') return [(name ?? '').split(':').slice(0, 2).reverse().join('@')];
  if (verb === 'run-many' || verb === 'affected' || verb === 'affected:test') {
    const inline = args.flatMap((arg) => /^--targets?=(.*)$/.exec(arg)?.[1]?.split(',') ?? []);
    const flag = args.findIndex((arg) => /^(-t|--targets?)$/.test(arg));
    const listed =
      flag < 0
        ? []
        : args
            .slice(flag + 1)
            .filter((_, index, all) => all.slice(0, index + 1).every((item) => !item.startsWith('-')));
    return [...inline, ...listed.flatMap((item) => item.split(','))];
  }
  if (/^(graph|reset|migrate|format|report|list|init|sync|release|g|generate)/.test(verb) || verb === '')
    return [];
  return [name === undefined ? verb : `${verb}@${name}`];
}

function runNx(resolver: Resolver, target: string, project: string | null, scope: Scope): number {
  const files = resolver.context.taskFiles.filter(
    (file) => file.tool === 'nx' && (project === null || file.name === project),
  );
  return files.filter((file) => resolver.task(file, target, { ...scope, folder: file.folder })).length;
}
