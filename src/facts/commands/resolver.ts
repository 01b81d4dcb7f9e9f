import type { Place } from '../../kit/source.ts';
import { invocationOf } from './invocation.ts';
import type {
  CommandContext,
  Invocation,
  ScriptFile,
  Task,
  TaskFile,
  TaskTool,
  Unresolved,
} from './model.ts';
import { nodeCommand } from './node-commands.ts';
import { ancestors, isFolder, joinFolder } from './paths.ts';
import { stripPrefix } from './prefixes.ts';
import { quoted } from './quote.ts';
import type { Following, Scope } from './scope.ts';
import { assignment, byFileName, scriptCall, withArguments } from './script-call.ts';
import { shellCommands } from './shell.ts';
import { taskCommand } from './task-commands.ts';

const MAX_DEPTH = 12;
const MAX_INVOCATIONS = 500;
const MAX_STEPS = 2000;

/** Gathers what commands come to; the parts for package managers and task runners call back into it. */
export class Resolver implements Following {
  readonly invocations: Invocation[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly context: CommandContext;
  private steps = 0;

  constructor(context: CommandContext) {
    this.context = context;
  }

  /** Follows a shell text. `cd` holds for what comes after it, up to the end of its parentheses. */
  shell(text: string, scope: Scope): void {
    const folders = new Map([['', scope.folder]]);
    for (const { words, line, masked, group } of shellCommands(text, { errexit: scope.errexit })) {
      const folder = folderIn(folders, group);
      const inner = { ...scope, folder, at: below(scope.at, line), masked: scope.masked || masked };
      if (words[0] === 'cd' || words[0] === 'pushd')
        folders.set(group, this.changeFolder(words[1] ?? '', inner));
      else this.command(withArguments(words, scope.args), inner);
    }
  }

  /** Follows one command to what it starts. */
  command(words: readonly string[], outer: Scope): void {
    this.steps += 1;
    if (words.length === 0 || this.isSpent()) return;
    const scope = { ...outer, words };
    const set = words.length > 1 ? assignment(words[0] ?? '') : null;
    if (set) {
      this.command(words.slice(1), { ...scope, variables: { ...scope.variables, ...set } });
      return;
    }
    if (nodeCommand(this, words, scope) || taskCommand(this, words, scope)) return;
    const stripped = stripPrefix(words);
    if (stripped && 'shell' in stripped) this.shell(stripped.shell, { ...scope, errexit: false });
    else if (stripped) this.command(stripped.words, scope);
    else if (!this.scriptFile(words, scope)) this.leaf(words, scope);
  }

  /** Scripts that call each other many times over end here. */
  private isSpent(): boolean {
    return this.steps > MAX_STEPS || this.invocations.length >= MAX_INVOCATIONS;
  }

  private changeFolder(path: string, scope: Scope): string | null {
    if (path === '-' || path === '') return '';
    const folder = joinFolder(scope.folder, path);
    if (!scope.deployed) return this.existing(folder, scope);
    return folder !== null && isFolder(this.context.files, folder) ? folder : scope.folder;
  }

  /** Notes that the command at hand names something that does not exist. */
  lacks(kind: Unresolved['kind'], name: string, { words, at }: Scope): void {
    this.unresolved.push({ kind, name, words, at });
  }

  /** A folder, or null and a note where it does not exist. */
  existing(folder: string | null, scope: Scope): string | null {
    if (folder === null || folder === scope.folder || isFolder(this.context.files, folder)) return folder;
    this.lacks('folder', folder, scope);
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
    this.steps += 1;
    if (scope.via.includes(label) || scope.via.length >= MAX_DEPTH || this.isSpent()) return true;
    const inner = {
      ...scope,
      folder: file.folder,
      via: [...scope.via, label],
      errexit: false,
      args: null,
    };
    for (const need of task.needs) this.task(file, need, inner);
    this.runSteps(file, task, inner, extra);
    return true;
  }

  private runSteps(file: TaskFile, task: Task, scope: Scope, extra: readonly string[]): void {
    task.steps.forEach((step, index) => {
      const last = index === task.steps.length - 1;
      const command =
        last && extra.length > 0 ? `${step.command} ${extra.map(quoted).join(' ')}` : step.command;
      const at = { path: file.path, line: step.line };
      this.shell(command, { ...scope, at, masked: scope.masked || step.ignoresFailure });
    });
  }

  /** A shell script of the repository: its lines are what runs. */
  private scriptFile(words: readonly string[], scope: Scope): boolean {
    const [name, ...args] = scriptCall(words, scope.deployed);
    const script = name === undefined ? null : this.findScript(name, scope);
    if (!script || scope.via.includes(script.path) || scope.via.length >= MAX_DEPTH) return false;
    const errexit = /^#!.*\s-[a-z]*e/.test(script.text);
    const at = { path: script.path, line: 1 };
    this.shell(script.text, { ...scope, at, via: [...scope.via, script.path], errexit, args });
    return true;
  }

  private findScript(name: string, { folder, deployed }: Scope): ScriptFile | null {
    const path = joinFolder(folder, name);
    const exact = this.context.scripts.find((script) => script.path === path);
    return exact ?? (deployed ? byFileName(this.context.scripts, name, folder ?? '') : null);
  }

  /** Notes a program that is started. */
  leaf(words: readonly string[], scope: Scope): void {
    this.invocations.push(invocationOf(words, scope, this.context.files));
  }
}

function folderIn(folders: Map<string, string | null>, group: string): string | null {
  const known = folders.get(group);
  if (known !== undefined || group === '') return known ?? null;
  const inherited = folderIn(folders, group.slice(0, group.lastIndexOf('/')));
  folders.set(group, inherited);
  return inherited;
}

/** The place of a line of a text that begins at a place. */
function below(at: Place | null, line: number): Place | null {
  return at?.line === undefined ? at : { path: at.path, line: at.line + line - 1 };
}
