import { programName } from './prefixes.ts';

interface Call {
  readonly name: string;
  readonly args: readonly string[];
}

const INTERPRETER =
  /^(node|tsx|ts-node|ts-node-esm|babel-node|esno|jiti|bun|deno|python[\d.]*|py|ruby|php|perl|bash|sh|zsh|dart|Rscript|julia|lua|pwsh|powershell)$/;

/** Whether a program runs the file that its first plain argument names. */
export function isInterpreter(name: string): boolean {
  return INTERPRETER.test(name);
}

/** The program that is meant: `node_modules/jest/bin/jest.js` under node, `-m pytest` under Python, `artisan` under PHP. */
export function interpreted(words: readonly string[]): Call {
  const [first = '', ...args] = words;
  const name = programName(first);
  const known = /^(python[\d.]*|py)$/.test(name)
    ? python(args)
    : name === 'node'
      ? node(args)
      : script(name, args);
  return known ?? { name, args };
}

function python(args: readonly string[]): Call | null {
  const module = args.indexOf('-m');
  if (module >= 0) return pythonModule(args.slice(module + 1));
  const index = args.findIndex((arg) => !arg.startsWith('-'));
  const file = programName(args[index] ?? '');
  const rest = args.slice(index + 1);
  if (file === 'setup.py' && rest.includes('test')) return { name: 'pytest', args: [] };
  if (file === 'runtests.py') return { name: 'runtests', args: rest };
  return file === 'manage.py' ? { name: file, args: rest } : null;
}

function pythonModule([module = '', ...args]: readonly string[]): Call {
  // `unittest` runs tests whatever its arguments are, and takes modules rather than paths.
  if (module === 'unittest') return { name: 'unittest', args: [] };
  if (module === 'django') return { name: 'django-admin', args };
  if (module !== 'coverage' || args[0] !== 'run') return { name: module, args };
  const script = args.findIndex((arg, index) => index > 0 && (arg === '-m' || !arg.startsWith('-')));
  return interpreted(['python', ...(script < 0 ? [] : args.slice(script))]);
}

function node(args: readonly string[]): Call | null {
  const index = args.findIndex((arg) => /(^|\/)node_modules\//.test(arg));
  const bin = /node_modules\/(?:\.bin\/)?(?:@[\w.-]+\/)?([\w.-]+)/.exec(args[index] ?? '')?.[1];
  return bin === undefined
    ? null
    : { name: bin.replace(/\.js$/, '').replace(/-cli$/, ''), args: args.slice(index + 1) };
}

const SCRIPTS = /^(artisan|phpunit|pest|paratest|codecept|rspec|rails|rake|simple-phpunit)$/;

function script(name: string, args: readonly string[]): Call | null {
  if (name !== 'php' && name !== 'ruby' && name !== 'elixir') return null;
  const index = args.findIndex((arg) => !arg.startsWith('-'));
  const file = programName(args[index] ?? '');
  return SCRIPTS.test(file) ? { name: file, args: args.slice(index + 1) } : null;
}
