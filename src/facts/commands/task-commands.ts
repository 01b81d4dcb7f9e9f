import type { TaskFile, TaskTool } from './model.ts';
import { joinFolder } from './paths.ts';
import { programName } from './prefixes.ts';
import type { Following, Scope } from './scope.ts';

interface Runner {
  readonly tool: TaskTool;
  /** The words behind the program that name tasks; null if the line runs none of its tasks. */
  tasks(args: readonly string[]): readonly string[] | null;
  /** What runs without a name: the first task, all of them, or one of this name. */
  readonly fallback: 'first' | 'all' | string;
  /** A name that is no task is a command of its own (`poetry run pytest`). */
  readonly orCommand: boolean;
}

const plain = (args: readonly string[], valued: RegExp): string[] =>
  args.filter(
    (arg, index) => !arg.startsWith('-') && !/^\w+=/.test(arg) && !valued.test(args[index - 1] ?? ''),
  );

const RUNNERS: Readonly<Record<string, Runner>> = {
  make: {
    tool: 'make',
    tasks: (args) => plain(args, /^(-C|-f|-j|--directory|--file|-I|-o)$/),
    fallback: 'first',
    orCommand: false,
  },
  just: {
    tool: 'just',
    tasks: (args) => plain(args, /^(-f|--justfile|-d)$/).slice(0, 1),
    fallback: 'first',
    orCommand: false,
  },
  task: {
    tool: 'task',
    tasks: (args) => plain(args, /^(-d|-t|--dir)$/),
    fallback: 'default',
    orCommand: true,
  },
  tox: { tool: 'tox', tasks: toxEnvironments, fallback: 'all', orCommand: false },
  nox: { tool: 'nox', tasks: sessions, fallback: 'all', orCommand: false },
  composer: { tool: 'composer', tasks: composerScript, fallback: 'all', orCommand: false },
  hatch: { tool: 'python', tasks: (args) => afterRun(args, 'run'), fallback: 'all', orCommand: true },
  pdm: { tool: 'python', tasks: (args) => afterRun(args, 'run'), fallback: 'all', orCommand: true },
  rye: { tool: 'python', tasks: (args) => afterRun(args, 'run'), fallback: 'all', orCommand: true },
  pipenv: { tool: 'python', tasks: (args) => afterRun(args, 'run'), fallback: 'all', orCommand: true },
  poe: {
    tool: 'python',
    tasks: (args) => plain(args, /^-C$/).slice(0, 1),
    fallback: 'all',
    orCommand: false,
  },
  deno: { tool: 'deno', tasks: (args) => afterRun(args, 'task'), fallback: 'all', orCommand: false },
}; // prettier-ignore

/** make, just, tox and their like. True if the command was one of these and is dealt with. */
export function taskCommand(resolver: Following, words: readonly string[], scope: Scope): boolean {
  const name = programName(words[0] ?? '')
    .replace(/^gmake$/, 'make')
    .replace(/^go-task$/, 'task');
  const runner = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
  const names = runner?.tasks(words.slice(1));
  if (!runner || !names) return false;
  const folder = resolver.existing(changedFolder(words, scope), scope);
  const inner = { ...scope, folder };
  const file = resolver.nearest(runner.tool, folder);
  if (!file)
    return runner.orCommand ? runCommand(resolver, words, names, inner) : noFile(resolver, name, inner);
  if (names.length === 0) return runDefault(resolver, file, runner, inner);
  for (const task of names) runNamed(resolver, file, runner, task, words, inner);
  return true;
}

function runNamed(
  resolver: Following,
  file: TaskFile,
  runner: Runner,
  name: string,
  words: readonly string[],
  scope: Scope,
): void {
  const found = matchTasks(file, runner.tool, name);
  for (const task of found) resolver.task(file, task, scope);
  if (found.length > 0) return;
  if (runner.orCommand) runCommand(resolver, words, [name], scope);
  else if (file.tool !== 'tox')
    resolver.lacks('target', name, { ...scope, at: scope.at ?? { path: file.path } });
  else runDefault(resolver, file, runner, scope);
}

