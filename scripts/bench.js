#!/usr/bin/env node
/**
 * `npm run bench`: how long whole processes take, as ratios within one run, since machines differ. Needs a build.
 *
 * Two repositories are generated: an application of 500 files, and a tree of 20,000 (or `--files N`). On each, readycheck is
 * held against `git grep -c` of one alternation, and on the small one against the `secretlint` command. Starting is held
 * against `node -e 0`. Every pair is run in turn, after one run to warm the page cache; the median ratio counts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'bin/readycheck.js');
const secretlint = join(
  dirname(createRequire(import.meta.url).resolve('secretlint/package.json')),
  'bin/secretlint.js',
);
const large = Number(process.argv[process.argv.indexOf('--files') + 1]) || 20_000;
const PATTERN = 'process\\.env|CREATE TABLE|except|catch|password';

const node = (...args) => [process.execPath, args];
const audit = (dir) => node(cli, 'audit', dir, '--format', 'json', '--fail-on', 'never');

/** Milliseconds of one whole process. */
function time([command, args], cwd) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 26,
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || status > 1)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return elapsed;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs both in turn and prints the median of the ratios, pair by pair. */
function compare(name, ours, theirs, { cwd, runs, target }) {
  time(ours, cwd);
  time(theirs, cwd);
  const pairs = Array.from({ length: runs }, () => [time(ours, cwd), time(theirs, cwd)]);
  const ratio = median(pairs.map(([a, b]) => a / b));
  const [a, b] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])).toFixed(0));
  console.log(
    `${name.padEnd(52)} ${ratio.toFixed(2).padStart(6)} x   (${a} ms against ${b} ms; aim: ${target})`,
  );
}

/** Peak memory of one audit in MiB, as its own process reports it. */
function peak(dir) {
  const script = `process.argv.splice(1, 1, ${JSON.stringify(cli)}); process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS)); await import(${JSON.stringify(cli)});`;
  const args = [
    '--input-type=module',
    '-e',
    script,
    '--',
    'x',
    'audit',
    dir,
    '--format',
    'json',
    '--fail-on',
    'never',
  ];
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the audit ended with ${status}: ${stderr}`);
  return Number(stderr.trim().split('\n').at(-1)) / 1024;
}

function generate(dir, files) {
  const write = (path, text) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write(
    'package.json',
    JSON.stringify(
      {
        name: 'generated',
        private: true,
        scripts: { test: 'vitest run' },
        dependencies: { '@supabase/supabase-js': '^2.0.0', express: '^5.0.0' },
      },
      null,
      2,
    ),
  );
  write('README.md', `# Generated\n\n${'A repository made for measuring. '.repeat(60)}\n`);
  write(
    'supabase/migrations/20260101000000_tables.sql',
    Array.from(
      { length: 40 },
      (_, i) =>
        `create table t${i} (id uuid primary key, email text);\nalter table t${i} enable row level security;\n`,
    ).join(''),
  );
  for (let i = 0; i < files; i++) write(...source(i));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', ...args], {
      cwd: dir,
      stdio: 'ignore',
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'generated');
}

/** One file in the mix of an ordinary application: components, routes, helpers, tests, some Python, styles and pages. */
function source(i) {
  const folder = `src/part${i % 97}`;
  const lines = Array.from(
    { length: 60 },
    (_, n) => `export const value${i}_${n} = (input: number): number => input * ${n} + ${i};`,
  ).join('\n');
  const kinds = [
    [`${folder}/helper${i}.ts`, lines],
    [
      `${folder}/View${i}.tsx`,
      `import { useState } from 'react';\n${lines}\nexport function View${i}() {\n  const [n, setN] = useState(0);\n  return <button onClick={() => setN(n + 1)}>{n}</button>;\n}\n`,
    ],
    [
      `${folder}/save${i}.ts`,
      `import { supabase } from '../client';\n${lines}\nexport async function save${i}(row: object) {\n  try {\n    const { error } = await supabase.from('t${i % 40}').insert(row);\n    if (error) throw error;\n  } catch (error) {\n    console.error(error);\n    throw error;\n  }\n}\n`,
    ],
    [
      `tests/part${i % 97}/helper${i}.test.ts`,
      `import { expect, it } from 'vitest';\nimport { value${i - 3}_0 } from '../../src/part${(i - 3) % 97}/helper${i - 3}';\nit('multiplies', () => { expect(value${i - 3}_0(2)).toBe(${i - 3}); });\n`,
    ],
    [
      `service/part${i % 97}/task${i}.py`,
      `import os\n\n${Array.from({ length: 40 }, (_, n) => `def task_${n}(value):\n    return value * ${n}\n`).join('\n')}\ndef run():\n    try:\n        return task_1(int(os.environ["SIZE"]))\n    except KeyError:\n        raise\n`,
    ],
    [
      `${folder}/style${i}.css`,
      Array.from({ length: 80 }, (_, n) => `.c${n} { margin: ${n}px; }`).join('\n'),
    ],
    [`docs/page${i}.md`, `# Page ${i}\n\n${'Some words about this part of the tool. '.repeat(40)}\n`],
    [
      `data/rows${i}.json`,
      JSON.stringify(Array.from({ length: 50 }, (_, n) => ({ id: n, label: `row ${n}` }))),
    ],
  ];
  return kinds[i % kinds.length];
}

const parent = mkdtempSync(join(tmpdir(), 'readycheck-bench-'));
try {
  console.log(`Node ${process.version}; whole processes, median of ratios pair by pair`);
  compare('start (--version) / node -e 0', node(cli, '--version'), node('-e', '0'), {
    cwd: root,
    runs: 15,
    target: 'within 1.5',
  });
  for (const [name, files, runs] of [
    ['small', 500, 7],
    ['large', large, 3],
  ]) {
    const dir = join(parent, name);
    generate(dir, files);
    const grep = ['git', ['grep', '-c', '-E', PATTERN]];
    compare(`audit / git grep -c, ${files} files`, audit(dir), grep, {
      cwd: dir,
      runs,
      target: name === 'large' ? 'within 10 at 90,000 files' : 'none',
    });
    if (name === 'small') {
      writeFileSync(
        join(parent, 'secretlintrc.json'),
        JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }),
      );
      const lint = node(secretlint, '--secretlintrc', join(parent, 'secretlintrc.json'), '**/*');
      compare(`audit / secretlint, ${files} files`, audit(dir), lint, { cwd: dir, runs, target: 'below 1' });
    }
    console.log(
      `peak memory of an audit, ${files} files`.padEnd(52),
      `${peak(dir).toFixed(0).padStart(6)} MiB (aim: under 1024)`,
    );
  }
} finally {
  rmSync(parent, { recursive: true, force: true });
}
