import { fileList } from '../../../src/facts/file-list.ts';
import { roles } from '../../../src/facts/roles/roles.ts';
import type { PlacedRole } from '../../../src/facts/roles/sql-roles.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
  review,
  type ValueOf,
} from '../../../src/kit/index.ts';
import { declaredRoles } from '../../../src/manifest/roles.ts';
import { listed } from '../personal-columns.ts';
import { type DeclaredRoles, rolesIn } from './declared.ts';

export default defineCheck({
  id: 'permissions/roles-match-code',
  title: 'Declared roles are the enforced ones',
  question: 'Are the roles that the team declared the ones that the code enforces?',
  why: 'A role that nobody declared has rights that nobody decided on. A declared role that nothing enforces exists on paper alone: whoever should have less has the same as all others.',
  how: "Collects the roles that code and database speak of by name: comparisons (`user.role === 'admin'`), guards and decorators (`requireRole('admin')`, `@Roles('admin')`), custom claims, enumerations in JavaScript, TypeScript, Python, Prisma and SQL, CHECK constraints, policies and the SQL functions that they call, Django’s groups. Compares them with `permissions.roles`; `permissions.role_aliases` translates. What the browser alone tests enforces nothing. Roles of chat messages, of page elements and of PostgreSQL itself do not count.",
  passes:
    'Each role in the code is declared, and each declared role that is not for the public is named by the server or the database.',
  fix: 'Add the missing role to `permissions.roles` (and to the matrix), or remove it from the code. Where code uses another word, say so in `permissions.role_aliases`; a role that everybody has who signs in is `role_aliases: {authenticated: staff}`.',
  example: [
    '```yaml',
    'permissions:',
    '  roles: {staff: All employees, manager: Site managers}',
    '  role_aliases: {authenticated: staff, site_lead: manager}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { roles, fileList },
  evaluate({ facts, manifest }) {
    const { words } = facts.roles;
    const declared = rolesIn(manifest);
    const places = words.toSorted(byWeight);
    if (places.length === 0 && declared.names.length === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Neither the code nor the manifest speaks of roles.',
      });
    const unknown = places.filter(({ role }) => declared.meant(role) === null);
    const findings =
      declared.names.length === 0
        ? undeclared(unknown, manifest)
        : [...each(unknown), ...unenforced(declared, facts, manifest)];
    return conclude({
      examined: places.length + declared.names.length,
      evidence: 'verified',
      findings,
      pass: `${counted(declared.names.length, 'role')} declared, ${counted(places.length, 'place')} in the code looked at: they agree.`,
      nothing: 'No role was found; declare permissions.roles.',
    });
  },
});

/** Enforced on the server first, then named there, then in the browser; then by place. */
function byWeight(a: PlacedRole, b: PlacedRole): number {
  const weight = ({ use, client }: PlacedRole): number => (client ? 2 : use === 'enforced' ? 0 : 1);
  const [first, second] = [`${a.at.path}\0`, `${b.at.path}\0`];
  return (
    weight(a) - weight(b) || (first < second ? -1 : first > second ? 1 : (a.at.line ?? 0) - (b.at.line ?? 0))
  );
}

/** No role is declared at all: one finding. */
function undeclared(words: readonly PlacedRole[], manifest: ManifestView | null): Finding[] {
  const [first] = words;
  const server = words.filter(({ client }) => !client);
  if (!first) return [];
  const names = [...new Set(words.map(({ role }) => role))].sort();
  const message = `The code knows the roles ${listed(names, 6)}, and the manifest declares none. Declare each in permissions.roles with who has it, and what it may do in permissions.matrix.`;
  return [
    fail(server.length > 0 ? 'high' : 'medium', {
      subject: 'undeclared roles',
      at: manifest?.at('permissions', 'roles') ?? first.at,
      message,
    }),
  ];
}

const ADVICE =
  'Declare it in permissions.roles, name the declared role that it means in permissions.role_aliases, or remove it.';

/** Django's flags of its own, which need no declaration. */
const BUILT_IN = new Set(['staff', 'superuser']);

function each(words: readonly PlacedRole[]): Finding[] {
  const first = new Map<string, PlacedRole>();
  for (const word of words) if (!first.has(word.role.toLowerCase())) first.set(word.role.toLowerCase(), word);
  return [...first.values()].flatMap(({ role, use, client, at }) => {
    if (BUILT_IN.has(role) && at.path.endsWith('.py')) return [];
    const details = { subject: `role ${role}`, at };
    if (client)
      return [
        fail('low', {
          ...details,
          message: `The user interface speaks of the role "${role}", which the manifest does not declare. ${ADVICE}`,
        }),
      ];
    return use === 'enforced'
      ? [
          fail('high', {
            ...details,
            message: `The role "${role}" decides what people may do, and the manifest does not declare it. ${ADVICE}`,
          }),
        ]
      : [
          fail('medium', {
            ...details,
            message: `The role "${role}" can be given to people, and the manifest does not declare it. ${ADVICE}`,
          }),
        ];
  });
}

interface Facts {
  readonly roles: ValueOf<typeof roles>;
  readonly fileList: ValueOf<typeof fileList>;
}

/** Languages whose roles are not read. */
const UNREAD = /\.(go|java|kt|php|rb|cs|dart|ex|scala|rs|swift)$/;

function unenforced(
  declared: DeclaredRoles,
  { roles: found, fileList: files }: Facts,
  manifest: ManifestView | null,
): Finding[] {
  const enforced = new Set(
    found.words.filter(({ client }) => !client).map(({ role }) => declared.meant(role)),
  );
  const unread = files.some(({ path }) => UNREAD.test(path));
  return declaredRoles(manifest).trainable.flatMap((role) => {
    const everybody =
      declared.aliasesOf(role).some((word) => /^(authenticated|signed[_-]?in|own|user)$/i.test(word)) &&
      found.signedIn;
    if (enforced.has(role) || everybody) return [];
    const make = unread ? review : fail;
    const doubt = unread
      ? ' Not all languages of this repository are read: if other code enforces it, sign that off.'
      : '';
    return [
      make('high', {
        subject: `declared role ${role}`,
        at: manifest?.at('permissions', 'roles', role) ?? null,
        message: `Nothing on the server or in the database tests or names the role "${role}": people who have it can do what everybody can who signs in. Enforce it; if code calls it otherwise, say so in permissions.role_aliases (authenticated: ${role}, if everybody has it who signs in).${doubt}`,
      }),
    ];
  });
}
