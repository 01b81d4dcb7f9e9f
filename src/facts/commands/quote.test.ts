import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandLine } from './quote.ts';
import { shellCommands } from './shell.ts';

it('writes what is read back as the same words', () => {
  const word = fc
    .stringMatching(/^[ -~]{1,12}$/)
    .filter((text) => text.trim() === text && !/[$\\`]/.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const [command] = shellCommands(commandLine(['run-it', ...words]), { errexit: false });
      expect(command?.words).toEqual(['run-it', ...words]);
    }),
  );
});
