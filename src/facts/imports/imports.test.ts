import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { imports } from './imports.ts';
import { pythonStatements } from './python-lines.ts';
import { unreachedFiles } from './reached.ts';
import { originOf, plainSpecifier } from './specifier.ts';

async function importsIn(files: Record<string, string>) {
  const collection = await collect([imports, unreachedFiles], memoryRepository(files));
  return { found: collection.value(imports) ?? [], unreached: collection.value(unreachedFiles) ?? [] };
}

describe('the imports of JavaScript', () => {
  it('are read in every form, with their names, lines and whether they are types only', async () => {
    const { found } = await importsIn({
      'src/a.ts': [
        "import pg, { Pool as P } from 'pg';",
        "import type { User } from '@supabase/supabase-js';",
        "import { type A, type B } from 'zod';",
        "export * from 'date-fns/fp';",
        "const load = () => import('three');",
        "const legacy = require('lodash/get');",
        "// require('in-a-comment')",
        "import './own.css';",
        "import { x } from '@/lib/x';",
        "import fs from 'node:fs';",
      ].join('\n'),
    });
    const rows = found.map((each) => [
      each.package,
      each.names.join(),
      each.line,
      each.typeOnly,
      each.origin,
    ]);
    expect(rows).toEqual([
      ['pg', 'default,Pool', 1, false, 'package'],
      ['@supabase/supabase-js', 'User', 2, true, 'package'],
      ['zod', 'A,B', 3, true, 'package'],
      ['date-fns', '*', 4, false, 'package'],
      ['three', '*', 5, false, 'package'],
      ['lodash', '*', 6, false, 'package'],
      ['fs', 'default', 10, false, 'builtin'],
    ]);
  });

  it('are not read from strings', async () => {
    const { found } = await importsIn({
      'a.ts':
        'import x from "x";\nconst example = `\n  const y = require("y");\n`;\nconst z = require("z");\nimport w = require("w");\n',
    });
    expect(found.map((each) => each.package)).toEqual(['x', 'z', 'w']);
  });

  it.each([
    ['npm:@supabase/supabase-js@2.45.0', '@supabase/supabase-js'],
    ['jsr:@supabase/functions-js/edge-runtime.d.ts', '@supabase/functions-js/edge-runtime.d.ts'],
    ['https://esm.sh/@supabase/supabase-js@2?target=deno', '@supabase/supabase-js'],
    ['https://esm.sh/v135/stripe@14.0.0/lib', 'stripe/lib'],
    ['https://cdn.jsdelivr.net/npm/vue@3/dist/vue.js', 'vue/dist/vue.js'],
    ['https://www.gstatic.com/firebasejs/10.7.1/firebase-firestore.js', 'firebase/firestore'],
    ['https://www.gstatic.com/firebasejs/8.10.0/firebase-auth-compat.js', 'firebase/auth'],
    ['https://deno.land/x/postgres@v0.17.0/mod.ts', 'deno.land/postgres'],
    ['firebase/firestore', 'firebase/firestore'],
    ['raw-loader!./a.txt', './a.txt'],
  ])('name in %s the package as others do', (specifier, plain) => {
    expect(plainSpecifier(specifier)).toBe(plain);
  });

  it.each(['./a', '../a', '/a', '@/a', '~/a', '#a', '$lib/a', 'virtual:pwa', 'https://example.org/a.js', ''])(
    'take %s for no package',
    (specifier) => expect(originOf(specifier).origin).toBe('local'),
  );

  it('never throw, whatever a specifier holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['package', 'builtin', 'local']).toContain(originOf(text).origin);
      }),
    );
  });
});

describe('the imports of Python', () => {
  it('are read in every form; strings and the own modules are none', async () => {
    const { found } = await importsIn({
      'app/main.py': [
        '"""',
        'import nothing',
        '"""',
        'import os, sqlalchemy.orm as orm',
        'from google.cloud import (',
        '    storage,  # files',
        '    firestore as db,',
        ')',
        'from .models import User',
        'from app.views import home',
        'import helpers',
        'try:',
        '    import redis',
        'except ImportError:',
        '    redis = None',
        'if TYPE_CHECKING:',
        '    from pymongo import MongoClient',
        'def late():',
        '    import stripe; import boto3',
      ].join('\n'),
      'app/views.py': 'x = 1\n',
      'app/helpers.py': 'x = 1\n',
    });
    const rows = found.map((each) => [
      each.specifier,
      each.names.join(),
      each.line,
      each.typeOnly,
      each.optional,
    ]);
    expect(rows).toEqual([
      ['os', '*', 4, false, false],
      ['sqlalchemy.orm', '*', 4, false, false],
      ['google.cloud', 'storage,firestore', 5, false, false],
      ['redis', '*', 13, false, true],
      ['pymongo', 'MongoClient', 17, true, false],
      ['stripe', '*', 19, false, false],
      ['boto3', '*', 19, false, false],
    ]);
  });

  it('are found without ever throwing', () => {
    const piece = fc.constantFrom(
      'import a',
      'from b import (',
      ')',
      '"""',
      "'''",
      '\\',
      '\n',
      '  ',
      'try:',
      'if x:',
      '#',
      'c',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { line } of pythonStatements(pieces.join(''), /^(?:import|from)\s/))
          expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the roles of importing files', () => {
  it.each([
    ['src/db.ts', 'application'],
    ['website/db.ts', 'application'],
    ['tests/db.test.ts', 'test'],
    ['test-types/db.ts', 'test'],
    ['examples/shop/db.ts', 'example'],
    ['docs/db.ts', 'docs'],
    ['scripts/load.ts', 'script'],
    ['server/seed.ts', 'script'],
    ['src/migrate.mjs', 'script'],
  ])('take %s for %s', async (path, role) => {
    const { found } = await importsIn({ [path]: "import 'pg';\n" });
    expect(found.map((each) => each.role)).toEqual([role]);
  });
});

describe('what nothing starts', () => {
  it('is told from what an entry, a page or a command reaches', async () => {
    const { unreached } = await importsIn({
      'package.json':
        '{"dependencies": {"react-dom": "19"}, "scripts": {"sync": "node jobs-of-ours/sync.js"}}',
      'index.html': '<script type="module" src="/src/boot.ts"></script>\n',
      'src/boot.ts':
        "import { createRoot } from 'react-dom/client';\nimport { a } from '@/lib/a';\nimport type { t } from './types-only';\n",
      'src/lib/a.ts': 'export const a = 1;\n',
      'src/types-only.ts': 'export type t = 1;\n',
      'src/backend/client.ts': "import 'pg';\n",
      'jobs-of-ours/sync.js': "require('./parts');\n",
      'jobs-of-ours/parts/index.js': 'module.exports = 1;\n',
    });
    expect(unreached).toEqual(['src/backend/client.ts', 'src/types-only.ts']);
  });
});
