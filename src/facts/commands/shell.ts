import { type Token, tokenise } from './shell-tokens.ts';

/** One command of a shell text, with what decides whether its failure is seen. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Line of the shell text, from 1. */
  readonly line: number;
  /** Its failure does not reach the caller: `|| true`, a later command after `;`, a pipe, the background. */
  readonly masked: boolean;
  /** The parentheses around it, as `/1/3`: what is changed inside them does not last. */
  readonly group: string;
}

export interface ShellOptions {
  /** The shell stops at the first failure (`sh -e`, as in most CI steps and Makefiles). */
  readonly errexit: boolean;
}

const MAX_COMMANDS = 2000;

/** What `set` switches on and off. */
interface Flags {
  readonly errexit: boolean;
  readonly pipefail: boolean;
}

/** Splits a shell text into its commands. Nothing is expanded: `$X` stays as it is written. */
export function shellCommands(script: string, options: ShellOptions): ShellCommand[] {
  const tokens = tokenise(script).slice(0, MAX_COMMANDS);
  const capturesStatus = /\$\?|\$\{?PIPESTATUS|\btrap\b[^\n]{0,200}\bERR\b/.test(script);
  const commands: ShellCommand[] = [];
  let flags: Flags = { errexit: options.errexit, pipefail: false };
  for (const [index, token] of tokens.entries()) {
    const { words, line, group } = token;
    if (words[0] === 'set' || words[0] === 'shopt') flags = changed(flags, words.join(' '));
    else if (!skipped(tokens[index - 1], token)) {
      const masked = !token.condition && isMasked(tokens, index, { ...flags, capturesStatus });
      commands.push({ words, line, masked, group });
    }
    if (words[0] === 'exit' && token.depth === 0 && /^;?$/.test(token.before)) break;
  }
  return commands;
}

function changed({ errexit, pipefail }: Flags, set: string): Flags {
  const off = / \+(?:[a-z]*e\b|o errexit)/.test(set);
  const on = / -[a-z]*e[a-z]*\b| -o errexit| errexit/.test(set);
  return {
    errexit: off ? false : on || errexit,
    pipefail: / \+o pipefail/.test(set) ? false : pipefail || / pipefail/.test(set),
  };
}

/** `true || x` and `false && x` never come to x. */
function skipped(previous: Token | undefined, token: Token): boolean {
  const name = previous?.words[0];
  if (token.before === '||') return name === 'true' || name === ':' || name === 'echo';
  return token.before === '&&' && (name === 'false' || name === 'exit');
}

interface MaskState extends Flags {
  readonly capturesStatus: boolean;
}

function isMasked(tokens: readonly Token[], index: number, state: MaskState): boolean {
  let level = tokens[index]?.depth ?? 0;
  for (let next = index + 1; next < tokens.length; next++) {
    const token = tokens[next];
    if (!token) return false;
    const inside = token.depth === level;
    level = Math.min(level, token.depth);
    if (token.before === '|' || token.before === '|&') {
      if (!state.pipefail && !state.capturesStatus && !readsFailure(token.words)) return true;
    } else if (token.before === '||') return !failsLater(tokens, next) && succeeds(token.words);
    else if (token.before !== '&&')
      return token.before === '&' || (token.before === ';' && inside && goesOn(state));
  }
  return false;
}

/** The shell carries on behind a failure, and nobody asks for its status. */
const goesOn = ({ errexit, capturesStatus }: MaskState): boolean => !errexit && !capturesStatus;

/** Formatters that fail when the results they read from the pipe do. */
function readsFailure([name = '']: readonly string[]): boolean {
  return /^(tap-.*|faucet|tap|go-junit-report|gotestfmt|tparse|pipe-to-xcpretty)$/.test(name);
}

/** What stands after `||` and turns every failure into a success. */
function succeeds([name = '', first]: readonly string[]): boolean {
  if (name === 'exit' || name === 'return') return first === '0';
  return ['true', ':', 'echo', 'printf', '/bin/true'].includes(name);
}

/** `|| echo bad && exit 1` fails all the same. */
function failsLater(tokens: readonly Token[], start: number): boolean {
  const depth = tokens[start]?.depth ?? 0;
  const end = tokens.findIndex(
    (token, index) => index > start && token.before === ';' && token.depth <= depth,
  );
  return tokens.slice(start, end < 0 ? tokens.length : end).some(({ words: [name, code] }) => {
    return name === 'false' || ((name === 'exit' || name === 'return') && code !== '0');
  });
}
