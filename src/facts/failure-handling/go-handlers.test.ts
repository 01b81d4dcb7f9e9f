import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { goHandlers } from './go-handlers.ts';
import { goTokens } from './go-tokens.ts';

const words = fc.array(
  fc.constantFrom(
    'func',
    'f',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    'if',
    'err',
    '!=',
    'nil',
    ':=',
    '=',
    '_',
    ',',
    '.',
    'db',
    'Exec',
    '"INSERT INTO a VALUES (1)"',
    '`',
    '"',
    "'",
    '\\',
    '//',
    '/*',
    '*/',
    '\n',
    ';',
    'log.Println(err)',
    'return',
    'go',
    'defer',
    'é',
    '0x1',
    ' ',
  ),
);

const handlersIn = (body: string) =>
  goHandlers.extract(sourceFile('a.go', `package a\n\nfunc save(ctx context.Context) error {\n${body}\n}\n`))
    ?.handlers ?? [];

describe('the tokens of Go', () => {
  it('cover any text in order, without overlap, and pair brackets of one kind', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          const { tokens, comments, partner } = goTokens(text);
          const starts = tokens.map(({ start }) => start);
          expect([...starts].sort((a, b) => a - b)).toEqual(starts);
          for (const { start, end, text: comment } of comments) expect(text.slice(start, end)).toBe(comment);
          for (const [index, other] of partner.entries()) if (other >= 0) expect(partner[other]).toBe(index);
        },
      ),
    );
  });

  it('see no code in strings and comments', () => {
    const { tokens } = goTokens('a := `{ "x" // ` + "\\"}" /* } { */ + \'{\' // {');
    expect(tokens.map(({ text }) => text)).toEqual(['a', ':=', '{ "x" // ', '+', '\\"}', '+', '{']);
    expect(tokens.filter(({ kind }) => kind === 'sign').map(({ text }) => text)).toEqual([':=', '+', '+']);
  });

  it('end statements where Go does', () => {
    const ends = (text: string) => goTokens(text).tokens.filter(({ kind }) => kind === 'end').length;
    expect(ends('a()\nb()\n')).toBe(2);
    expect(ends('a.\nb(\n1,\n)\n')).toBe(1);
    expect(ends('if x {\n}\n')).toBe(1);
  });
});

describe('the handlers of Go', () => {
  it('read any text', () => {
    fc.assert(
      fc.property(
        words,
        (parts) => void goHandlers.extract(sourceFile('a.go', `func a() {${parts.join(' ')}`)),
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void goHandlers.extract(sourceFile('a.go', text))));
  });

  it.each([
    ['_ = db.Exec("DELETE FROM a")', 'discard', ['nothing']],
    ['_, _ = stmt.Exec(id)', 'discard', ['nothing']],
    [
      'if _, err := db.ExecContext(ctx, `\n INSERT INTO a VALUES (?)`, 1); err != nil {\n log.Println(err)\n}',
      'if-error',
      ['logs'],
    ],
    ['err := tx.Commit()\nif err != nil {\n return err\n}', 'if-error', ['acts']],
    ['_, err := coll.InsertOne(ctx, doc)\nif err != nil {\n}', 'if-error', ['nothing']],
    [
      'if err := db.Create(&order).Error; err != nil {\n slog.Error("not saved", "err", err)\n continue\n}',
      'if-error',
      ['logs', 'moves-on'],
    ],
  ])('%s', (body, kind, reactions) => {
    expect(handlersIn(body)).toMatchObject([{ kind, reactions, function: 'save' }]);
  });

  it.each([
    'rows, err := db.Query("SELECT 1")\nif err != nil {\n log.Println(err)\n}',
    '_, _ = db.Exec("CREATE TABLE a (id int)")',
    '_ = file.Close()',
    '_ = "db.Exec(DELETE FROM a)"',
    '// _ = db.Exec("DELETE FROM a")',
  ])('are none around what changes no data: %s', (body) => {
    expect(handlersIn(body)).toEqual([]);
  });

  it('are heard where the error is given back later', () => {
    expect(handlersIn('err := tx.Commit()\nif err != nil {\n log.Println(err)\n}\nreturn err')).toMatchObject(
      [{ reactions: ['logs', 'acts'] }],
    );
    expect(
      handlersIn('err := tx.Commit()\nif err != nil {\n log.Println(err)\n}\n_, err = next()\nreturn err'),
    ).toMatchObject([{ reactions: ['logs'] }]);
  });
});
