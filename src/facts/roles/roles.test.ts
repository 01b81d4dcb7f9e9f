import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { javascriptRoles } from './javascript-roles.ts';
import { isRoleName } from './model.ts';
import { prismaRoles } from './prisma-roles.ts';
import { pythonRoles } from './python-roles.ts';

beforeAll(async () => {
  await javascript.load();
  await python.load();
});

const js = (text: string) =>
  javascriptRoles.extract(sourceFile('a.ts', text))?.map(({ role, use }) => `${role} ${use}`) ?? [];
const py = (text: string) =>
  pythonRoles.extract(sourceFile('a.py', text))?.map(({ role, use }) => `${role} ${use}`) ?? [];

describe('roles by name', () => {
  it.each<[string, string[]]>([
    [
      "switch (user.role) { case 'a1': break; case Role.BB: break; default: }",
      ['a1 enforced', 'BB enforced'],
    ],
    ["user.roles.includes('boss')", ['boss enforced']],
    ["hasAnyRole(user, ['aa', 'bb'])", ['aa enforced', 'bb enforced']],
    ["enum UserRole { Admin = 'admin', Plain }", ['admin named', 'Plain named']],
    ["const t = pgEnum('user_role', ['aa', 'bb'])", ['aa named', 'bb named']],
    ["const session = z.object({ role: z.enum(['aa', 'bb']) })", ['aa named', 'bb named']],
    ["if (role === 'script') skip(file)", []],
    ["setCustomUserClaims(id, { role: 'aa', admin: true, plan: 'x' })", ['aa enforced', 'admin enforced']],
    ["const m = { role: 'user', content: '' }", []],
    ["authorize('read')", []],
  ])('in %s', (text, expected) => expect(js(text)).toEqual(expected));

  it.each<[string, string[]]>([
    ['if "boss" in user.roles: pass', ['boss enforced']],
    ['x = Depends(require_role("boss"))', ['boss enforced']],
    ['if user.role == UserRole.BOSS.value: pass', ['BOSS enforced']],
    ['Group.objects.get_or_create(name="Bosses")', ['Bosses enforced']],
    ['if message.role == "user": pass', []],
  ])('in %s', (text, expected) => expect(py(text)).toEqual(expected));

  it('never throws, and takes no sentence for a role', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => void prismaRoles.extract(sourceFile('a.prisma', `enum Role { ${text}`)),
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void isRoleName(text)));
    expect(isRoleName('x'.repeat(60))).toBe(false);
  });
});
