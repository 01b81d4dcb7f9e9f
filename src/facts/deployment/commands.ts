import { type ParseEntry, parse } from 'shell-quote';

/** One program with its arguments, as a shell would start it. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** Assignments in front of it: `FLASK_ENV=development flask run`. */
  readonly variables: Readonly<Record<string, string>>;
}

const MAX_LENGTH = 4000;
const MAX_DEPTH = 4;

/**
 * The programs that a command line starts: operators split it, `sh -c` and launchers such as `exec`, `poetry run`
 * or `npx` are taken off. Variables stay as they are written.
 */
export function simpleCommands(line: string, depth = 0): SimpleCommand[] {
  if (line.length > MAX_LENGTH || depth > MAX_DEPTH) return [];
  return split(line).flatMap((words) => unwrap(words, {}, depth));
}

/** Words as one shell line. */
export function commandLine(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[^\s'"\\;&|<>()*?#]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function split(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const part of parsed(line)) {
    if (typeof part === 'string') commands.at(-1)?.push(part);
    else if ('pattern' in part) commands.at(-1)?.push(part.pattern);
    else if ('op' in part) commands.push([]);
    else break;
  }
  return commands.filter((words) => words.length > 0);
}

function parsed(line: string): ParseEntry[] {
  try {
    return parse(line, (name) => `\${${name}}`);
  } catch {
    return line.split(/\s+/);
  }
}

/** Programs that only start the one that follows them, and how many words of their own they take. */
const LAUNCHERS: readonly (readonly string[])[] = [
  ['exec'],
  ['sudo'],
  ['nohup'],
  ['time'],
  ['env'],
  ['cross-env'],
  ['cross-env-shell'],
  ['npx'],
  ['bunx'],
  ['tini'],
  ['dumb-init'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['uv', 'run'],
  ['pdm', 'run'],
  ['hatch', 'run'],
  ['rye', 'run'],
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['yarn', 'dlx'],
  ['npm', 'exec'],
  ['bundle', 'exec'],
  ['doppler', 'run'],
  ['infisical', 'run'],
  ['op', 'run'],
  ['dotenv'],
  ['dotenvx', 'run'],
  ['newrelic-admin', 'run-program'],
  ['ddtrace-run'],
  ['opentelemetry-instrument'],
  ['gosu'],
  ['su-exec'],
];
const TAKES_USER = new Set(['gosu', 'su-exec']);

function unwrap(words: readonly string[], variables: Record<string, string>, depth: number): SimpleCommand[] {
  const [first = '', ...rest] = words;
  const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(first);
  if (assignment) return unwrap(rest, { ...variables, [assignment[1] ?? '']: assignment[2] ?? '' }, depth);
  if (first === '') return [];
  const program = nameOf(first);
  if (/^(ba|da|z|a)?sh$/.test(program)) return unwrapShell(words, variables, depth);
  if (/^concurrently$/.test(program)) {
    return rest.filter((word) => !word.startsWith('-')).flatMap((word) => simpleCommands(word, depth + 1));
  }
  const launcher = LAUNCHERS.find((names) =>
    names.every((name, i) => (i === 0 ? program : words[i]) === name),
  );
  if (!launcher) return [{ words: [program, ...rest], variables }];
  const inner = words.slice(launcher.length + (TAKES_USER.has(program) ? 1 : 0));
  const dashes = inner.indexOf('--');
  const start = dashes >= 0 ? dashes + 1 : inner.findIndex((word) => !word.startsWith('-'));
  return start < 0 ? [] : unwrap(inner.slice(start), variables, depth);
}

function unwrapShell(
  words: readonly string[],
  variables: Record<string, string>,
  depth: number,
): SimpleCommand[] {
  const flag = words.findIndex((word, index) => index > 0 && /^-\w*c$/.test(word));
  const script = words[flag + 1];
  if (flag > 0 && script !== undefined)
    return simpleCommands(script, depth + 1).map((each) => ({
      ...each,
      variables: { ...variables, ...each.variables },
    }));
  const file = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return file < 0 ? [] : [{ words: words.slice(file), variables }];
}

/** `/usr/bin/python3` is `python3`; a path in the repository stays one. */
function nameOf(word: string): string {
  return /^\/(usr\/|bin\/|opt\/|sbin\/)/.test(word) ? word.slice(word.lastIndexOf('/') + 1) : word;
}
