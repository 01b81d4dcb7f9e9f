import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { explains, givesReason } from './explains.ts';
import { type GoCall, type GoEffect, goCallAt, goEffect, hasSqlWrite, isEnd } from './go-calls.ts';
import { goReactions } from './go-reactions.ts';
import { type GoTokens, goTokens } from './go-tokens.ts';
import type { FileHandlers, Handler, OwnFunction, Reaction } from './model.ts';

/** What Go does with the errors of its writes: `_ =`, and `if err != nil { … }`. No parser: what is not sure is not told. */
export const goHandlers = defineFileFact<FileHandlers>({
  id: 'failure-handlers-go',
  files: ['**/*.go'],
  mentions: /\b_\s{0,4}=|\berr\w{0,20}\s{0,4}!=\s{0,4}nil|\bExec(?:Context)?\(/,
  extract(file) {
    if (/^\/\/ Code generated .* DO NOT EDIT\.$/m.test(file.text.slice(0, 2000))) return null;
    const found = new Reader(file).read();
    return found.handlers.length + found.functions.length === 0 ? null : found;
  },
});

/** A function of the file, as places among its tokens. */
interface Scope {
  readonly name: string;
  readonly open: number;
  readonly close: number;
  /** It has a result with a name for the error: whatever is assigned to it is given back. */
  readonly named: boolean;
}

class Reader {
  readonly #source: GoTokens;
  readonly #scopes: readonly Scope[];
  readonly #handlers: Handler[] = [];
  readonly #writers = new Map<string, OwnFunction>();

  constructor(private readonly file: SourceFile) {
    this.#source = goTokens(file.text);
    this.#scopes = scopesOf(this.#source);
  }

  read(): FileHandlers {
    const { tokens } = this.#source;
    let scope = 0;
    for (let at = 0; at < tokens.length; at++) {
      while ((this.#scopes[scope]?.close ?? Number.POSITIVE_INFINITY) < at) scope += 1;
      const around = this.#scopes[scope];
      if (around && around.open < at && this.#startsStatement(at)) this.#statement(at, around);
    }
    const { text } = this.file;
    return {
      terminal:
        /^package main\b/m.test(text) &&
        !/"net\/http"|gin-gonic|labstack\/echo|gofiber|go-chi|grpc/.test(text),
      handlers: this.#handlers,
      functions: [...this.#writers.values()],
      discards: [],
      uses: [],
    };
  }

  #startsStatement(at: number): boolean {
    const before = this.#source.tokens[at - 1];
    return before !== undefined && (before.kind === 'end' || before.text === '{' || before.text === '}');
  }

  #statement(at: number, scope: Scope): void {
    const { tokens } = this.#source;
    const first = tokens[at];
    if (first?.kind !== 'name') return;
    if (first.text === 'if') {
      this.#condition(at, scope);
      return;
    }
    const assigned = this.#assignment(at);
    if (assigned) {
      const { call, effect, name } = assigned;
      this.#note(effect, scope);
      if (name === '_') this.#add(at, scope, effect, ['nothing'], at, call.end);
      else if (tokens[call.end]?.kind === 'end' && tokens[call.end + 1]?.text === 'if')
        this.#test(call.end + 2, at, name, effect, scope);
      return;
    }
    const call = goCallAt(this.#source, at);
    const effect = call && isEnd(tokens[call.end]) ? goEffect(call) : null;
    if (!call || !effect) return;
    this.#note(effect, scope);
    if (effect.effect === 'write' && hasSqlWrite(call))
      this.#add(at, scope, effect, ['nothing'], at, call.end);
  }

  /** `_, err := call`, `_ = call`: the last name is the error's. */
  #assignment(from: number): { name: string; call: GoCall; effect: GoEffect } | null {
    const { tokens } = this.#source;
    let at = from;
    let name = '';
    for (;;) {
      const token = tokens[at];
      if (token?.kind !== 'name') return null;
      name = token.text;
      if (tokens[at + 1]?.text !== ',') break;
      at += 2;
    }
    const sign = tokens[at + 1]?.text;
    if (sign !== ':=' && sign !== '=') return null;
    const call = goCallAt(this.#source, at + 2);
    const effect = call && isEnd(tokens[call.end]) ? goEffect(call) : null;
    return call && effect ? { name, call, effect } : null;
  }

  /** `if err := call; err != nil {`. */
  #condition(at: number, scope: Scope): void {
    const assigned = this.#assignment(at + 1);
    if (!assigned) return;
    this.#note(assigned.effect, scope);
    if (this.#source.tokens[assigned.call.end]?.text === ';')
      this.#test(assigned.call.end + 1, at, assigned.name, assigned.effect, scope, true);
  }

  /** `err != nil {` and what the block does. */
  #test(at: number, from: number, name: string, effect: GoEffect, scope: Scope, inner = false): void {
    const { tokens, partner } = this.#source;
    const [error, sign, nothing, brace] = tokens.slice(at, at + 4);
    if (error?.text !== name || sign?.text !== '!=' || nothing?.text !== 'nil' || brace?.text !== '{') return;
    const close = partner[at + 3] ?? -1;
    if (close < 0) return;
    const reactions = goReactions(this.#source, at + 4, close);
    const later = !inner && (scope.named || this.#isUsedLater(name, close, scope));
    this.#add(at - 1, scope, effect, later ? [...reactions, 'acts'] : reactions, from, close);
  }

  /** Whether what the error holds is looked at again before something else is put there. */
  #isUsedLater(name: string, from: number, scope: Scope): boolean {
    const { tokens } = this.#source;
    for (let at = from + 1; at < scope.close; at++) {
      const token = tokens[at];
      if (token?.kind !== 'name' || token.text !== name) continue;
      return !/^:?=$/.test(tokens[at + 1]?.text ?? '');
    }
    return false;
  }

  #note({ effect }: GoEffect, { name }: Scope): void {
    if (effect === 'write') this.#writers.set(name, { name, writes: true });
  }

  #add(
    at: number,
    scope: Scope,
    effect: GoEffect,
    reactions: readonly Reaction[],
    from: number,
    to: number,
  ): void {
    const { tokens } = this.#source;
    const line = this.file.lineAt(tokens[at]?.start ?? 0);
    this.#handlers.push({
      kind: reactions[0] === 'nothing' && from === at ? 'discard' : 'if-error',
      line,
      reactions,
      explained: this.#isExplained(tokens[from]?.start ?? 0, tokens[to]?.start ?? this.file.text.length),
      function: scope.name,
      background: this.#isBackground(at, scope),
      operations: [{ ...effect, line }],
    });
  }

  #isExplained(from: number, to: number): boolean {
    const { lineAt } = this.file;
    const [first, last] = [lineAt(from), lineAt(to)];
    return this.#source.comments.some(({ text, start, end }) => {
      if (start >= from && lineAt(start) <= last) return text.split('\n').some(explains);
      return lineAt(end) === first - 1 && (givesReason(text) || explains(text));
    });
  }

  /** A goroutine, a deferred function, or a function whose name says that it is a job. */
  #isBackground(at: number, { name, open }: Scope): boolean {
    if (/worker|job|cron|consum|loop|poll|sched|daemon|background/i.test(name)) return true;
    const { tokens, partner } = this.#source;
    for (let before = at - 1; before > open; before--) {
      if (
        tokens[before]?.text === '{' &&
        (partner[before] ?? -1) > at &&
        /^(?:go|defer)$/.test(tokens[before - 4]?.text ?? '')
      )
        return true;
    }
    return false;
  }
}

