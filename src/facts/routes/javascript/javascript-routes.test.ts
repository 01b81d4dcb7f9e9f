import { describe, expect, it } from 'vitest';
import { collect } from '../../../collect/collect.ts';
import { memoryRepository } from '../../../repo/memory.ts';
import { javascriptRoutes } from './javascript-routes.ts';

/** `GET /x | session body req.user | read orders` for every route, in order. */
async function routesIn(files: Record<string, string>): Promise<string[]> {
  const collection = await collect([javascriptRoutes], memoryRepository(files));
  const { routes } = collection.value(javascriptRoutes) ?? { routes: [] };
  return routes.map(({ method, path, guards, work, partly }) =>
    [
      `${method} ${path}${partly ? ' partly' : ''}`,
      guards.map(({ asks, proof, outside }) => `${outside ? 'outside ' : ''}${asks} ${proof}`).join(', '),
      work.map(({ kind, target }) => `${kind} ${target}`).join(', '),
    ].join(' | '),
  );
}

describe('routes of JavaScript', () => {
  it('follow a role through an alias, a barrel and a helper that answers', async () => {
    expect(
      await routesIn({
        'src/app/api/admin/teams/route.ts': `
          import { canViewAllTeams } from '@/permissions';
          export async function GET(request) {
            const { auth, error } = await parseRequest(request);
            if (!(await canViewAllTeams(auth))) { return unauthorized(); }
            return json({});
          }`,
        'src/permissions/index.ts': `export * from './team';`,
        'src/permissions/team.ts': `export async function canViewAllTeams({ user }) { return user?.isAdmin ?? false; }`,
      }),
    ).toEqual(['GET /api/admin/teams | role body | ']);
  });

  it('follow a wrapper of a workspace package to what it asks', async () => {
    expect(
      await routesIn({
        'package.json': '{"name": "root"}',
        'packages/next/package.json': '{"name": "@kit/next"}',
        'packages/next/src/actions/index.ts': `
          import { requireUser } from '@kit/supabase/require-user';
          export function enhanceAction(fn, config) {
            return async (params) => {
              if (config.auth ?? true) {
                const auth = await requireUser(getSupabaseServerClient());
                if (!auth.data) { redirect(auth.redirectTo); }
              }
              return fn(params);
            };
          }`,
        'packages/supabase/package.json': '{"name": "@kit/supabase"}',
        'packages/supabase/src/require-user.ts': `
          export async function requireUser(client) {
            const { data, error } = await client.auth.getUser();
            if (!data.user || error) { return { data: null, redirectTo: '/auth' }; }
            return { data };
          }`,
        'apps/web/actions.ts': `
          'use server';
          import { enhanceAction } from '@kit/next/actions';
          export const removeNote = enhanceAction(async (data) => { await db.note.delete({ where: { id: data.id } }); }, {});`,
        'apps/web/form.tsx': `'use client'; import { removeNote } from './actions'; export const F = () => null;`,
      }),
    ).toEqual(['CALL removeNote | session body | delete note']);
  });
});
