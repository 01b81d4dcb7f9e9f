import { commandContext } from '../../../src/facts/commands/context.ts';
import { resolveCommand } from '../../../src/facts/commands/resolve.ts';
import { testCommands } from '../../../src/facts/commands/test-commands.ts';
import { judgeRun } from '../../../src/facts/commands/test-run.ts';
import { staticSite } from '../../../src/facts/packages/static-site.ts';
import { testBlocks } from '../../../src/facts/test-blocks/test-blocks.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { claimedFindings, offeredFindings } from './verdict.ts';

export default defineCheck({
  id: 'tests/test-command',
  title: 'One command runs the tests',
  question: 'Is there one command that really runs tests?',
  why: 'Tests that nobody can start with one command are not run, and a command that hides failures says that all is well when it is not.',
  how: 'Follows `tests.command` of the manifest, or else the repository’s own (the script `test`, a Makefile’s target, tox, Go’s or Cargo’s tests), through every script to the program that it starts. Nothing is run.',
  passes:
    'The command starts a test runner on files that exist, and a failing test makes the command fail. In a repository of several packages, one of them is enough.',
  fix: 'Make one command, such as `npm test`, start your test runner and nothing that hides its result, and name it under tests.command.',
  example: [
    '```json',
    '{ "scripts": { "test": "vitest run" } }',
    '```',
    '',
    '```yaml',
    'tests: {command: npm test}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { commandContext, testCommands, testBlocks, staticSite },
  evaluate({ facts, manifest }) {
    const { commandContext, testCommands, testBlocks, staticSite } = facts;
    const claimed = manifest?.claims.tests?.command;
    if (manifest && claimed !== undefined) {
      const run = judgeRun(resolveCommand(claimed, commandContext), testBlocks.files);
      return conclude({
        examined: 1,
        evidence: 'verified',
        findings: claimedFindings(claimed, run, manifest.at('tests', 'command')),
        pass: `\`${claimed}\` runs ${run.runners.join(', ')}, and fails when a test fails.`,
        nothing: 'Name the command that runs the tests under tests.command.',
      });
    }
    const findings = offeredFindings(testCommands);
    const real = testCommands.find(({ run }) => run.verdict === 'real');
    if (!real && staticSite.small && testBlocks.files.length === 0) {
      return notApplicable({
        examined: staticSite.examined,
        reason: `A static site with ${staticSite.lines} lines of code, no routes and no store needs no test command.`,
      });
    }
    return conclude({
      examined: testCommands.length,
      evidence: 'verified',
      findings,
      pass: real
        ? `\`${real.command}\`${real.folder === '' ? '' : ` in ${real.folder}`} runs ${real.run.runners.join(', ')}, and fails when a test fails.`
        : '',
      nothing: 'Name the command that runs the tests under tests.command.',
    });
  },
});
