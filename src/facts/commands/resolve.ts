import type { Place } from '../../kit/source.ts';
import type {
  CommandContext,
  Invocation,
  Resolution,
  Task,
  TaskFile,
  TaskTool,
  Unresolved,
} from './model.ts';
import { nodeCommand } from './node-commands.ts';
import { ancestors, exists, folderOf, globBase, isFolder, joinFolder } from './paths.ts';
import { programName, stripPrefix } from './prefixes.ts';
import { isTestFile, programOf } from './programs.ts';
import { shellCommands } from './shell.ts';
import { taskCommand } from './task-commands.ts';

export { commandContext } from './context.ts';
export type { CommandContext, Invocation, Resolution, Unresolved } from './model.ts';

export interface ResolveOptions {
  /** Folder that it runs in, '' (the audited folder) unless said. */
  readonly folder?: string;
  /** Where the command is written; invocations written in it have this place, with `line` of its first line. */
  readonly at?: Place | null;
  /** The shell stops at the first failing line, as in CI steps. Off for package scripts and a single command. */
  readonly errexit?: boolean;
}

/**
 * What a command finally runs, through package scripts, Makefiles, shell scripts and the like; nothing is executed.
 * @param command a shell text, one line or many
 * @param context the value of {@link commandContext}
 */
export function resolveCommand(
  command: string,
  context: CommandContext,
  options: ResolveOptions = {},
): Resolution {
  const resolver = new Resolver(context);
  const { folder = '', at = null, errexit = false } = options;
  resolver.shell(command, { folder, masked: false, at, via: [], errexit });
  return { invocations: resolver.invocations, unresolved: resolver.unresolved };
}

/** Circumstances that a command inherits from what started it. */
export interface Scope {
  readonly folder: string | null;
  readonly masked: boolean;
  readonly at: Place | null;
  readonly via: readonly string[];
  readonly errexit: boolean;
}

const MAX_DEPTH = 12;
const MAX_INVOCATIONS = 500;

