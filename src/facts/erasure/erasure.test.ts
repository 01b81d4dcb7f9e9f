import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { deletions } from './erasure.ts';

function targets(text: string, path = 'a.ts'): string[] {
  if (deletions.mentions?.test(text) === false) return [];
  return (deletions.extract(sourceFile(path, text)) ?? []).map(({ target }) => target);
}

describe('deletions', () => {
  it.each([
    ['await User.findByIdAndDelete(id)', 'User'],
    ['await prisma.user.delete({ where: { id } })', 'user'],
    ["await supabase.from('profiles').delete().eq('id', id)", 'profiles'],
    ['await db.delete(users).where(eq(users.id, id))', 'users'],
    ["await deleteDoc(doc(db, 'guests', id))", 'guests'],
    ["await admin.firestore().collection('guests').doc(id).delete()", 'guests'],
    ["await knex('members').where({ id }).del()", 'members'],
    ['await this.userRepository.delete(id)', 'user'],
    ['await supabase.auth.admin.deleteUser(id)', 'auth.users'],
    ['await pool.query("DELETE FROM public.users WHERE id = $1", [id])', 'public.users'],
    ["await supabase.storage.from('avatars').remove([path])", 'files'],
  ])('reads %s', (text, target) => {
    expect(targets(text)).toContain(target);
  });
  it.each([
    ['    Patient.objects.filter(pk=pk).delete()', 'Patient'],
    ['    Members.query.filter_by(id=member_id).delete()', 'Members'],
    ['    request.user.delete()', 'user'],
    ['    db.session.delete(user)', 'user'],
    ['    session.execute(delete(User).where(User.id == id))', 'User'],
    ['    db.users.delete_one({"_id": id})', 'users'],
  ])('reads %s', (text, target) => {
    expect(targets(text, 'a.py')).toContain(target);
  });
  it.each([
    'await api.delete(`/users/${id}`)',
    'await User.deleteMany({})',
    'db.run("DELETE FROM users")',
    'deleteUser(user)',
    'cache.delete(key)',
    'set.remove(user)',
    'user.deleted_at = new Date()',
  ])('reads nothing from %s', (text) => {
    expect(targets(text)).toEqual([]);
  });
  it('counts SQL only in functions', () => {
    expect(targets('delete from users where id = 1;', 'a.sql')).toEqual([]);
    expect(
      targets(
        'create function erase() returns void as $$ delete from users where id = auth.uid(); $$ language sql;',
        'a.sql',
      ),
    ).toEqual(['users']);
  });
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        targets(`.delete(${text}`);
      }),
    );
  });
});