/** The functions of a file that have a name, in order; those inside them belong to them. */
function scopesOf({ tokens, partner }: GoTokens): Scope[] {
  const found: Scope[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.kind !== 'name' || tokens[at]?.text !== 'func') continue;
    const receiver = tokens[at + 1]?.text === '(' ? (partner[at + 1] ?? -1) : at;
    const name = tokens[receiver + 1];
    if (receiver < 0 || name?.kind !== 'name') continue;
    const open = bodyAfter({ tokens, partner }, receiver + 2);
    const close = partner[open] ?? -1;
    if (open < 0 || close < 0) continue;
    const head = tokens.slice(receiver + 2, open);
    const named = head.some(({ text }, index) => /^err/.test(text) && head[index + 1]?.text === 'error');
    found.push({ name: name.text, open, close, named });
    at = close;
  }
  return found;
}

/** The brace that opens a function's body: past parameters and results. */
function bodyAfter({ tokens, partner }: Pick<GoTokens, 'tokens' | 'partner'>, from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'end') return -1;
    if (token?.text === '(' || token?.text === '[') at = Math.max(at, partner[at] ?? -1);
    else if (token?.text === '{') {
      const before = tokens[at - 1]?.text;
      if (before !== 'interface' && before !== 'struct') return at;
      at = Math.max(at, partner[at] ?? -1);
    }
  }
  return -1;
}