/** tox environments such as `py312` have no section of their own; hatch names `environment:script`. */
function matchTasks(file: TaskFile, tool: TaskTool, name: string): string[] {
  const names = file.tasks.map((task) => task.name);
  if (names.includes(name)) return [name];
  if (tool === 'python') return names.filter((task) => task === name.split(':').at(-1)).slice(0, 1);
  if (tool === 'nox')
    return names.filter((task) => name.startsWith(`${task}-`) || name.startsWith(`${task}(`));
  return [];
}

function runDefault(resolver: Following, file: TaskFile, runner: Runner, scope: Scope): true {
  const all = file.tasks.map((task) => task.name);
  const chosen =
    runner.fallback === 'all' ? all : runner.fallback === 'first' ? all.slice(0, 1) : [runner.fallback];
  for (const task of chosen) resolver.task(file, task, scope);
  return true;
}

/** Without a file of tasks, `tox` and `make` have nothing that could be read. */
function noFile(resolver: Following, name: string, scope: Scope): boolean {
  if (name === 'composer' || name === 'deno') resolver.lacks('script', name, scope);
  else resolver.lacks('file', FILES[name] ?? name, scope);
  return true;
}

const FILES: Readonly<Record<string, string>> = {
  make: 'Makefile',
  just: 'justfile',
  tox: 'tox.ini',
  nox: 'noxfile.py',
  poe: 'pyproject.toml',
};

function runCommand(
  resolver: Following,
  words: readonly string[],
  names: readonly string[],
  scope: Scope,
): boolean {
  const [name] = names;
  const start = name === undefined ? -1 : words.indexOf(name);
  if (start < 1) return false;
  const command = words.slice(start);
  const [first = ''] = command;
  resolver.command(
    first.includes(':') ? [first.split(':').at(-1) ?? first, ...command.slice(1)] : command,
    scope,
  );
  return true;
}

function changedFolder(words: readonly string[], scope: Scope): string | null {
  const flag = words.findIndex((word) => /^(-C|--directory|--dir|-d|--working-dir)$/.test(word));
  const inline = words.flatMap((word) => /^(?:-C|--directory=|--working-dir=)(.+)$/.exec(word)?.[1] ?? []);
  const path = flag > 0 ? words[flag + 1] : inline[0];
  return path === undefined ? scope.folder : joinFolder(scope.folder, path);
}

function afterRun(args: readonly string[], verb: string): string[] | null {
  const words = plain(args, /^(-e|--env|-p|--project|-c|--config|--cwd)$/);
  if (words[0] !== verb) return null;
  return words.slice(1, 2);
}

function toxEnvironments(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const flag = args.findIndex((arg) => arg === '-e' || arg === '-m' || arg === '--env');
  const inline = args.flatMap((arg) => /^-e(.+)$/.exec(arg)?.[1] ?? []);
  const names = flag >= 0 && flag < end ? [args[flag + 1] ?? ''] : inline;
  return names.flatMap((name) => name.split(',')).filter((name) => name !== '' && !/[$}{]/.test(name));
}

function sessions(args: readonly string[]): string[] {
  const flag = args.findIndex((arg) => /^(-s|-e|--sessions?|-t|--tags)$/.test(arg));
  const names = flag < 0 ? [] : args.slice(flag + 1);
  const end = names.findIndex((arg) => arg.startsWith('-'));
  return (end < 0 ? names : names.slice(0, end)).filter((name) => !/[$}{]/.test(name));
}

const COMPOSER_COMMANDS =
  /^(install|i|update|u|require|remove|dump-autoload|dumpautoload|validate|audit|self-update|config|global|show|outdated|create-project|clear-cache|diagnose|check-platform-reqs|normalize|bump|init|licenses|archive)$/;

function composerScript(args: readonly string[]): string[] | null {
  const words = plain(args, /^(-d|--working-dir)$/);
  const name = /^(run|run-script)$/.test(words[0] ?? '') ? words[1] : words[0];
  return name === undefined || COMPOSER_COMMANDS.test(name) ? null : [name];
}
