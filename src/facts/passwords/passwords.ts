import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { imports, type PackageImport, roleOf } from '../imports/imports.ts';
import { javascriptRuns } from '../logging/runs.ts';
import { javascriptPasswords } from './javascript-passwords.ts';
import type { FilePasswords, WeakPassword } from './model.ts';
import { otherPasswords } from './other-passwords.ts';
import { pythonPasswords } from './python-passwords.ts';

export interface PlacedPassword extends Omit<WeakPassword, 'throughModel'> {
  readonly path: string;
  /** Something else of the repository may hash it on the way, or the place may be for show. */
  readonly unsure: boolean;
}

export interface Passwords {
  readonly weak: readonly PlacedPassword[];
  /** Where functions that are made for passwords are used, by path. */
  readonly hashed: readonly Place[];
  /** Code in languages without a parser here that keeps passwords, and no function made for them beside it. */
  readonly unread: readonly Place[];
  /** Services that keep the passwords of those who sign in through them, by name. */
  readonly providers: readonly string[];
  /** How many files were looked at. */
  readonly examined: number;
}

const SOURCES = { javascriptPasswords, pythonPasswords, otherPasswords, imports };

/** How the application keeps passwords. */
export const passwords = defineDerivedFact<typeof SOURCES, Passwords>({
  id: 'passwords',
  from: SOURCES,
  derive({ javascriptPasswords: scripts, pythonPasswords: modules, otherPasswords: others, imports: used }) {
    const files = [...placed(scripts), ...placed(modules)];
    const others_ = others.values.filter(({ path }) => isShipped(path));
    const other = others_.flatMap(({ path, value }) =>
      value.hashed === null ? [] : [{ path, line: value.hashed }],
    );
    const server = files.filter(
      ({ path, value }) =>
        value.hashed !== null && (path.endsWith('.py') || javascriptRuns(path, '') !== 'browser'),
    );
    const own = server.flatMap(({ path, value }) =>
      value.hashed === null ? [] : [{ path, line: value.hashed }],
    );
    const kept = others_.flatMap(({ path, value }) =>
      value.kept === null ? [] : [{ path, line: value.kept }],
    );
    return {
      weak: weakIn(files, own.length > 0),
      hashed: [...own, ...other],
      unread: other.length > 0 ? [] : kept,
      providers: providersOf(used),
      examined: scripts.examined + modules.examined + others.examined,
    };
  },
});

interface Placed {
  readonly path: string;
  readonly value: FilePasswords;
}

function placed({ values }: FileFactResult<FilePasswords>): Placed[] {
  return values.filter(({ path }) => isShipped(path));
}

/** Scripts among them: they may well make the accounts. */
function isShipped(path: string): boolean {
  return /^(application|script)$/.test(roleOf(path));
}

const FOR_SHOW = /(^|\/|[-_.])(mocks?|demo|fake|dummy|stub)[-_./A-Z]/i;

function weakIn(files: readonly Placed[], hashes: boolean): PlacedPassword[] {
  const inModel = files.some(({ value }) => value.hashesInModel);
  const slow = new Set(files.flatMap(({ value }) => value.slowFunctions));
  const fast = new Set(files.flatMap(({ value }) => value.fastFunctions).filter((name) => !slow.has(name)));
  return files.flatMap(({ path, value }) => {
    const show = FOR_SHOW.test(path);
    const direct = value.weak.filter(({ throughModel }) => !(throughModel && inModel));
    const called = value.calls.filter(({ name }) => fast.has(name));
    return [
      ...direct.map(({ kind, line, what, throughModel }) => ({
        kind,
        line,
        what,
        path,
        unsure: show || (hashes && (throughModel || kind === 'stored')),
      })),
      ...called.map(({ name, line }) => ({
        kind: 'fast-hash' as const,
        line,
        what: name,
        path,
        unsure: show,
      })),
    ];
  });
}

/** Packages of services that sign users in and keep their passwords. */
const PROVIDERS: readonly (readonly [name: string, packages: RegExp])[] = [
  ['Supabase', /^(@supabase\/(supabase-js|ssr|auth-helpers.*|auth-ui.*)|supabase|@nuxtjs\/supabase)$/],
  [
    'Firebase',
    /^(firebase|firebase-admin|firebase_admin|pyrebase|@react-native-firebase\/auth|@angular\/fire)$/,
  ],
  ['Clerk', /^@clerk\//],
  ['Auth0', /^(@auth0\/|auth0|express-openid-connect|nextjs-auth0)/],
  ['Cognito', /^(aws-amplify|@aws-amplify\/|amazon-cognito-identity-js)/],
  ['Microsoft Entra', /^(@azure\/msal|msal)/],
  ['Keycloak', /^(keycloak-js|keycloak-connect|python-keycloak)$/],
  [
    'an OAuth provider',
    /^(next-auth|@auth\/core|authlib|@react-oauth\/google|passport-google-oauth20|allauth|google-auth-library)$/,
  ],
];

function providersOf(used: readonly PackageImport[]): string[] {
  const packages = used
    .filter(({ role, typeOnly }) => role === 'application' && !typeOnly)
    .map((each) => each.package);
  return PROVIDERS.filter(([, pattern]) => packages.some((name) => pattern.test(name))).map(([name]) => name);
}