/** Gathers what commands come to; the parts for package managers and task runners call back into it. */
export class Resolver {
  readonly invocations: Invocation[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly context: CommandContext;
  private steps = 0;

  constructor(context: CommandContext) {
    this.context = context;
  }

  shell(text: string, scope: Scope): void {
    let folder = scope.folder;
    for (const { words, line, masked } of shellCommands(text, { errexit: scope.errexit })) {
      const at =
        scope.at?.line === undefined ? scope.at : { path: scope.at.path, line: scope.at.line + line - 1 };
      const inner = { ...scope, folder, at, masked: scope.masked || masked };
      if (words[0] === 'cd' || words[0] === 'pushd') folder = this.changeFolder(words[1] ?? '', inner);
      else this.command(words, inner);
    }
  }

  command(words: readonly string[], scope: Scope): void {
    this.steps += 1;
    if (words.length === 0 || this.steps > MAX_INVOCATIONS * 4 || this.invocations.length >= MAX_INVOCATIONS)
      return;
    if (nodeCommand(this, words, scope) || taskCommand(this, words, scope)) return;
    const stripped = stripPrefix(words);
    if (stripped && 'shell' in stripped) return this.shell(stripped.shell, { ...scope, errexit: false });
    if (stripped) return this.command(stripped.words, scope);
    if (this.scriptFile(words, scope)) return;
    this.leaf(words, scope);
  }

  private changeFolder(path: string, scope: Scope): string | null {
    if (path === '-' || path === '' || path.startsWith('$')) return path === '-' || path === '' ? '' : null;
    const folder = joinFolder(scope.folder, path);
    if (folder === null || isFolder(this.context.files, folder)) return folder;
    this.unresolved.push({ kind: 'folder', name: folder, at: scope.at });
    return null;
  }

  /** Files with tasks of one tool, from the folder upwards: the nearest that exists. */
  nearest(tool: TaskTool, folder: string | null): TaskFile | null {
    if (folder === null) return null;
    for (const candidate of ancestors(folder)) {
      const found = this.context.taskFiles.find((file) => file.tool === tool && file.folder === candidate);
      if (found) return found;
    }
    return null;
  }

  /** Runs a task of a file; false if the file has none of that name. */
  task(file: TaskFile, name: string, scope: Scope, extra: readonly string[] = []): boolean {
    const task = file.tasks.find((item) => item.name === name);
    if (!task) return false;
    const label = `${file.path}#${name}`;
    if (scope.via.includes(label) || scope.via.length >= MAX_DEPTH) return true;
    const inner = { ...scope, folder: file.folder, via: [...scope.via, label], errexit: false };
    for (const need of task.needs) this.task(file, need, inner);
    this.runSteps(file, task, inner, extra);
    return true;
  }

  private runSteps(file: TaskFile, task: Task, scope: Scope, extra: readonly string[]): void {
    task.steps.forEach((step, index) => {
      const last = index === task.steps.length - 1;
      const command =
        last && extra.length > 0 ? `${step.command} ${extra.map(quote).join(' ')}` : step.command;
      const at = { path: file.path, line: step.line };
      this.shell(command, { ...scope, at, masked: scope.masked || step.ignoresFailure });
    });
  }

  /** A shell script of the repository: its lines are what runs. */
  private scriptFile(words: readonly string[], scope: Scope): boolean {
    const path = this.scriptPath(words, scope);
    const script = path === null ? undefined : this.context.scripts.find((file) => file.path === path);
    if (!script || scope.via.includes(script.path) || scope.via.length >= MAX_DEPTH) return false;
    const errexit = /^#!.*\s-[a-z]*e/.test(script.text);
    const at = { path: script.path, line: 1 };
    this.shell(script.text, { ...scope, at, via: [...scope.via, script.path], errexit });
    return true;
  }

  private scriptPath(words: readonly string[], { folder }: Scope): string | null {
    const [first = ''] = words;
    const shell = /^(ba|z|da|a|k)?sh$|^(source|\.)$/.test(programName(first));
    const name = shell
      ? words.slice(1).find((word) => !word.startsWith('-'))
      : first.includes('/')
        ? first
        : undefined;
    return name === undefined ? null : joinFolder(folder, name);
  }

  leaf(words: readonly string[], scope: Scope): void {
    const { name, args } = interpreted(words);
    const program = programOf(name, args);
    const own = program.kind === 'unknown' ? this.ownFile(words, scope) : null;
    const targets = program.takesPaths
      ? pathArguments(args, program.runner).flatMap((path) => joinFolder(scope.folder, path) ?? [])
      : [];
    const named = own?.path ?? null;
    this.invocations.push({
      kind: own?.test ? 'test' : program.kind,
      runner: own?.test ? 'script' : program.runner,
      words,
      folder: scope.folder,
      masked: scope.masked,
      passWithNoTests: args.some(
        (arg) => /^--?pass-?with-?no-?tests$/i.test(arg) || arg === '--allow-no-tests',
      ),
      targets: named === null ? targets : [named],
      missing: (named === null ? targets : [named]).filter(
        (path) => !exists(this.context.files, globBase(path)),
      ),
      at: scope.at,
      via: scope.via,
    });
  }

  /** `node test/run.js`, `./scripts/check.py`: a file of the repository, and whether it is a test by its name. */
  private ownFile(words: readonly string[], { folder }: Scope): { path: string; test: boolean } | null {
    const [first = '', ...args] = words;
    const interpreter =
      /^(node|tsx|ts-node|ts-node-esm|babel-node|esr|esno|jiti|bun|deno|python[\d.]*|py|ruby|php|perl|bash|sh|zsh|dart|Rscript|julia|lua|pwsh|powershell)$/.test(
        programName(first),
      );
    const name = interpreter
      ? args.find(
          (arg, index) =>
            !arg.startsWith('-') &&
            !/^(-r|--require|--import|--loader|-C|--env-file|--tsconfig|--project|-P|-O)$/.test(
              args[index - 1] ?? '',
            ),
        )
      : first;
    if (name === undefined || (!interpreter && !name.includes('/'))) return null;
    const path = joinFolder(folder, name);
    if (path === null || (!interpreter && !exists(this.context.files, path))) return null;
    return { path, test: isTestFile(path) };
  }
}

/** `node_modules/jest/bin/jest.js` under node, `-m pytest` under Python, `artisan` under PHP: the program that is meant. */
function interpreted(words: readonly string[]): { name: string; args: readonly string[] } {
  const [first = '', ...args] = words;
  const name = programName(first);
  if (/^(python[\d.]*|py)$/.test(name)) {
    const module = args.indexOf('-m');
    if (module >= 0) return pythonModule(args.slice(module + 1));
    const script = args.find((arg) => !arg.startsWith('-')) ?? '';
    const file = programName(script);
    if (file === 'setup.py' && args.includes('test')) return { name: 'pytest', args: [] };
    if (file === 'manage.py' || file === 'runtests.py')
      return { name: file.replace('runtests.py', 'runtests'), args: args.slice(args.indexOf(script) + 1) };
  }
  if (name === 'node') {
    const script = args.find((arg) => /(^|\/)node_modules\//.test(arg));
    const bin = script && /node_modules\/(?:\.bin\/)?(?:@[\w.-]+\/)?([\w.-]+)/.exec(script)?.[1];
    if (script && bin)
      return {
        name: bin.replace(/\.js$/, '').replace(/-cli$/, ''),
        args: args.slice(args.indexOf(script) + 1),
      };
  }
  if (name === 'php' || name === 'ruby' || name === 'elixir') {
    const script = args.find((arg) => !arg.startsWith('-'));
    if (
      script &&
      /^(artisan|phpunit|pest|paratest|codecept|rspec|rails|rake|simple-phpunit)$/.test(programName(script))
    ) {
      return { name: programName(script), args: args.slice(args.indexOf(script) + 1) };
    }
  }
  return { name, args };
}

function pythonModule([module = '', ...args]: readonly string[]): { name: string; args: readonly string[] } {
  if (module === 'unittest') return { name: 'green', args: [] };
  if (module === 'django') return { name: 'django-admin', args };
  if (module === 'coverage' && args[0] === 'run') {
    const inner = args.indexOf('-m');
    const script = args.findIndex((arg, index) => index > 0 && !arg.startsWith('-'));
    return inner > 0
      ? pythonModule(args.slice(inner + 1))
      : interpreted(['python', ...args.slice(Math.max(1, script))]);
  }
  return { name: module, args };
}

/** Options without a value, so that what follows them is a path. */
const BOOLEAN =
  /^(-v+|-q+|-s|-x|-l|-ra|--verbose|--quiet|--exitfirst|--exit|--recursive|--test|--check-leaks|--bail|--ci|--color|--no-color|--tap|--serial|-A|--allow-all)$/;

/** Arguments that are paths for sure: no options, no values of options, no variables. */
function pathArguments(args: readonly string[], runner: string | null): string[] {
  if (runner === 'deno' || runner === 'django') return [];
  return args.flatMap((arg, index) => {
    const before = args[index - 1] ?? '';
    if (
      arg.startsWith('-') ||
      /[${}]/.test(arg.replace(/\{[\w,.]+\}/g, '')) ||
      (before.startsWith('-') && !before.includes('=') && !BOOLEAN.test(before))
    )
      return [];
    return [arg.split('::')[0] ?? arg];
  });
}

function quote(word: string): string {
  return /^[\w./:@=,+*-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export { folderOf };
