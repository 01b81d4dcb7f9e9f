import { commandLine, type SimpleCommand, simpleCommands } from './commands.ts';
import { baseName, folderOf } from './entry.ts';
import type { Script } from './package-start.ts';

/** A program that a command starts in the end, and where that is written. */
export interface ResolvedCommand {
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly path: string;
  readonly line: number;
}

export interface Scripts {
  /** Scripts of each package.json, by its path. */
  readonly packages: ReadonlyMap<string, readonly Script[]>;
  /** Lines of each shell script that start something, by its path. */
  readonly shells: ReadonlyMap<string, readonly Script[]>;
}

interface From {
  readonly path: string;
  readonly line: number;
  readonly folder: string;
}

const MAX_DEPTH = 6;
const MAX_COMMANDS = 60;

/** Follows package scripts and shell scripts of the repository to the programs that are really started. */
export function resolveCommand(command: string, from: From, scripts: Scripts, depth = 0): ResolvedCommand[] {
  const found: ResolvedCommand[] = [];
  let { folder } = from;
  for (const simple of simpleCommands(command)) {
    if (simple.words[0] === 'cd') folder = within(folder, simple.words[1] ?? '');
    else found.push(...follow(simple, { ...from, folder }, scripts, depth));
  }
  return found.slice(0, MAX_COMMANDS);
}

function within(folder: string, path: string): string {
  if (path.startsWith('/')) return folder;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function follow(simple: SimpleCommand, from: From, scripts: Scripts, depth: number): ResolvedCommand[] {
  const own = { ...simple, path: from.path, line: from.line };
  if (depth >= MAX_DEPTH) return [own];
  const names = packageNames(simple.words);
  if (names.length > 0) {
    const found = names.flatMap((name) => findPackage(simple.words, from.folder, name, scripts) ?? []);
    if (found.length === 0) return [own];
    return found.flatMap(({ path, script }) =>
      resolveCommand(
        script.command + handedOver(simple.words),
        { path, line: script.line, folder: folderOf(path) },
        scripts,
        depth + 1,
      ),
    );
  }
  const shell = findShell(simple.words[0] ?? '', from.folder, scripts);
  if (!shell) return [own];
  const [path, lines] = shell;
  const inner = lines.flatMap((line) =>
    resolveCommand(line.command, { path, line: line.line, folder: from.folder }, scripts, depth + 1),
  );
  const handedOn =
    simple.words.length > 1
      ? follow({ ...simple, words: simple.words.slice(1) }, from, scripts, depth + 1)
      : [];
  return [...inner, ...handedOn];
}

/** The package scripts that a command runs. */
function packageNames(words: readonly string[]): string[] {
  if (/^(npm-run-all2?|run-s|run-p)$/.test(words[0] ?? ''))
    return words.slice(1).filter((word) => !word.startsWith('-'));
  const name = packageScript(words);
  return name === null ? [] : [name];
}

/** What follows `--` goes to the script. */
function handedOver(words: readonly string[]): string {
  const dashes = words.indexOf('--');
  return dashes < 0 ? '' : ` ${commandLine(words.slice(dashes + 1))}`;
}

/** `npm run x`, `yarn x`, `pnpm --filter web dev`, `bun run x`: the script's name; null for other programs and commands. */
export function packageScript(words: readonly string[]): string | null {
  const [program = '', ...rest] = words;
  if (!/^(npm|yarn|pnpm|bun)$/.test(program)) return null;
  const plain = rest.filter(
    (word, index) =>
      !word.startsWith('-') &&
      !/^(--prefix|--cwd|-C|--filter|-F|-w|--workspace)$/.test(rest[index - 1] ?? ''),
  );
  const [first, second] = plain[0] === 'workspace' ? plain.slice(2) : plain;
  if (first === undefined) return null;
  if (first === 'run' || first === 'run-script') return second ?? null;
  if (program === 'npm') return first === 'start' || first === 'test' ? first : null;
  return /^(install|add|remove|exec|dlx|build|x|i|ci|create|init|set|config|cache|corepack|global)$/.test(
    first,
  )
    ? null
    : /\.[cm]?[jt]sx?$/.test(first)
      ? null
      : first;
}

function findPackage(words: readonly string[], folder: string, name: string, { packages }: Scripts) {
  const flag = words.findIndex((word) => /^(--prefix|--cwd|-C)$/.test(word));
  const named = flag < 0 ? null : (words[flag + 1] ?? '').replace(/^\.\//, '').replace(/\/$/, '');
  const folders = named === null ? upwards(folder) : [`${folder}/${named}`.replace(/^\//, ''), named];
  for (const each of folders) {
    const path = each === '' ? 'package.json' : `${each}/package.json`;
    const script = packages.get(path)?.find((one) => one.name === name);
    if (script) return { path, script };
  }
  const others = [...packages].flatMap(([path, all]) =>
    all.flatMap((script) => (script.name === name ? [{ path, script }] : [])),
  );
  return others.length === 1 ? others[0] : undefined;
}

function upwards(folder: string): string[] {
  const folders = [folder];
  for (let current = folder; current !== ''; ) {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

/** A path names the script's place in the image; the file's name and, where several bear it, the folder decide. */
function findShell(
  word: string,
  folder: string,
  { shells }: Scripts,
): readonly [string, readonly Script[]] | undefined {
  const name = baseName(word);
  if (!/^[\w.-]+$/.test(name)) return undefined;
  const named = [...shells].filter(([path]) => baseName(path) === name);
  const near = named.filter(([path]) => folder === '' || path.startsWith(`${folder}/`));
  return (near.length > 0 ? near : named).length === 1 ? (near[0] ?? named[0]) : undefined;
}
