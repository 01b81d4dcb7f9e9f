import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { HOSTILE } from './hostile-shapes.ts';

const CHILD = fileURLToPath(new URL('hostile-child.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('hostile text', () => {
  it.each(Object.keys(HOSTILE))(
    'does not end or hold up the process that reads it: %s',
    (name) => {
      // In a process of its own: an overflow of native code cannot be caught.
      const program = `import { runnerImport } from 'vite';
        const { module } = await runnerImport(${JSON.stringify(CHILD)}, { configFile: false });
        module.parseHostile(${JSON.stringify(name)});`;
      const { status, signal, stdout, stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', program],
        { cwd: ROOT, encoding: 'utf8', timeout: 240_000, maxBuffer: 64 * 1024 * 1024 },
      );
      expect({ status, signal, stderr, last: stdout.slice(stdout.lastIndexOf('\n') + 1) }).toEqual({
        status: 0,
        signal: null,
        stderr: '',
        last: 'done',
      });
    },
    300_000,
  );
});
