import { z } from 'zod';
import {
  choice,
  count,
  date,
  entry,
  flag,
  list,
  mapOf,
  oneOrMore,
  person,
  pointer,
  prose,
  record,
  text,
  textOf,
} from '../field.ts';

/** How users sign in. `own`: the tool keeps passwords itself. */
export const SIGN_IN = [
  'supabase',
  'firebase',
  'clerk',
  'auth0',
  'entra',
  'google',
  'okta',
  'cognito',
  'keycloak',
  'own',
  'other',
  'none',
] as const;

/** Words of the matrix that are no roles. */
export const CELL_WORDS = ['own', 'everyone', 'nobody', 'public'] as const;

const role = z
  .union([
    prose('Who has this role.'),
    entry({
      description: prose('Who has this role.'),
      admin: flag('true if the role may use administrative functions.'),
      users: count('How many people have it.'),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? { description: value } : value));

const cell = (what: string) =>
  oneOrMore(
    `The roles that may ${what} it; or own (each user their own), everyone, nobody, public.`,
    textOf('cell', 'A role, or own, everyone, nobody, public.'),
  );

const resource = entry({ see: cell('see'), edit: cell('edit'), delete: cell('delete') });

const publicTable = z
  .union([
    text('The name of the table; it may be read by anybody.'),
    entry({
      table: text('The name of the table or collection.'),
      allow: oneOrMore(
        'What anybody may do with it; reading alone unless said.',
        z.enum(['select', 'insert', 'update', 'delete']),
      ),
      reason: prose('Why this is meant to be public.'),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? { table: value } : value));

const publicEndpoint = entry({
  path: text('The path of the route, as /functions/v1/health.'),
  method: text('The HTTP method, as GET.'),
  reason: prose('Why nobody has to sign in for it.'),
});

const abuseControl = entry({
  what: prose('The control, as "rate limit on sign-in".'),
  where: prose('Where it is set: a path in the repository, or the platform that does it.'),
  evidence: pointer('A file that shows it, such as a dated export.'),
});

const rotatedSecret = entry({
  what: prose('Which secret, by name; never its value.'),
  by: person('Who replaced it.'),
  date: date('The day on which it was replaced.'),
  evidence: pointer('A file that shows it.'),
});

/** Who may see, edit and delete what. */
export const permissionsSection = entry({
  sign_in: choice('How users sign in; own if the tool keeps passwords itself.', SIGN_IN, 'none-is-a-value'),
  proxy: entry({
    what: prose('The proxy or gateway that asks users to sign in before they reach the tool.'),
    evidence: pointer('Its configuration, as a file in the repository.'),
  }).describe('If something in front of the tool asks users to sign in.'),
  roles: mapOf('The kinds of users, each with who they are.', role),
  role_aliases: mapOf(
    'Role names in the code that mean a role declared here.',
    textOf('role', 'The declared role.'),
    'none-is-an-answer',
  ),
  matrix: mapOf('For each kind of data: which roles may see, edit and delete it.', resource),
  public_tables: list('Tables that are open without sign-in, on purpose.', publicTable, 'none-is-an-answer'),
  public_endpoints: list(
    'Routes that are open without sign-in, on purpose.',
    publicEndpoint,
    'none-is-an-answer',
  ),
  secret_store: text('Where passwords and keys of the live tool are kept.'),
  rotated_secrets: list(
    'Secrets that were once exposed and have been replaced.',
    rotatedSecret,
    'none-is-an-answer',
  ),
  schema_dump: pointer("A file with what the live database really has, as made by 'supabase db dump'."),
  schema_dump_date: date('The day on which that file was made.'),
  abuse_controls: list('What keeps people from misusing sign-in, e-mail and paid services.', abuseControl),
  grants: entry({
    who: person('Who gives and removes access.'),
    how: prose('How access is asked for and given.'),
    leavers: prose('How and how soon the access of people who leave is removed.'),
  }).describe('How access is given and taken away.'),
  leavers: prose('How and how soon the access of people who leave is removed (or in grants).'),
  last_review: record('last went through the list of who has access'),
}).describe('Who may see, edit or delete data?');
