import type { CodeSite, MadeCall, StartupFile } from './model.ts';
import type { Routine, RoutineCommand } from './routine-commands.ts';
import { isTooling } from './tooling.ts';

type Placed = { readonly path: string; readonly value: StartupFile };
type When = Pick<CodeSite, 'runs' | 'within'>;

const MAX_DEPTH = 4;
/** Names that many functions have: a call in another file may mean another one. */
const COMMON =
  /^(main|run|init|setup|start|connect|up|down|handler|execute|default|handle|load|save|create|update|delete|remove|clear|clean|cleanup|build|process|close|open|upgrade|downgrade|render|get|post|put|patch|GET|POST|PUT|PATCH|DELETE|seed|reset|sync)$/;

/** What runs when the application starts, and what other routine runs, by names of functions and files. */
export class StartedCode {
  private readonly files: ReadonlyMap<string, StartupFile>;
  private readonly callers = new Map<string, { path: string; call: MadeCall }[]>();
  private readonly named = new Map<string, Routine | null>();
  private readonly commands: readonly RoutineCommand[];

  constructor(files: readonly Placed[], commands: readonly RoutineCommand[]) {
    this.files = new Map(files.map(({ path, value }) => [path, value]));
    this.commands = commands;
    for (const { path, value } of files) {
      for (const call of value.calls) {
        const known = this.callers.get(call.name);
        if (known) known.push({ path, call });
        else this.callers.set(call.name, [{ path, call }]);
      }
    }
  }

  /** On which occasion code of a file runs; null where nothing here reaches it. */
  reach(path: string, site: When): Routine | null {
    return this.follow(path, site, 0, new Set()) ?? (isSeed(path) ? 'seed' : null);
  }

  private follow(path: string, when: When, depth: number, seen: Set<string>): Routine | null {
    const own = this.routineOf(path);
    const tool = isTooling(path);
    switch (when.runs) {
      case 'load':
        return own ?? (tool ? null : 'start');
      case 'startup':
        return tool ? own : 'start';
      case 'main':
        return own ?? (this.files.get(path)?.serves && !tool ? 'start' : null);
      case 'function':
        return when.within === null ? null : this.calledOn(path, when.within, depth, seen);
      default:
        return own;
    }
  }

  /** The occasion on which somebody calls a function of a file. */
  private calledOn(path: string, name: string, depth: number, seen: Set<string>): Routine | null {
    const key = `${path} ${name}`;
    if (depth >= MAX_DEPTH || seen.has(key)) return null;
    seen.add(key);
    const own = this.files.get(path)?.calls ?? [];
    // The function that also opens the server is how the application starts, whoever calls it.
    if (!isTooling(path) && own.some((call) => call.name === 'listen' && call.within === name))
      return 'start';
    for (const caller of this.callers.get(name) ?? []) {
      if (caller.path !== path && COMMON.test(name)) continue;
      const found = this.follow(caller.path, caller.call, depth + 1, seen);
      if (found !== null) return found;
    }
    return null;
  }

  /** The occasion on which a command runs this very file. */
  private routineOf(path: string): Routine | null {
    let found = this.named.get(path);
    if (found === undefined) {
      found = this.commands.find(({ words }) => namesFile(words, path))?.routine ?? null;
      this.named.set(path, found);
    }
    return found;
  }
}

/** `python scripts/seed.py`, `python -m app.seed`, `tsx prisma/seed.ts`, `manage.py reset_demo`. */
function namesFile(words: readonly string[], path: string): boolean {
  const bare = path.replace(/\.\w+$/, '');
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  const django =
    /(^|\/)management\/commands\//.test(path) &&
    words.some((word) => /manage\.py$|^django-admin$/.test(word));
  return words.some((word, index) => {
    if (django && word === name) return true;
    if (words[index - 1] === '-m') return ends(bare, word.replaceAll('.', '/'));
    const file = word.replace(/^\.\//, '').replace(/^\/(app|usr\/src\/app|code|srv|workspace)\//, '');
    return (
      /\.(py|[cm]?[jt]s)$/.test(file) &&
      (ends(path, file) || ends(bare, file.replace(/^(dist|build|out)\//, '').replace(/\.\w+$/, '')))
    );
  });
}

const ends = (path: string, tail: string): boolean =>
  path === tail || (tail !== '' && path.endsWith(`/${tail}`));

function isSeed(path: string): boolean {
  return /(^|[/._-])(seeds?|seeders?|seeding)([._/-]|[A-Z][\w]*\.)/.test(path);
}
