/**
 * Actions that run a command on one's behalf: what they run, by their inputs. Names without the version, in lower case.
 */
type Inputs = Readonly<Record<string, string>>;

const input =
  (...names: readonly string[]) =>
  (inputs: Inputs): string[] =>
    names.flatMap((name) => inputs[name] ?? []);

const prefixed =
  (tool: string, ...names: readonly string[]) =>
  (inputs: Inputs): string[] => {
    const given = names.flatMap((name) => inputs[name] ?? []);
    return given.length > 0 ? [`${tool} ${given.join(' ')}`] : [];
  };

const always =
  (...commands: readonly string[]) =>
  (): string[] => [...commands];

const ACTIONS: Readonly<Record<string, (inputs: Inputs) => string[]>> = {
  'actions-rs/cargo': prefixed('cargo', 'command', 'args'),
  'clechasseur/rs-cargo': prefixed('cargo', 'command', 'args'),
  'gradle/gradle-build-action': prefixed('gradle', 'arguments'),
  'gradle/actions/setup-gradle': prefixed('gradle', 'arguments'),
  'eskatos/gradle-command-action': prefixed('gradle', 'arguments'),
  'nick-fields/retry': input('command'),
  'nick-invision/retry': input('command'),
  'wandalen/wretry.action': input('command'),
  'coactions/setup-xvfb': input('run'),
  'gabrielbb/xvfb-action': input('run'),
  'reactivecircus/android-emulator-runner': input('script'),
  'devcontainers/ci': input('runCmd'),
  'addnab/docker-run-action': input('run'),
  'vmactions/freebsd-vm': input('prepare', 'run'),
  'cross-platform-actions/action': input('run'),
  'uraimo/run-on-arch-action': input('install', 'run'),
  'borales/actions-yarn': prefixed('yarn', 'cmd'),
  'cypress-io/github-action': (inputs) =>
    inputs.runTests === 'false' ? [] : [inputs.command ?? inputs['command-prefix'] ?? 'npx cypress run'],
  'artiomtr/jest-coverage-report-action': ({ 'test-script': script }) => [script ?? 'npx jest --coverage'],
  'fedora-python/tox-github-action': always('tox'),
  'php-actions/phpunit': always('vendor/bin/phpunit'),
  'php-actions/composer': prefixed('composer', 'command', 'args'),
  'julia-actions/julia-runtest': always('julia --project -e "using Pkg; Pkg.test()"'),
  'r-lib/actions/check-r-package': always('R CMD check .'),
  'pre-commit/action': always('pre-commit run --all-files'),
  'golangci/golangci-lint-action': always('golangci-lint run'),
  'astral-sh/ruff-action': always('ruff check'),
  'docker/build-push-action': always('docker build .'),
  'withastro/action': always('astro build'),
  'super-linter/super-linter': always('super-linter'),
  'github/super-linter': always('super-linter'),
};

/** The commands that an action runs, as one would type them; none for what is not known to run any. */
export function actionCommands(name: string, inputs: Inputs): string[] {
  const key = name.toLowerCase();
  return Object.hasOwn(ACTIONS, key) ? (ACTIONS[key]?.(inputs) ?? []) : [];
}
