import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { commandContext, resolveCommand } from './resolve.ts';
import { shellCommands } from './shell.ts';

const EMPTY = { taskFiles: [], scripts: [], files: [] };

const shellText = fc
  .array(
    fc.constantFrom(
      'npm',
      'run',
      'test',
      '&&',
      '||',
      ';',
      '|',
      '(',
      ')',
      '"',
      "'",
      '\\',
      '\n',
      '$',
      '{',
      '}',
      'if',
      'then',
      'fi',
      '#',
      '<<',
      'EOF',
      '-w',
      '--',
      'cd',
      'true',
      'sh',
      '-c',
      '${',
      '`',
      '!',
    ),
  )
  .map((words) => words.join(' '));

it('never throws, whatever the command is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), shellText), fc.boolean(), (text, errexit) => {
      resolveCommand(text, EMPTY, { errexit });
    }),
  );
});

it('keeps every command between its neighbours', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(words, (names) => {
      const free = names.map((name) => `x${name}`);
      expect(shellCommands(free.join(' && '), { errexit: false }).map((command) => command.words[0])).toEqual(
        free,
      );
      expect(shellCommands(free.join('\n'), { errexit: true }).map((command) => command.line)).toEqual(
        free.map((_, index) => index + 1),
      );
    }),
  );
});

it('reads any text as a file of tasks without throwing', async () => {
  const names = [
    'package.json',
    'Makefile',
    'justfile',
    'tox.ini',
    'noxfile.py',
    'pyproject.toml',
    'Taskfile.yml',
    'composer.json',
    'scripts/test',
  ];
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.constantFrom(...names), async (text, name) => {
      const collection = await collect([commandContext], memoryRepository({ [name]: text }));
      expect(collection.value(commandContext)).not.toBeNull();
    }),
  );
});

it('ends where scripts multiply', () => {
  const tasks = Array.from({ length: 12 }, (_, index) => ({
    name: `t${index}`,
    line: 1,
    needs: Array.from({ length: 50 }, () => `t${index + 1}`),
    steps: [{ command: 'jest', line: 1, ignoresFailure: false }],
  }));
  const context = {
    ...EMPTY,
    taskFiles: [{ path: 'Makefile', folder: '', tool: 'make' as const, name: null, tasks }],
  };
  expect(resolveCommand('make t0', context).invocations.length).toBeLessThanOrEqual(500);
});

it('leaves a folder with its parentheses', () => {
  const context = { ...EMPTY, files: ['a/x.js', 'b/y.js'] };
  const folders = (command: string) =>
    resolveCommand(command, context).invocations.map((found) => found.folder);
  expect(folders('(cd a && jest) && (cd b && jest) && jest')).toEqual(['a', 'b', '']);
  expect(folders('cd a && jest; cd ..; jest')).toEqual(['a', '']);
});
