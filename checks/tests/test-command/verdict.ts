import type { TestCommand } from '../../../src/facts/commands/test-commands.ts';
import type { TestRun } from '../../../src/facts/commands/test-run.ts';
import { contradiction, type Finding, fail, type Place, review } from '../../../src/kit/index.ts';

/** What is wrong with the command that the manifest names; nothing if it really runs tests. */
export function claimedFindings(command: string, run: TestRun, claim: Place): Finding[] {
  if (run.verdict === 'real') return [];
  const [missing] = run.unresolved;
  if (run.verdict === 'unresolved' && missing) {
    const what =
      missing.kind === 'script'
        ? `the script "${missing.name}"`
        : missing.kind === 'target'
          ? `the target "${missing.name}"`
          : missing.name;
    return [
      contradiction('high', {
        subject: command,
        message: `The manifest says that \`${command}\` runs the tests, but ${what} does not exist here. Add it, or name the command that people really use.`,
        at: claim,
      }),
    ];
  }
  return [finding(command, run, claim)];
}

/** What is wrong with the commands that the repository offers; nothing if one really runs tests and the main one is honest. */
export function offeredFindings(commands: readonly TestCommand[]): Finding[] {
  const main = commands.find((candidate) => candidate.main);
  if (main && isDishonest(main.run)) return [findingOf(main)];
  // `npm test` as npm wrote it is spoilt by nothing else in its own package, and spoils no other package.
  const others =
    main?.run.verdict === 'default' ? commands.filter(({ at }) => at?.path !== main.at?.path) : commands;
  if (others.some(({ run }) => run.verdict === 'real')) return [];
  const broken = commands.find(({ run }) => isDishonest(run) || run.verdict === 'default');
  const unclear = commands.find(({ run }) => run.verdict === 'unknown');
  const chosen = main && main.run.verdict !== 'unknown' ? main : (unclear ?? broken ?? commands[0]);
  return [chosen ? findingOf(chosen) : absent()];
}

/** It looks like a command that tests, and cannot fail or runs nothing. */
function isDishonest({ verdict }: TestRun): boolean {
  return verdict === 'masked' || verdict === 'missing' || verdict === 'empty' || verdict === 'nothing';
}

const findingOf = ({ command, folder, run, at }: TestCommand): Finding =>
  finding(folder === '' ? command : `${command} (in ${folder})`, run, at);

function absent(): Finding {
  return fail('high', {
    subject: 'test command',
    message:
      'There is no command that runs tests: neither a script "test" nor any other test runner’s configuration. Add one, so that anybody can see whether the tool works.',
  });
}

function finding(command: string, run: TestRun, fallback: Place | null): Finding {
  const at = run.invocation?.at ?? fallback;
  const shown = `\`${command}\``;
  if (run.verdict === 'unknown') {
    return review('high', {
      subject: command,
      message: `${shown} starts \`${words(run)}\`, and nothing here shows whether that runs tests. Name a command that starts a known test runner under tests.command, or have the sign-off confirm that this one fails when a test fails.`,
      at,
    });
  }
  return fail('high', { subject: command, message: `${shown} ${REASONS[run.verdict](run)}`, at });
}

const words = ({ invocation }: TestRun): string => (invocation?.words ?? []).slice(0, 8).join(' ');
/** Paths that it names, or folders that it wants to run in. */
function absentPaths({ invocation, unresolved }: TestRun): string {
  const folders = unresolved.filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  return [...(invocation?.missing ?? []), ...folders].slice(0, 3).join(', ');
}

const runner = ({ invocation }: TestRun): string => invocation?.runner ?? 'a test runner';

const REASONS: Readonly<Record<Exclude<TestRun['verdict'], 'unknown'>, (run: TestRun) => string>> = {
  real: () => 'runs tests.',
  masked: (run) =>
    `runs ${runner(run)} and then succeeds whatever comes of it, so a broken tool passes as working. Remove what hides the failure (\`|| true\`, a pipe, a later command).`,
  missing: (run) =>
    `names ${absentPaths(run)}, which does not exist, so it runs no test. Point it at the folder where the tests are.`,
  empty: (run) =>
    `tells ${runner(run)} to succeed without tests, and there are none. Write the tests, and remove the option.`,
  default: () =>
    'is the line that npm writes into every new project: it runs no test and always fails. Make it start your test runner.',
  nothing: () => 'runs no test: it only prints a text or ends. Make it start your test runner.',
  'no-tests': (run) =>
    `runs no test: it only starts \`${words(run)}\`. Make it start your test runner as well.`,
  unresolved: (run) =>
    `calls ${run.unresolved
      .map(({ name }) => `"${name}"`)
      .slice(0, 3)
      .join(', ')}, which does not exist. Add it, or take it out.`,
};
