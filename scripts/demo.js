#!/usr/bin/env node
/**
 * `npm run demo [sample] [audit options]`: audits one of the sample repositories, by default the typical prototype.
 * It ends with status 0, since the sample is meant to fail.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sampleRepository } from '../fixtures/sample.js';

const [name = 'prototype', ...options] = process.argv.slice(2);
const cli = fileURLToPath(new URL('../bin/readycheck.js', import.meta.url));
const sample = sampleRepository(name);
try {
  const { status } = spawnSync(process.execPath, [cli, 'audit', sample.folder, ...options], {
    stdio: 'inherit',
  });
  process.exitCode = status === 2 ? 2 : 0;
} finally {
  sample.remove();
}
