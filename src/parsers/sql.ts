import type { Node } from 'libpg-query';
import { defineParser } from '../kit/parser.ts';
import type { SourceFile } from '../kit/source.ts';
import { splitSql } from './sql-split.ts';

/** One statement of a script: PostgreSQL's own syntax tree, or null where it is not PostgreSQL. */
export interface SqlStatement {
  readonly node: Node | null;
  /** Its source, without the comments before it and the semicolon after it. */
  readonly text: string;
  /** Where it starts in the file. */
  readonly start: number;
  /** Line (from 1) in the file of a `location` in {@link node}, which counts bytes of {@link text}. */
  lineOf(location: number | undefined): number;
}

export interface SqlTree {
  readonly statements: readonly SqlStatement[];
  /** One statement that stands inside another at an offset of the file: in a DO block, or in a string that is executed. */
  fragment(text: string, start: number): SqlStatement;
}

export const SQL_FILES = ['**/*.sql'] as const;

/** A statement longer than this is data, not structure. */
const MAX_STATEMENT = 512 * 1024;

type ParseStatement = (text: string) => Node | null;

/**
 * PostgreSQL, by its own parser. Each statement is parsed on its own, so that one in another dialect, or a broken one,
 * spoils nothing but itself.
 */
export const sql = defineParser<SqlTree>('sql', async () => {
  const { loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  const parse = statementParser(parseSync);
  return (file) => ({
    statements: splitSql(file.text).map(({ start, end, deep }) => {
      const text = file.text.slice(start, end);
      return statement(file, start, text, deep ? null : parse(text));
    }),
    fragment(text, start) {
      const [span] = splitSql(text);
      return statement(file, start, text, span && !span.deep ? parse(text) : null);
    },
  });
});

function statement(file: SourceFile, start: number, text: string, node: Node | null): SqlStatement {
  let bytes: Buffer | undefined;
  // Offsets of the parser count bytes of UTF-8.
  const charOffset = (location: number): number => {
    bytes ??= Buffer.from(text);
    return bytes.length === text.length ? location : bytes.subarray(0, location).toString().length;
  };
  return {
    node,
    text,
    start,
    lineOf: (location = 0) => file.lineAt(start + (location === 0 ? 0 : charOffset(location))),
  };
}

/**
 * A stack that overflows inside the parser's WebAssembly leaves it unusable, with no way to start it anew: from then on
 * nothing counts as parsed, which asks for a review and never passes.
 */
function statementParser(parseSync: (text: string) => { stmts?: { stmt?: Node }[] }): ParseStatement {
  let broken = false;
  return (text) => {
    if (broken || text.length > MAX_STATEMENT || text.includes('\0')) return null;
    try {
      return parseSync(text).stmts?.[0]?.stmt ?? null;
    } catch (error) {
      broken = error instanceof Error && (error.name === 'RangeError' || error.name === 'RuntimeError');
      return null;
    }
  };
}
