import type { SqlTree } from '../../parsers/sql.ts';
import { sqlAtoms } from '../../parsers/sql-split.ts';
import { sorted } from './ast.ts';
import { bodySteps, type Step } from './body-steps.ts';
import type { Condition, Value } from './condition.ts';
import { readAlone, readQuery } from './read-condition.ts';

/** What a function does, as far as access is concerned. */
export interface FunctionBody {
  /** Its variables, in the order in which they are set; a variable that is set twice stands here twice. */
  readonly variables: readonly { readonly name: string; readonly value: Value }[];
  /** What it gives back: a condition where it returns a boolean, else a value; null where that is not known. */
  readonly gives:
    | { readonly is: 'condition'; readonly condition: Condition }
    | { readonly is: 'value'; readonly value: Value }
    | null;
  /** Functions that it calls, as they are written; sorted. */
  readonly calls: readonly string[];
  /** Tables that it selects from, and those that it changes or deletes from, as they are written; sorted. */
  readonly reads: readonly string[];
  readonly changes: readonly string[];
  /** Tables that it only inserts into. */
  readonly inserts: readonly string[];
}

/** Longer bodies, and those whose result no predicate uses, are read for the tables and functions that they name alone. */
const MAX_BODY = 20_000;
/** A body that refuses more often than this is not understood, and a hostile one must not grow without bounds. */
const MAX_GUARDS = 10;

export function readBody(
  body: string,
  language: string,
  returns: string | null,
  tree: SqlTree,
): FunctionBody {
  const boolean = /(^|\.)bool(ean)?$/.test(returns ?? '');
  const short =
    body.length <= MAX_BODY && !/^(trigger|event_trigger|void|jsonb?|record)$/.test(returns ?? '');
  const given =
    short && language === 'sql'
      ? readSql(body, boolean, tree)
      : short && language === 'plpgsql'
        ? readPlpgsql(body, boolean, tree)
        : { variables: [], gives: null };
  return { ...given, ...named(body) };
}

type Given = Pick<FunctionBody, 'variables' | 'gives'>;

/** A body of one query; of several, the last one gives the result. */
function readSql(body: string, boolean: boolean, tree: SqlTree): Given {
  const text = body.replace(/^\s*begin\s+atomic\b/i, '').replace(/;\s*(end\s*;?\s*)?$/i, '');
  const last = text.slice(text.lastIndexOf(';') + 1);
  return { variables: [], gives: given(last.replace(/^\s*return\b/i, 'select '), boolean, tree) };
}

function given(text: string, boolean: boolean, tree: SqlTree): FunctionBody['gives'] {
  const { node } = tree.fragment(text, 0);
  if (!node || !('SelectStmt' in node)) return null;
  if (boolean) return { is: 'condition', condition: readAlone(node.SelectStmt) };
  return { is: 'value', value: { is: 'query', query: readQuery(node.SelectStmt) } };
}

/**
 * A block: what it returns under which conditions. `IF … THEN RETURN false` and `IF … THEN RAISE` restrict what
 * comes after them.
 */
function readPlpgsql(body: string, boolean: boolean, tree: SqlTree): Given {
  const reader = new BlockReader(boolean, tree);
  for (const step of bodySteps(body)) reader.take(step);
  return { variables: reader.variables, gives: reader.gives() };
}

class BlockReader {
  readonly variables: { name: string; value: Value }[] = [];
  private readonly results: Condition[] = [];
  private readonly values: Value[] = [];
  private readonly refused: Condition[] = [];
  private open: Condition[] = [];

  constructor(
    private readonly boolean: boolean,
    private readonly tree: SqlTree,
  ) {}

  take(step: Step): void {
    if (step.kind === 'if') this.open.push(this.condition(step.text));
    else if (step.kind === 'elsif') this.open.splice(-1, 1, this.condition(step.text));
    else if (step.kind === 'else') this.open.splice(-1, 1, UNKNOWN);
    else if (step.kind === 'end-if') this.open.pop();
    else if (step.kind === 'raise') this.refuse();
    else if (step.kind === 'return') this.result(step.text);
    else if (step.kind === 'set') this.set(step.name, step.text);
  }

  gives(): FunctionBody['gives'] {
    if (this.boolean && this.results.length > 0)
      return { is: 'condition', condition: { is: 'or', of: this.results } };
    return this.values.length > 0 ? { is: 'value', value: { is: 'of', of: this.values } } : null;
  }

  private result(text: string): void {
    if (!this.boolean) {
      const gives = given(
        /^\s*(query\s+)?select\b/i.test(text) ? text.replace(/^\s*query\b/i, '') : `select ${text}`,
        false,
        this.tree,
      );
      if (gives?.is === 'value') this.values.push(this.guarded(gives.value));
      return;
    }
    const condition = this.condition(text);
    if (condition.is === 'constant' && !condition.value) this.refuse();
    else
      this.results.push({
        is: 'and',
        of: [...this.refused.slice(-MAX_GUARDS), ...this.open.slice(-MAX_GUARDS), condition],
      });
  }

  /** A value that is given back under conditions says that they hold: `IF … THEN RETURN 'admin'`. */
  private guarded(target: Value): Value {
    const of = this.open.slice(-MAX_GUARDS).filter((each) => each !== UNKNOWN);
    return of.length === 0
      ? target
      : { is: 'query', query: { tables: [], target, where: { is: 'and', of } } };
  }

  /** Whoever meets the open condition goes no further. */
  private refuse(): void {
    const last = this.open.at(-1);
    if (last && last !== UNKNOWN) this.refused.push({ is: 'not', of: last });
  }

  private set(name: string, text: string): void {
    const gives = given(text, false, this.tree);
    if (gives?.is === 'value') this.variables.push({ name, value: gives.value });
  }

  private condition(text: string): Condition {
    const { node } = this.tree.fragment(`select ${text}`, 0);
    return node && 'SelectStmt' in node ? readAlone(node.SelectStmt) : UNKNOWN;
  }
}

const UNKNOWN: Condition = { is: 'other', of: [] };

/** Tables and functions that a body names, by the words before and the bracket after them. */
function named(body: string): Omit<FunctionBody, 'variables' | 'gives'> {
  const words = dottedWords(body);
  const after = (keys: RegExp): string[] =>
    sorted(words.filter((_, index) => keys.test(`${words[index - 2]} ${words[index - 1]}`)).map(unquoted));
  return {
    calls: sorted(words.filter((word, index) => NAME.test(word) && words[index + 1] === '(').map(unquoted)),
    reads: after(/(?<!\bdelete )\b(from|join)( only)?$/i),
    changes: after(/(?<!\bfor )\bupdate$|\bdelete from$/i),
    inserts: after(/\binsert into$/i),
  };
}

const NAME = /^["a-z_]/i;

const unquoted = (name: string): string => name.replaceAll('"', '').toLowerCase();

/** The words of a body, with `a.b` as one. */
function dottedWords(body: string): string[] {
  const words: string[] = [];
  let joins = false;
  for (const { at, end } of sqlAtoms(body)) {
    const text = body.slice(at, end);
    if (text === '.' || joins) words.push(`${words.pop() ?? ''}${text}`);
    else words.push(text);
    joins = text === '.';
  }
  return words;
}
