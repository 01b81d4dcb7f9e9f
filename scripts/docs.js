#!/usr/bin/env node
/**
 * Holds generated text in step: the headers of the checks' READMEs and the list of checks in README.md.
 * Needs a build. With `--check` it writes nothing and fails on the first difference.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkHeader, checks, checkTable, README_HEADER_END } from '../dist/registry.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const checking = process.argv.includes('--check');
const START = '<!-- checks: generated -->\n';
const END = '<!-- checks: end -->\n';

/** @type {string[]} */
const stale = [];

/** @param {string} file @param {string} text */
function hold(file, text) {
  if (existsSync(root + file) && readFileSync(root + file, 'utf8') === text) return;
  stale.push(file);
  if (!checking) writeFileSync(root + file, text);
}

for (const check of checks) {
  const file = `checks/${check.id}/README.md`;
  const old = existsSync(root + file) ? readFileSync(root + file, 'utf8') : README_HEADER_END;
  hold(file, checkHeader(check) + old.slice(Math.max(0, old.indexOf(README_HEADER_END))));
}

const readme = readFileSync(`${root}README.md`, 'utf8');
const from = readme.indexOf(START);
const to = readme.indexOf(END);
if (from < 0 || to < from) throw new Error(`README.md has lost the lines ${START.trim()} and ${END.trim()}`);
hold('README.md', readme.slice(0, from + START.length) + checkTable(checks) + readme.slice(to));

for (const file of stale)
  console.error(checking ? `out of step: ${file}; run npm run docs` : `wrote ${file}`);
process.exitCode = checking && stale.length > 0 ? 1 : 0;
