import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { essence } from './edited-migrations.ts';
import { setsIn } from './migration-sets.ts';

describe('setsIn', () => {
  it.each([
    ['supabase/migrations/20260101_a.sql', 'supabase', 'supabase/migrations'],
    ['prisma/migrations/1_init/migration.sql', 'prisma', 'prisma/migrations'],
    ['drizzle/0000_a.sql', 'drizzle', 'drizzle'],
    ['app/alembic/versions/ab12.py', 'alembic', 'app/alembic/versions'],
    ['shop/migrations/0001_initial.py', 'django', 'shop/migrations'],
    ['db/migrate/20260101000000_a.rb', 'rails', 'db/migrate'],
    ['database/migrations/2026_01_01_000000_a.php', 'laravel', 'database/migrations'],
    ['src/migrations/1700000000000-Init.ts', 'javascript', 'src/migrations'],
    ['db/knex_migrations/2026-01-01-0000-a.js', 'javascript', 'db/knex_migrations'],
    ['Migrations/20260101000000_Init.cs', 'entity-framework', 'Migrations'],
    ['internal/database/migrations.go', 'go', 'internal/database'],
    ['sql/V1__init.sql', 'flyway', 'sql'],
  ])('knows %s', (path, tool, folder) => {
    expect(setsIn([path])).toMatchObject([{ tool, folder, files: [path], unordered: [] }]);
  });

  it.each([
    'tests/migrations/0001_a.py',
    'shop/migrations/__init__.py',
    'api/versions/v1.py',
    'migrations/001_a.down.sql',
    'src/migrations/runner.ts',
    'db/data-migrations/convert.sql',
    'store/migration/LATEST.sql',
    '../supabase/migrations/20260101_a.sql',
  ])('leaves %s out', (path) => {
    expect(setsIn([path])).toEqual([]);
  });
});

describe('essence', () => {
  it('is the same however a file is formatted', () => {
    expect(essence('a.sql', '-- x\nCREATE TABLE a (\n  id int\n);')).toBe(
      essence('a.sql', 'create table a(id int);'),
    );
    const python = (quote: string) => `def upgrade():\n    op.add_column(${quote}a${quote}, sa.Column())\n`;
    expect(essence('a.py', `import x\n${python("'")}`)).toBe(
      essence('a.py', `${python('"')}\ndef downgrade():\n    op.drop(1)\n`),
    );
  });

  it('differs where another database comes of it', () => {
    expect(essence('a.sql', 'create table a(id int)')).not.toBe(
      essence('a.sql', 'create table a(id bigint)'),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.sql', 'a.py', 'a.rb', 'a.ts'),
        fc.string(),
        (path, text) => typeof essence(path, text) === 'string',
      ),
    );
  });
});
