import type { DoStmt } from 'libpg-query';
import { atomEnd, sqlAtoms } from '../../parsers/sql-split.ts';
import { sorted, stringOf } from './ast.ts';
import type { DynamicChange } from './changes.ts';

/** A statement inside a PL/pgSQL block, by its place in the block's source. */
export interface Inner {
  readonly text: string;
  readonly offset: number;
}

export interface Block {
  readonly source: string;
  /** Statements that are written out, those of `EXECUTE '…'` with a plain string among them. */
  readonly statements: readonly Inner[];
  readonly dynamic: DynamicChange | null;
}

const STARTERS = /^(create|alter|drop|grant|revoke|insert|update|delete|perform)$/;
const STEPS = new Set(['begin', 'then', 'else', 'loop', ';']);

/** What a DO block does: its statements, taken as if every condition held, and what it puts together while it runs. */
export function readBlock(stmt: DoStmt): Block {
  const source = (stmt.args ?? [])
    .flatMap((node) =>
      'DefElem' in node && node.DefElem.defname === 'as' ? [stringOf(node.DefElem.arg) ?? ''] : [],
    )
    .join('');
  const pieces = steps(source);
  const executed = pieces.filter(({ text }) => /^execute\b/i.test(text));
  const plain = executed.map(plainString).filter((piece) => piece !== null);
  const composed = executed.filter((piece) => plainString(piece) === null);
  const written = pieces.filter(({ text }) => STARTERS.test(firstWord(text)));
  // PERFORM is PL/pgSQL's SELECT; as long, so that places stay.
  const statements = [
    ...written.map(({ text, offset }) => ({ text: text.replace(/^perform/i, 'select '), offset })),
    ...plain,
  ];
  return {
    source,
    statements: statements.sort((a, b) => a.offset - b.offset),
    dynamic: dynamicChange(source, composed),
  };
}

/** The steps of a block: what stands after BEGIN, THEN, ELSE, LOOP or a semicolon, up to the next semicolon. */
function steps(source: string): Inner[] {
  const found: Inner[] = [];
  let start = -1;
  let fresh = true;
  const close = (end: number): void => {
    if (start >= 0) found.push({ text: source.slice(start, end).trimEnd(), offset: start });
    start = -1;
  };
  for (const { at, word } of sqlAtoms(source)) {
    if (word === ';') close(at);
    if (start >= 0) continue;
    if (fresh && (STARTERS.test(word) || word === 'execute')) start = at;
    fresh = STEPS.has(word);
  }
  close(source.length);
  return found;
}

function firstWord(text: string): string {
  return /^[a-z]*/i.exec(text)?.[0].toLowerCase() ?? '';
}

/** `EXECUTE 'statement'` with nothing that is filled in. */
function plainString({ text, offset }: Inner): Inner | null {
  const start = text.search(/['$]/);
  if (start < 0 || text.slice(7, start).trim() !== '' || text.slice(atomEnd(text, start)).trim() !== '')
    return null;
  const literal = text.slice(start, atomEnd(text, start));
  const open = literal.startsWith("'") ? 1 : literal.indexOf('$', 1) + 1;
  const inner = literal.slice(open, -open);
  return { text: inner, offset: offset + start + open };
}

function dynamicChange(source: string, composed: readonly Inner[]): DynamicChange | null {
  const text = composed.map((piece) => piece.text).join('\n');
  const does: DynamicChange['does'] = [
    ...(/\benable\s+row\s+level\s+security\b/i.test(text) ? (['enable-rls'] as const) : []),
    ...(/\bdisable\s+row\s+level\s+security\b/i.test(text) ? (['disable-rls'] as const) : []),
    ...(/\b(create|alter)\s+policy\b/i.test(text) ? (['policy'] as const) : []),
    ...(/\bdrop\s+policy\b/i.test(text) ? [dropped(source)] : []),
    ...(/\bgrant\b/i.test(text) ? (['grant'] as const) : []),
    ...(/\brevoke\b/i.test(text) ? (['revoke'] as const) : []),
  ];
  if (does.length === 0) return null;
  return { kind: 'dynamic', does, names: namesIn(source), anyTable: readsCatalogue(source) };
}

/** All policies of a table, or those that the block chooses by their names. */
function dropped(source: string): 'drop-policies' | 'drop-some-policies' {
  const all = /\bpg_policies\b|\bpg_policy\b/i.test(source);
  return all && !/\b(policyname|polname)\s*(=|<>|!=|~|in\b|not\b|like\b|ilike\b)/i.test(source)
    ? 'drop-policies'
    : 'drop-some-policies';
}

/** The loop's tables are selected from the catalogue, and not by their names. */
function readsCatalogue(source: string): boolean {
  const catalogue = /\b(pg_tables|pg_class|information_schema\s*\.\s*tables)\b/i.test(source);
  return (
    catalogue &&
    !/\b(tablename|table_name|relname)\s+in\s*\(|\b(tablename|table_name|relname)\s*=/i.test(source)
  );
}

function namesIn(source: string): string[] {
  const quoted = [...source.matchAll(/'([\w.]{1,63})'/g)].map((match) => match[1] ?? '');
  return sorted(quoted);
}
