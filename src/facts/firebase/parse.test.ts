import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseFailure } from '../../kit/parser.ts';
import { parseExpression } from './parse-expression.ts';
import { parseRules } from './parse-rules.ts';

const WORDS = [
  ...'{ } ( ) [ ] / $( ; : , . = == != && || ! < ? " \' * + - // /* */ \n'.split(' '),
  ...'service cloud.firestore match allow read write if true null function let return request auth in is a'.split(
    ' ',
  ),
  '{a=**}',
  '/users/{id}',
  "'x'",
  '1',
];

describe('the parsers of rules', () => {
  it.each([
    ['any text', fc.string({ unit: 'grapheme', maxLength: 400 })],
    [
      'words of the language',
      fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((w) => w.join(' ')),
    ],
  ])('throw nothing but a ParseFailure at %s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        for (const parse of [
          () => parseRules(text),
          () => parseRules(`service cloud.firestore { match /a/{b} { allow read: if ${text}`),
          () => parseExpression(text, 'security-rules'),
          () => parseExpression(text, 'realtime-database'),
        ]) {
          try {
            parse();
          } catch (error) {
            expect(error).toBeInstanceOf(ParseFailure);
          }
        }
      }),
    );
  });

  it.each(['(', '[', '!', 'a?', 'f(', '-', 'a||(', '/a/$('])(
    'refuse a depth of %s that no one writes',
    (opening) => {
      expect(() => parseExpression(opening.repeat(20_000), 'security-rules')).toThrow(ParseFailure);
    },
  );

  it('read long flat conditions', () => {
    const text = Array(5_000).fill("request.auth.uid != 'x'").join(' && ');
    expect(parseExpression(text, 'security-rules')).toMatchObject({ kind: 'all' });
  });

  it('read the whole of the language', () => {
    const { services, functions } = parseRules(`
      rules_version = '2';
      // A comment with "quotes" and { braces
      function signedIn() { return request.auth != null }
      service cloud.firestore {
        match /databases/{database}/documents {
          function role(id) {
            let user = get(/databases/$(database)/documents/users/$(id)).data;
            return user.role in ['admin', "staff"] && user.age[0:2].size() > 1 + 2 * 3;
          }
          match /my-posts/{id=**} { allow get, list; allow write: if role(request.auth.uid) ? true : false }
          match /{path=**}/notes/{note} { /* none */ allow read: if !(signedIn() == false); }
        }
      }
      service firebase.storage { match /b/{bucket}/o { match /a/{f} { allow read: if firestore.exists(/databases/(default)/documents/a/$(f)); } } }
    `);
    expect(functions).toHaveLength(1);
    expect(services.map(({ name }) => name)).toEqual(['cloud.firestore', 'firebase.storage']);
    const [documents] = services[0]?.block.matches ?? [];
    expect(documents?.matches.map(({ path }) => path)).toMatchObject([
      [{ text: 'my-posts' }, { text: 'id', wildcard: 'rest' }],
      [{ wildcard: 'rest' }, { text: 'notes' }, { text: 'note', wildcard: 'one' }],
    ]);
    expect(documents?.matches[0]?.allows).toMatchObject([
      { methods: ['get', 'list'], condition: null },
      { methods: ['write'], condition: { kind: 'choice' } },
    ]);
  });

  it('read regular expressions and variables of the Realtime Database', () => {
    const text = "$uid === auth.uid && newData.val().matches(/^a\\/b$/i) && root.child('x/' + $uid).exists()";
    expect(parseExpression(text, 'realtime-database')).toMatchObject({ kind: 'all', items: { length: 3 } });
  });
});
