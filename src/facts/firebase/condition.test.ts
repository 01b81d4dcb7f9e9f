import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import type { Access } from './condition.ts';
import { demandOf } from './condition.ts';
import { parseExpression } from './parse-expression.ts';
import { EMPTY, inner } from './scope.ts';
import { readRuleSets } from './security-rules.ts';

const HELPERS = `
  function signedIn() { return request.auth != null }
  function uid() { return request.auth.uid }
  function me() { return get(/databases/$(database)/documents/users/$(request.auth.uid)).data }
  function isAdmin() { let user = me(); return signedIn() && user.role == 'admin' }
  function isOwner(id) { return uid() == id }
  function valid() { return request.resource.data.keys().hasOnly(['a', 'b']) }
  function circle() { return circle() }
  function twice(x) { return x && x }
`;

function asks(condition: string, access: Access = 'update'): string {
  const text = `service cloud.firestore { match /databases/{database}/documents { ${HELPERS}
    match /notes/{note} { allow ${access}: if ${condition}; } } }`;
  const [set] = readRuleSets(sourceFile('firestore.rules', text));
  const { asks: what, until } = set?.grants[0]?.accesses[0]?.demand ?? { asks: 'none', until: null };
  return until === null ? what : `${what} ${until}`;
}

describe('what a condition asks', () => {
  it.each([
    ['true', 'nothing'],
    ['!false', 'nothing'],
    ['1 == 1', 'nothing'],
    ["request.method == 'get'", 'nothing'],
    ['true || signedIn()', 'nothing'],
    ['request.auth == null || signedIn()', 'nothing'],
    ['resource != null', 'nothing'],
    ['false', 'never'],
    ['false && signedIn()', 'never'],
    ['!(true)', 'never'],
    ['valid()', 'data'],
    ['request.time < resource.data.end', 'data'],
    ["note == 'welcome'", 'data'],
    ['request.time < timestamp.date(2026, 1, 31)', 'date 2026-01-31'],
    ['timestamp.value(1767225600000) > request.time', 'date 2026-01-01'],
    ['!(request.time >= timestamp.date(2026, 1, 31))', 'date 2026-01-31'],
    ['valid() || request.time < timestamp.date(2026, 1, 31)', 'date 2026-01-31'],
    ['request.time > timestamp.date(2026, 1, 31)', 'nothing'],
    ['signedIn() && request.time < timestamp.date(2026, 1, 31)', 'sign-in'],
    ['signedIn()', 'sign-in'],
    ['signedIn() == true && valid()', 'sign-in'],
    ['!(request.auth == null)', 'sign-in'],
    ["request['auth'].uid != null", 'sign-in'],
    ['request.auth.uid is string', 'sign-in'],
    ['request.auth.uid.size() > 0', 'sign-in'],
    ['request.auth.token.email_verified == true', 'sign-in'],
    ["request.auth.token.firebase.sign_in_provider != 'anonymous'", 'sign-in'],
    ['uid() != note', 'sign-in'],
    ['!(uid() in resource.data.blocked)', 'sign-in'],
    ['uid() == request.auth.token.sub', 'sign-in'],
    ['signedIn() ? true : valid()', 'data'],
    ['signedIn() ? isOwner(note) : false', 'owner'],
    ['isOwner(request.resource.data.owner)', 'claimed-owner'],
    ['isOwner(resource.data.owner) && isOwner(request.resource.data.owner)', 'owner'],
    ['isOwner(resource.data.owner) || isOwner(request.resource.data.owner)', 'claimed-owner'],
    ['isOwner(note)', 'owner'],
    ['resource == null || isOwner(resource.data.owner)', 'owner'],
    ['uid() in resource.data.members', 'owner'],
    ['isAdmin()', 'role'],
    ['isAdmin() || isOwner(note)', 'owner'],
    ['isAdmin() || signedIn()', 'sign-in'],
    ['request.auth.token.admin', 'role'],
    ["request.auth.token.get('admin', false)", 'role'],
    ["'admin' in request.auth.token", 'role'],
    ["request.auth.token.email.matches('.*@example[.]com')", 'role'],
    ["request.auth.uid == 'kXw1'", 'role'],
    ['exists(/databases/$(database)/documents/admins/$(uid()))', 'role'],
    ['!(me().banned == true)', 'sign-in'],
    ['circle()', 'unknown'],
    ['isModerator()', 'unknown'],
    ['signedIn() && isModerator()', 'sign-in'],
    ['isModerator() || signedIn()', 'unknown'],
    ['isSignedIn', 'unknown'],
    ['debug(signedIn())', 'sign-in'],
    [`${'twice('.repeat(10)}signedIn()${')'.repeat(10)}`, 'sign-in'],
  ])('%s: %s', (condition, expected) => {
    expect(asks(condition)).toBe(expected);
  });

  it('depends on what is done: a new document has no data yet, nothing is sent to read or delete', () => {
    expect(asks('isOwner(request.resource.data.owner)', 'create')).toBe('owner');
    expect(asks('isOwner(request.resource.data.owner)', 'delete')).toBe('never');
    expect(asks('valid()', 'delete')).toBe('never');
    expect(asks('resource == null', 'create')).toBe('nothing');
    expect(asks('resource == null', 'get')).toBe('never');
    expect(asks('request.query.limit <= 20', 'list')).toBe('nothing');
    expect(asks("request.query.filters[0].field == 'guest'", 'list')).toBe('data');
  });

  it.each([
    ['auth != null', 'sign-in'],
    ['auth !== null && auth.uid === $uid', 'owner'],
    ["root.child('admins').child(auth.uid).exists()", 'role'],
    ["root.child('admins/' + auth.uid).val() === true", 'role'],
    ["auth.provider == 'google'", 'sign-in'],
    ['now < 1767225600000', 'date'],
    ['!data.exists()', 'never'],
    ["!data.exists() || data.child('owner').val() === auth.uid", 'owner'],
    ["newData.child('text').isString()", 'data'],
    ["query.equalTo === auth.uid && query.orderByChild === 'owner'", 'owner'],
    ["auth.token.email.endsWith('@example.com')", 'role'],
  ])('in the Realtime Database, %s: %s', (condition, expected) => {
    const expression = parseExpression(condition, 'realtime-database');
    expect(demandOf(expression, inner(EMPTY, [], ['$uid']), 'update').asks).toBe(expected);
  });

  it('knows that what lies above is there', () => {
    const text =
      "auth != null && (!root.child('rooms').child($uid).exists() || root.child('rooms/' + $uid).child('owner').val() === auth.uid)";
    const expression = parseExpression(text, 'realtime-database');
    const scope = inner(EMPTY, [], ['$uid']);
    expect(demandOf(expression, scope, 'update', ['rooms', '$uid', 'title']).asks).toBe('role');
    expect(demandOf(expression, scope, 'create', ['rooms', '$uid', 'title']).asks).toBe('sign-in');
    expect(demandOf(expression, scope, 'update', ['lists', '$uid']).asks).toBe('sign-in');
  });

  it('ends, whatever is written', () => {
    const word = fc.constantFrom(
      ...'signedIn() uid() circle() me().x twice(valid()) twice(twice(isAdmin())) request.auth note true'.split(
        ' ',
      ),
      ...'&& || ! == != in ( ) < [0] .data ? :'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        try {
          expect(asks(words.join(' '))).toBeTypeOf('string');
        } catch (error) {
          expect(error).toHaveProperty('name', 'ParseFailure');
        }
      }),
    );
  });
});

describe('where a rule holds', () => {
  const paths = (body: string) =>
    readRuleSets(sourceFile('a.rules', body)).flatMap(({ grants }) => grants.map(({ path }) => path));

  it('is the path of all matches around it', () => {
    expect(
      paths(`service cloud.firestore { match /databases/{d}/documents { match /a/{b} { allow read; match /c/{e=**} { allow read; } } } }
        service firebase.storage { match /b/{bucket}/o { match /x.y/{f} { allow read; } } }`),
    ).toEqual(['/a/{b}', '/a/{b}/c/{e=**}', '/x.y/{f}']);
  });

  it('is nowhere outside of a database, and at a collection', () => {
    expect(paths('service cloud.firestore { match /users/{id} { allow read; } }')).toEqual([]);
    expect(
      paths('service cloud.firestore { match /databases/{d}/documents { match /users { allow read; } } }'),
    ).toEqual([]);
    expect(paths('service cloud.firestore { match /{all=**} { allow read; } }')).toEqual(['/{all=**}']);
  });
});
