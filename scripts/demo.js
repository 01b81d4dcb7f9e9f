#!/usr/bin/env node
/**
 * `npm run demo [sample] [audit options]`: audits one of the sample repositories, by default the typical prototype.
 * The one that is ready is signed first, as on the day of the audit.
 * It ends with status 0, since the other samples are meant to fail.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SIGNERS, sampleRepository } from '../fixtures/sample.js';

const [name = 'prototype', ...options] = process.argv.slice(2);
const cli = fileURLToPath(new URL('../bin/readycheck.js', import.meta.url));
const sample = sampleRepository(name);
/** @param {string[]} args */
const readycheck = (...args) =>
  spawnSync(process.execPath, [cli, ...args], { stdio: ['inherit', 'ignore', 'inherit'] });
try {
  const day = options.indexOf('--today');
  const today = day < 0 ? [] : options.slice(day, day + 2);
  if (name === 'ready')
    for (const [gate, person] of Object.entries(SIGNERS))
      readycheck('sign', gate, sample.folder, '--as', person, '--yes', ...today);
  const { status } = spawnSync(process.execPath, [cli, 'audit', sample.folder, ...options], {
    stdio: 'inherit',
  });
  process.exitCode = status === 2 ? 2 : 0;
} finally {
  sample.remove();
}
