import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { agentConfigs } from './configs.ts';
import { databaseServers } from './servers.ts';

const read = (server: unknown) => databaseServers({ db: server }, () => 1)[0];

it.each([
  [
    {
      command: 'npx',
      args: ['@supabase/mcp-server-supabase', '--read-only', '--project-ref=plmoknijbuhvygctfxrd'],
    },
    true,
    true,
    'supabase:plmoknijbuhvygctfxrd',
  ],
  [{ url: 'https://mcp.supabase.com/mcp?read_only=true' }, true, false, null],
  [
    { command: 'npx', args: ['-y', '@modelcontextprotocol/server-postgres', 'postgresql://a@db.rota.io/x'] },
    true,
    true,
    'database:db.rota.io/x',
  ],
  [
    {
      command: 'uvx',
      args: ['postgres-mcp', '--access-mode=unrestricted'],
      env: { DATABASE_URI: 'postgres://a:b@localhost:5432/x' },
    },
    false,
    true,
    'local',
  ],
  [{ command: 'npx', args: ['mongodb-mcp-server', '--readOnly'] }, true, true, null],
  [{ command: 'npx', args: ['mcp-server-mysql'], env: { MYSQL_HOST: '127.0.0.1' } }, false, true, 'local'],
])('reads %j', (server, readOnly, scoped, target) => {
  expect(read(server)).toMatchObject({ readOnly, scoped, target });
});

it.each([
  { url: 'https://mcp.context7.com/mcp' },
  { command: 'uvx', args: ['mcp-server-sqlite'] },
  { url: 'https://mcp.supabase.com/mcp?features=docs' },
  { command: 'npx', args: ['@supabase/mcp-server-supabase'], disabled: true },
])('takes %j for no way to data', (server) => expect(read(server)).toBeUndefined());

it('never keeps a password, and reads any settings without throwing', async () => {
  const secret = ['very', 'secret'].join('');
  const text = JSON.stringify({
    mcpServers: { db: { command: 'postgres-mcp', args: [`postgres://me:${secret}@db.rota.io/x`] } },
    permissions: { allow: [`Bash(PGPASSWORD=${secret} psql:*)`] },
  });
  const collection = await collect([agentConfigs], memoryRepository({ '.claude/settings.json': text }));
  expect(collection.value(agentConfigs)?.values).toHaveLength(1);
  expect(JSON.stringify(collection.value(agentConfigs))).not.toContain(secret);
  await fc.assert(
    fc.asyncProperty(fc.json(), async (json) => {
      const found = await collect(
        [agentConfigs],
        memoryRepository({ '.mcp.json': `{"mcpServers": ${json}}` }),
      );
      expect(found.value(agentConfigs)?.notExamined).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
