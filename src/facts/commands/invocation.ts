import { interpreted, isInterpreter } from './interpreters.ts';
import type { Invocation } from './model.ts';
import { exists, globBase, joinFolder } from './paths.ts';
import { programName } from './prefixes.ts';
import { isTestFile, programOf } from './programs.ts';
import type { Scope } from './scope.ts';

/** A program as it is finally started: what it is, and which files it names. */
export function invocationOf(words: readonly string[], scope: Scope, files: readonly string[]): Invocation {
  const { name, args } = interpreted(words);
  const program = programOf(name, args);
  const own = program.kind === 'unknown' ? ownFile(words, scope.folder, files) : null;
  const targets = own ? [own] : program.takesPaths ? pathArguments(args, scope.folder) : [];
  const test = own !== null && isTestFile(own);
  return {
    kind: test ? 'test' : program.kind,
    runner: test ? 'script' : program.runner,
    words,
    variables: scope.variables,
    folder: scope.folder,
    masked: scope.masked,
    passWithNoTests: args.some((arg) => /^--?pass-?with-?no-?tests$|^--allow-no-tests$/i.test(arg)),
    targets,
    missing: targets.filter((path) => !exists(files, globBase(path))),
    at: scope.at,
    via: scope.via,
  };
}

const LOADERS = /^(-r|--require|--import|--loader|-C|--env-file|--tsconfig|--project|-P|-O)$/;

/** `node test/run.js`, `./scripts/check.py`: the file of the repository that is run. */
function ownFile(words: readonly string[], folder: string | null, files: readonly string[]): string | null {
  const [first = '', ...args] = words;
  const interpreter = isInterpreter(programName(first));
  const file = args.find((arg, index) => !arg.startsWith('-') && !LOADERS.test(args[index - 1] ?? ''));
  const name = interpreter ? file : first;
  if (name === undefined || (!interpreter && !name.includes('/'))) return null;
  const path = joinFolder(folder, name);
  return path === null || (!interpreter && !exists(files, path)) ? null : path;
}

/** Options without a value, so that what follows them is a path. */
const BOOLEAN =
  /^(-v+|-q+|-s|-x|-l|-ra|--verbose|--quiet|--exitfirst|--exit|--recursive|--test|--check-leaks|--bail|--ci|--color|--no-color|--tap|--serial)$/;

/** Arguments that are paths for sure: no options, no values of options, no variables. */
function pathArguments(args: readonly string[], folder: string | null): string[] {
  return args.flatMap((arg, index) => {
    const before = args[index - 1] ?? '';
    const valued = before.startsWith('-') && !before.includes('=') && !BOOLEAN.test(before);
    const variable = /[${}]/.test(arg.replace(/\{[\w,.]+\}/g, ''));
    if (arg.startsWith('-') || valued || variable) return [];
    return joinFolder(folder, arg.split('::')[0] ?? arg) ?? [];
  });
}
