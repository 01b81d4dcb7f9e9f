import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { loadManifest } from '../../manifest/load.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { draft } from './draft.ts';
import { FACTS } from './facts.ts';
import { authorsByKey } from './people-keys.ts';

async function draftOf(files: Record<string, string>, name = 'rota'): Promise<string> {
  const authors = [
    { name: 'Priya Shah', email: 'priya@shah.test', commits: 3 },
    { name: 'Priya Nair', email: 'priya@nair.test', commits: 2 },
    { name: 'root', email: 'root@localhost', commits: 1 },
  ];
  const repository = memoryRepository(files, { name, git: { authors } });
  const seen = (await collect(Object.values(FACTS), repository)).all(FACTS);
  if ('error' in seen) throw new Error(seen.error);
  return draft({ ...seen.value, name });
}

const FILES = {
  'README.md': '# Rota',
  'package.json': '{"scripts": {"test": "vitest run"}, "dependencies": {"@supabase/supabase-js": "^2.0.0"}}',
  'src/db.ts':
    "import { createClient } from '@supabase/supabase-js';\nexport const db = createClient(process.env.URL!, process.env.KEY!);\n",
  'src/server.ts':
    "import express from 'express';\nimport Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.STRIPE!);\nconst app = express();\napp.get('/menu', (req, res) => res.send('soup'));\napp.use((req, res, next) => (req.user.role === 'manager' ? next() : res.status(403).end()));\n",
  'supabase/migrations/20260101000000_a.sql':
    'create table shifts (id uuid);\ncreate table patients (id uuid, email text, diagnosis text);',
};

describe('the draft of a manifest', () => {
  it('is a well-formed manifest that claims nothing but its version and what it is asked', async () => {
    const manifest = loadManifest('readycheck.yaml', await draftOf(FILES));
    expect(manifest.claims.tool).toBeUndefined();
    expect(manifest.claims.retention?.stores ?? []).toEqual([]);
    expect(manifest.claims.people ?? {}).toEqual({});
    expect(manifest.claims.go_live?.backups ?? []).toEqual([]);
    expect(manifest.claims.retention?.classes ?? []).toEqual([]);
    expect(manifest.claims.retention?.processors ?? []).toEqual([]);
    expect(manifest.claims.permissions?.roles ?? {}).toEqual({});
    expect(manifest.claims.permissions?.public_endpoints ?? []).toEqual([]);
    expect(manifest.problems.some(({ kind }) => kind === 'unconfirmed')).toBe(true);
    expect(manifest.problems.some(({ kind }) => kind === 'placeholder')).toBe(true);
  });

  it('names what was seen, and where', async () => {
    const text = await draftOf(FILES);
    expect(text).toMatch(/command: npm test/);
    expect(text).toMatch(/priya: \{name: Priya Shah/);
    expect(text).toMatch(/priya2: \{name: Priya Nair/);
    expect(text).not.toMatch(/name: root/);
    expect(text).toMatch(/readme: README\.md/);
    expect(text).toMatch(/provider: supabase[^\n]*# seen in \S+/);
    expect(text).toMatch(/name: Stripe[^\n]*confirmed: false\}[^\n]*# seen in src\/server\.ts/);
    expect(text).toMatch(
      /special: health[^\n]*patients\.email[^\n]*patients\.diagnosis[^\n]*confirmed: false/,
    );
    expect(text).toMatch(/path: "\/menu", method: GET, reason: TBD, confirmed: false/);
    expect(text).toMatch(/manager: \{description: TBD, confirmed: false\}/);
  });

  it('stays well formed whatever the folder is called', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
        loadManifest('readycheck.yaml', await draftOf({}, name));
      }),
      { numRuns: 40 },
    );
  });

  it('gives every author a key of their own', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.oneof(
              fc.constantFrom('Ada Lovelace', 'Ada Byron', 'Łukasz Żak', '王 小明'),
              fc.string(),
            ),
          }),
        ),
        (authors) => {
          const keys = authorsByKey(authors).map(([key]) => key);
          expect(new Set(keys).size).toBe(keys.length);
          for (const key of keys) expect(key).toMatch(/^[a-z]+\d*$/);
        },
      ),
    );
  });
});
