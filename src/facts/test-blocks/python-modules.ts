import { posix } from 'node:path';
import { ancestors, folderOf } from '../commands/paths.ts';
import { isTestPath } from '../path-roles.ts';

/** Standard modules whose names applications use as well: alone they prove nothing. */
const STANDARD = new Set(
  'abc argparse ast asyncio base64 calendar cmd code collections concurrent config contextlib copy csv datetime decimal email enum functools getpass glob gzip hashlib html http importlib inspect io itertools json logging math multiprocessing operator os pathlib pickle platform pprint queue random re sched secrets select shutil signal site socket sqlite3 ssl statistics string struct subprocess sys tempfile test textwrap threading time token trace traceback types typing unittest urllib uuid warnings weakref xml zipfile'.split(
    ' ',
  ),
); // prettier-ignore

/** Finds the files that Python's imports mean, in the audited repository only. */
export class PythonModules {
  /** Whether there is any Python besides tests. */
  readonly hasApplication: boolean;
  private readonly files: ReadonlySet<string>;
  /** Folders in which Python lies directly: packages also without `__init__.py`. */
  private readonly folders: ReadonlySet<string>;
  /** Files by the name of their module: `main`, `__init__`'s folder. */
  private readonly byName = new Map<string, string[]>();

  constructor(files: readonly string[]) {
    const sources = files.filter((file) => file.endsWith('.py'));
    this.files = new Set(sources);
    this.folders = new Set(sources.map(folderOf));
    this.hasApplication = sources.some(
      (file) => !isTestPath(file) && !/(^|\/)(setup|conftest|manage)\.py$/.test(file),
    );
    for (const file of sources) {
      const module = file.endsWith('/__init__.py') ? folderOf(file) : file.slice(0, -'.py'.length);
      const name = module.split('/').at(-1) ?? module;
      this.byName.set(name, [...(this.byName.get(name) ?? []), file]);
    }
  }

  /** Files of a module as imported from a file: `a.b.c`, `.sibling`, `..parent`. */
  resolve(from: string, target: string): string[] {
    const dots = /^\.*/.exec(target)?.[0].length ?? 0;
    const relative = target.slice(dots).replaceAll('.', '/');
    if (dots > 0) {
      const base = ancestors(folderOf(from))[dots - 1];
      return base === undefined || relative === '' ? [] : this.at(posix.join(base, relative));
    }
    const near = ancestors(folderOf(from)).flatMap((root) =>
      ['', 'src', 'lib', 'app', 'python'].flatMap((folder) => this.at(posix.join(root, folder, relative))),
    );
    return near.length > 0 || STANDARD.has(relative) ? near : this.anywhere(relative);
  }

  private at(path: string): string[] {
    if (this.files.has(`${path}.py`)) return [`${path}.py`];
    if (this.files.has(`${path}/__init__.py`)) return [`${path}/__init__.py`];
    return this.folders.has(path) ? [`${path}/`] : [];
  }

  /** Tests often put a folder on the path first; the module is then found by its place under any folder. */
  private anywhere(relative: string): string[] {
    const name = relative.split('/').at(-1) ?? relative;
    return (this.byName.get(name) ?? [])
      .filter((file) => file.endsWith(`/${relative}.py`) || file.endsWith(`/${relative}/__init__.py`))
      .slice(0, 1);
  }
}
