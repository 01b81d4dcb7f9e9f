import { joinFolder } from './paths.ts';

/** In which packages a script is to run: names or folders; all workspaces; or just here. */
export type Packages = 'here' | 'all' | readonly string[];

/** How a package manager was asked to run something. */
export interface PackageRequest {
  readonly manager: string;
  /** Plain words: `run`, `test`, … */
  readonly words: readonly string[];
  /** What goes to the script itself. */
  readonly extra: readonly string[];
  readonly packages: Packages;
  readonly folder: string | null;
  readonly ifPresent: boolean;
}

const CHOOSES = /^(-w|--workspace|--filter|-F|--scope)$/;
const CHANGES_FOLDER = /^(-C|--dir|--prefix|--cwd)$/;
const OTHER_VALUED = /^(--loglevel|--shell|--workspace-concurrency|--concurrency|-j|--since)$/;
const ALL = /^(-r|--recursive|--workspaces|-ws)$/;

/** Reads the arguments of npm, pnpm, yarn or bun up to the script; what follows belongs to the script. */
export function readRequest(manager: string, args: readonly string[], start: string | null): PackageRequest {
  const draft: Draft = { words: [], chosen: [], folder: start };
  let index = 0;
  while (!ends(manager, draft.words, args[index]))
    index += take(draft, manager, args[index] ?? '', args[index + 1] ?? '');
  const all = args.slice(0, index).some((arg) => ALL.test(arg));
  const { words, chosen } = draft;
  const behind = args.slice(index);
  const { folder, rest } =
    manager === 'npm' ? lateFolder(behind, draft.folder) : { folder: draft.folder, rest: behind };
  const tail = rest.filter((arg) => arg !== '--');
  const late = lateFlags(manager, tail, chosen.length > 0 ? chosen : all ? 'all' : 'here');
  return { manager, words, folder, ifPresent: args.includes('--if-present'), ...late };
}

interface Draft {
  readonly words: string[];
  readonly chosen: string[];
  folder: string | null;
}

/** Takes one argument, with its value where it has one; returns how many were taken. */
function take(draft: Draft, manager: string, arg: string, next: string): number {
  const [flag = '', inline] = arg.split('=', 2);
  const value = inline ?? next;
  if (isRoot(manager, arg)) draft.folder = '';
  else if (CHOOSES.test(flag)) draft.chosen.push(value);
  else if (CHANGES_FOLDER.test(flag)) draft.folder = joinFolder(draft.folder, value);
  else if (!arg.startsWith('-')) draft.words.push(arg);
  return isValued(flag) && inline === undefined && !isRoot(manager, arg) ? 2 : 1;
}

const isValued = (flag: string): boolean =>
  CHOOSES.test(flag) || CHANGES_FOLDER.test(flag) || OTHER_VALUED.test(flag);

/** pnpm's `-w` is the root of the workspace, npm's is the workspace that follows. */
const isRoot = (manager: string, arg: string): boolean => manager === 'pnpm' && arg === '-w';

/** npm takes `--prefix folder` behind the script as well: the folder, and what is left. */
function lateFolder(tail: readonly string[], start: string | null): LateFolder {
  const end = tail.includes('--') ? tail.indexOf('--') : tail.length;
  const flag = tail.findIndex((arg, index) => index < end && /^--prefix(=|$)/.test(arg));
  if (flag < 0) return { folder: start, rest: tail };
  const [, inline] = (tail[flag] ?? '').split('=', 2);
  const folder = joinFolder(start, inline ?? tail[flag + 1] ?? '');
  return {
    folder,
    rest: tail.filter((_, index) => index !== flag && (inline !== undefined || index !== flag + 1)),
  };
}

interface LateFolder {
  readonly folder: string | null;
  readonly rest: readonly string[];
}

/** npm takes `-w name` behind the script as well. */
function lateFlags(
  manager: string,
  tail: readonly string[],
  packages: Packages,
): Pick<PackageRequest, 'packages' | 'extra'> {
  const index =
    manager === 'npm' ? tail.findIndex((arg) => /^(-w|--workspaces?|-ws|--workspace=.*)$/.test(arg)) : -1;
  const flag = tail[index];
  if (flag === undefined)
    return { packages, extra: tail.filter((arg) => arg !== '--if-present' && arg !== '--silent') };
  if (flag === '--workspaces' || flag === '-ws') return { packages: 'all', extra: [] };
  const name = flag.includes('=') ? flag.slice(flag.indexOf('=') + 1) : (tail[index + 1] ?? '');
  return { packages: [name], extra: [] };
}

/** Whether the request ends in front of an argument: at `--`, or because the last word was the script. */
function ends(manager: string, words: readonly string[], next: string | undefined): boolean {
  const last = words.at(-1);
  if (next === undefined || next === '--') return true;
  if (last === undefined) return false;
  if (manager === 'yarn' && words[0] === 'workspace') return words.length >= 3 && last !== 'run';
  if (/^(run|run-script|rum|urn)$/.test(words.at(-2) ?? '')) return true;
  return !/^(run|run-script|rum|urn|workspaces|recursive|multi|foreach)$/.test(last);
}
