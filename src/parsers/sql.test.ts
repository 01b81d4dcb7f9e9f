import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../kit/source.ts';
import { sql } from './sql.ts';
import { splitSql } from './sql-split.ts';

const split = (text: string): string[] => splitSql(text).map(({ start, end }) => text.slice(start, end));
const kinds = (text: string): (string | null)[] =>
  sql
    .of(sourceFile('a.sql', text))
    .statements.map(({ node }) => (node ? (Object.keys(node)[0] ?? '') : null));

describe('splitting a script', () => {
  it.each<[string, string, string[]]>([
    ['comments', '-- a; b\nselect 1; /* c; /* d; */ e; */ select 2 -- end', ['select 1', 'select 2']],
    ['quotes', `select 'a;''b', "c;d"; select 2`, [`select 'a;''b', "c;d"`, 'select 2']],
    ['escapes', String.raw`select E'a\';b'; select 2`, [String.raw`select E'a\';b'`, 'select 2']],
    ['plain backslashes', String.raw`select 'a\'; select 2`, [String.raw`select 'a\'`, 'select 2']],
    ['dollar quotes', 'do $x$ a; $$ b; $$ $x$; select 2', ['do $x$ a; $$ b; $$ $x$', 'select 2']],
    ['dollars in names', 'select a$b$c; select 2', ['select a$b$c', 'select 2']],
    ['parameters', 'select $1; select $2', ['select $1', 'select $2']],
    ['psql commands', '\\connect db\nselect 1;\n  \\i other.sql\nselect 2', ['select 1', 'select 2']],
    ['copied rows', "copy t from stdin;\n1\ta;b'\n\\.\nselect 2;", ['copy t from stdin', 'select 2']],
    [
      'rules',
      'create rule r as on insert to t do (a; b); select 2',
      ['create rule r as on insert to t do (a; b)', 'select 2'],
    ],
    ['broken brackets', 'select (1; select 2', ['select (1', 'select 2']],
    [
      'standard bodies',
      'create function f() begin atomic select case when 1=1 then 2 end; select 3; end; select 2',
      ['create function f() begin atomic select case when 1=1 then 2 end; select 3; end', 'select 2'],
    ],
    ['a comment in an operator', 'select 1 +-- x;\n2; select 2', ['select 1 +-- x;\n2', 'select 2']],
    ['nothing', ' ; ;\n-- x', []],
  ])('respects %s', (_name, text, expected) => expect(split(text)).toEqual(expected));

  it('says which statements are nested too deeply', () => {
    const deep = (text: string) => splitSql(text).map((span) => span.deep);
    expect(deep(`select ${'('.repeat(600)}1${')'.repeat(600)}; select 1`)).toEqual([true, false]);
    expect(deep(`select ${Array(3000).fill('1').join('+')}; select 1`)).toEqual([true, false]);
    expect(deep(Array(3000).fill('select 1').join(' union all '))).toEqual([true]);
    expect(deep(`insert into t values ${Array(3000).fill("(-1, '{}'::jsonb)").join(',')}`)).toEqual([false]);
  });

  it('never throws, and gives pieces in order without overlap', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '$$',
      '$a$',
      ';',
      '--',
      '\n',
      '/*',
      '*/',
      'E',
      '\\',
      '(',
      ')',
      'copy t from stdin;',
      'begin atomic',
      ' ',
      'a',
      'é',
      '1',
      '-',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let before = 0;
        for (const { start, end } of splitSql(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('finds quoted statements again, whatever they hold', () => {
    const inner = fc.string().map((text) => text.replaceAll('$', ''));
    fc.assert(
      fc.property(fc.array(inner, { minLength: 1, maxLength: 5 }), (bodies) => {
        const statements = bodies.map((body) => `do $b$${body}$b$`);
        expect(split(statements.join(';\n'))).toEqual(statements);
      }),
    );
  });
});

describe('the parser', () => {
  beforeAll(() => sql.load());

  it('parses what is PostgreSQL and keeps the rest as text', () => {
    expect(kinds('create table a (x int); create table `b` (x int) engine=innodb; drop table a')).toEqual([
      'CreateStmt',
      null,
      'DropStmt',
    ]);
  });

  it('counts lines in characters, not bytes', () => {
    const { statements } = sql.of(sourceFile('a.sql', '-- é\n\ncreate table "ééé" (\n  a int,\n  b int\n)'));
    const [statement] = statements;
    const node = statement?.node;
    const columns = node && 'CreateStmt' in node ? (node.CreateStmt.tableElts ?? []) : [];
    const lines = columns.map((column) =>
      'ColumnDef' in column ? statement?.lineOf(column.ColumnDef.location) : 0,
    );
    expect([statement?.lineOf(0), ...lines]).toEqual([3, 4, 5]);
  });

  it('survives what would overflow its stack', () => {
    const hostile = `select ${Array(50_000).fill('1').join('+')};`.repeat(8);
    expect(kinds(`${hostile} select 1`).at(-1)).toBe('SelectStmt');
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      'create',
      'table',
      'a',
      '(',
      ')',
      ';',
      "'",
      '$$',
      'policy',
      'on',
      'using',
      '1',
      ',',
      '\0',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string()), { maxLength: 30 }),
        (words) => void kinds(words.join(' ')),
      ),
    );
  });
});
