import { isTestPath } from '../path-roles.ts';
import type { InvocationKind } from './model.ts';

export interface Program {
  readonly kind: InvocationKind;
  readonly runner: string | null;
  /** Whether plain arguments are paths that must exist. */
  readonly takesPaths: boolean;
}

/** Programs that run tests whatever their arguments are. */
const RUNNERS: Readonly<Record<string, string>> = {
  vitest: 'vitest',
  jest: 'jest',
  mocha: 'mocha',
  _mocha: 'mocha',
  ava: 'ava',
  tap: 'tap',
  tape: 'tape',
  jasmine: 'jasmine',
  uvu: 'uvu',
  borp: 'node:test',
  qunit: 'qunit',
  lab: 'lab',
  karma: 'karma',
  wtr: 'web-test-runner',
  'web-test-runner': 'web-test-runner',
  wdio: 'webdriverio',
  testcafe: 'testcafe',
  nightwatch: 'nightwatch',
  'cucumber-js': 'cucumber',
  'test-storybook': 'storybook',
  newman: 'newman',
  airtap: 'airtap',
  pytest: 'pytest',
  'py.test': 'pytest',
  nose2: 'nose2',
  nosetests: 'nose',
  trial: 'trial',
  stestr: 'stestr',
  behave: 'behave',
  robot: 'robot',
  green: 'unittest',
  ward: 'ward',
  gotestsum: 'go',
  ginkgo: 'ginkgo',
  phpunit: 'phpunit',
  'simple-phpunit': 'phpunit',
  pest: 'pest',
  paratest: 'phpunit',
  phpspec: 'phpspec',
  behat: 'behat',
  rspec: 'rspec',
  cucumber: 'cucumber',
  parallel_rspec: 'rspec',
  bats: 'bats',
  ctest: 'ctest',
  pg_prove: 'pgtap',
  prove: 'prove',
  busted: 'busted',
  'elm-test': 'elm',
  runtests: 'script',
}; // prettier-ignore

/** Programs that run tests with one of these words as their first plain argument. */
const FIRST: Readonly<Record<string, readonly [RegExp, string]>> = {
  playwright: [/^test$/, 'playwright'],
  cypress: [/^run$/, 'cypress'],
  'react-scripts': [/^test$/, 'jest'],
  'react-app-rewired': [/^test$/, 'jest'],
  craco: [/^test$/, 'jest'],
  'vue-cli-service': [/^test/, 'vue-cli'],
  ng: [/^(test|e2e)$/, 'angular'],
  ember: [/^test$/, 'ember'],
  detox: [/^test$/, 'detox'],
  maestro: [/^test$/, 'maestro'],
  hardhat: [/^test$/, 'hardhat'],
  forge: [/^test$/, 'forge'],
  truffle: [/^test$/, 'truffle'],
  anchor: [/^test$/, 'anchor'],
  aegir: [/^test$/, 'aegir'],
  bun: [/^test$/, 'bun'],
  deno: [/^test$/, 'deno'],
  go: [/^test$/, 'go'],
  richgo: [/^test$/, 'go'],
  cargo: [/^(test|t|nextest|hack|llvm-cov|tarpaulin)$/, 'cargo'],
  cross: [/^test$/, 'cargo'],
  dotnet: [/^(test|vstest)$/, 'dotnet'],
  codecept: [/^run$/, 'codeception'],
  rails: [/^test/, 'rails'],
  mix: [/^(test|coveralls)/, 'mix'],
  cabal: [/^(v2-|new-)?test$/, 'cabal'],
  stack: [/^(test|build)$/, 'stack'],
  swift: [/^test$/, 'swift'],
  flutter: [/^(test|drive)$/, 'flutter'],
  dart: [/^test$/, 'dart'],
  meson: [/^test$/, 'meson'],
  bazel: [/^(test|coverage)$/, 'bazel'],
  bazelisk: [/^(test|coverage)$/, 'bazel'],
  buck2: [/^test$/, 'buck'],
  zig: [/^test$/, 'zig'],
  gleam: [/^test$/, 'gleam'],
  crystal: [/^spec$/, 'crystal'],
  lein: [/^test$/, 'lein'],
  hatch: [/^test$/, 'pytest'],
  terraform: [/^test$/, 'terraform'],
  molecule: [/^test$/, 'molecule'],
  fastlane: [/^(test|tests|scan)$/, 'fastlane'],
  bin: [/^never$/, ''],
  'django-admin': [/^test$/, 'django'],
  'manage.py': [/^test$/, 'django'],
  pub: [/^run$/, 'dart'],
  firebase: [/^never$/, ''],
  dune: [/^(test|runtest)$/, 'dune'],
  spago: [/^test$/, 'spago'],
}; // prettier-ignore

/** Build tools of which any plain argument may be the goal that tests. */
const ANY: Readonly<Record<string, readonly [RegExp, string]>> = {
  mvn: [/^(test|verify|integration-test|package|install|deploy|surefire:test)$/, 'maven'],
  mvnw: [/^(test|verify|integration-test|package|install|deploy)$/, 'maven'],
  gradle: [/(^|:)(check|build|(\w*[tT]est\w*))$/, 'gradle'],
  gradlew: [/(^|:)(check|build|(\w*[tT]est\w*))$/, 'gradle'],
  sbt: [/test/i, 'sbt'],
  sbtn: [/test/i, 'sbt'],
  rake: [/^(test|spec|default)(:|$)/, 'rake'],
  xcodebuild: [/^test/, 'xcodebuild'],
  grunt: [/test|mocha|jest|jasmine|karma/, 'grunt'],
  gulp: [/test/, 'gulp'],
  artisan: [/^(test|dusk)$/, 'artisan'],
  supabase: [/^test$/, 'pgtap'],
  clojure: [/test/, 'clojure'],
  clj: [/test/, 'clojure'],
  msbuild: [/^never$/, ''],
  invoke: [/^tests?$/, 'invoke'],
  inv: [/^tests?$/, 'invoke'],
  ninja: [/^(test|check)$/, 'ninja'],
}; // prettier-ignore

const TAKES_PATHS = new Set([
  'mocha',
  'pytest',
  'node:test',
  'ava',
  'tap',
  'tape',
  'bats',
  'phpunit',
  'pest',
  'rspec',
  'deno',
  'behave',
  'django',
]);

const NOTHING =
  /^(echo|printf|true|false|:|exit|return|test|\[|\[\[|sleep|cd|pushd|popd|export|unset|source|\.|set|shift|read|mkdir|rmdir|rm|cp|mv|ln|touch|cat|ls|pwd|chmod|chown|date|head|tail|grep|sed|awk|sort|uniq|wc|tee|which|type|command|hash|kill|pkill|wait|wait-on|for|case|select|local|declare|readonly|trap|rimraf|rm-rf|mkdirp|shx|cpx|copyfiles|del-cli|husky|clear|ulimit|alias|eval|basename|dirname|find|xargs|tput|jq|yq|curl|wget)$/;
const LINT =
  /^(eslint|biome|prettier|oxlint|stylelint|standard|xo|tslint|ruff|flake8|black|isort|pylint|pycodestyle|pydocstyle|bandit|codespell|golangci-lint|gofmt|goimports|staticcheck|rubocop|reek|brakeman|phpcs|phpcbf|php-cs-fixer|pint|phpstan|psalm|larastan|shellcheck|hadolint|markdownlint.*|yamllint|actionlint|commitlint|lint-staged|knip|depcheck|madge|dependency-cruiser|depcruise|publint|attw|snyk|semgrep|trivy|gitleaks|ktlint|detekt|swiftlint|dialyzer|credo|clang-format|clang-tidy|cppcheck|pre-commit|npm-audit|audit-ci|editorconfig-checker|cspell|next-lint|rustfmt|djlint|stylua|luacheck|ansible-lint|tflint|checkov|safety|pip-audit|bundle-audit|bundler-audit|size-limit|are-the-types-wrong|license-checker|sqlfluff|standardrb|erb_lint|svgo|sherif|syncpack|manypkg)$/;
const TYPECHECK =
  /^(tsc|tsgo|vue-tsc|svelte-check|mypy|pyright|basedpyright|pytype|pyre|ty|flow|glint|tsd|srb)$/;
const BUILD =
  /^(vite|webpack|webpack-cli|rollup|esbuild|tsup|tsdown|parcel|next|nuxt|nuxi|astro|gatsby|remix|svelte-kit|react-scripts|ng|babel|swc|unbuild|microbundle|bunchee|rspack|rsbuild|rslib|expo|eas|electron-builder|docker|buildah|make|cmake|ninja|gcc|g\+\+|javac|hugo|jekyll|mkdocs|sphinx-build|vercel|netlify|wrangler|storybook|build-storybook|tailwindcss|postcss|sass|node-gyp|napi|wasm-pack|pkgbuild|serve|http-server)$/;
const INSTALL =
  /^(pip|pip3|pipx|apt|apt-get|brew|apk|yum|dnf|choco|gem|playwright-install|corepack|nvm|asdf|rustup|conda|mamba|husky)$/;

/** What kind of thing a program does, by its name and arguments. Prefixes and task runners are already taken off. */
export function programOf(name: string, args: readonly string[]): Program {
  const runner = runnerOf(name, args);
  if (runner) return { kind: 'test', runner, takesPaths: TAKES_PATHS.has(runner) };
  const kind = kindOf(name, args);
  return { kind, runner: null, takesPaths: false };
}

function runnerOf(name: string, args: readonly string[]): string | null {
  const plain = args.filter((arg) => !/^[-+]/.test(arg));
  if (Object.hasOwn(RUNNERS, name))
    return vitestBench(name, plain) || asksOnly(args) ? null : (RUNNERS[name] ?? null);
  if (Object.hasOwn(FIRST, name)) return matchFirst(name, plain, args);
  if (Object.hasOwn(ANY, name)) return matchAny(name, plain, args);
  if (name === 'node' || name === 'tsx') return args.includes('--test') ? 'node:test' : null;
  if (name === 'ruby')
    return args.some((arg) => /^-I(test|lib:test|spec)/.test(arg)) || plain.some(isTestFile)
      ? 'minitest'
      : null;
  if (name === 'Rscript')
    return /testthat|devtools::test|rcmdcheck|R CMD check/.test(args.join(' ')) ? 'testthat' : null;
  if (name === 'emacs' || name === 'julia')
    return /ert|Pkg\.test|runtests/.test(args.join(' ')) ? name : null;
  if (name === 'helm') return plain[0] === 'unittest' ? 'helm' : null;
  if (name === 'nx-executor') return nxRunner(plain[0] ?? '');
  return null;
}

/** `--version`, `--list` and their like look at the runner and run nothing. */
function asksOnly(args: readonly string[]): boolean {
  return args.some((arg) =>
    /^(--version|--help|--init|--collect-only|--co|--listTests|--clearCache|--showConfig)$/.test(arg),
  );
}

function vitestBench(name: string, plain: readonly string[]): boolean {
  return name === 'vitest' && /^(bench|list|init)$/.test(plain[0] ?? '');
}

function matchFirst(name: string, plain: readonly string[], args: readonly string[]): string | null {
  const [pattern, runner] = FIRST[name] ?? [/^$/, ''];
  const [first = '', second = ''] = plain;
  if (asksOnly(args)) return null;
  if (name === 'cargo')
    return pattern.test(first) && !args.includes('--no-run') && (first !== 'hack' || second === 'test')
      ? runner
      : null;
  if (name === 'stack')
    return first === 'test' || (first === 'build' && args.includes('--test')) ? runner : null;
  if (name === 'zig') return first === 'test' || (first === 'build' && second === 'test') ? runner : null;
  if (name === 'dune') return pattern.test(first) || plain.includes('@runtest') ? runner : null;
  // `go -C dir test`: the folder is no option and comes first.
  if (name === 'go' && args[0] === '-C') return plain[1] === 'test' ? runner : null;
  return pattern.test(first) ? runner : null;
}

function matchAny(name: string, plain: readonly string[], args: readonly string[]): string | null {
  const [pattern, runner] = ANY[name] ?? [/^$/, ''];
  const all = args.join(' ');
  if (
    /-DskipTests(?!=false)|-Dmaven\.test\.skip(?!=false)|-x (:?\w+:)?(test|check)\b|--exclude-task[= ]test/.test(
      all,
    )
  )
    return null;
  if (plain.length === 0) return name === 'rake' || name === 'gulp' ? runner : null;
  if (name === 'supabase')
    return plain.join(' ') === 'test db' || plain.join(' ').startsWith('db test') ? runner : null;
  if (/^cl/.test(name)) return /-[XM]:\S*test/.test(all) ? runner : null;
  return plain.some((arg) => pattern.test(arg)) ? runner : null;
}

function nxRunner(executor: string): string | null {
  if (/:(jest|karma|vitest|cypress|playwright|detox)$/.test(executor))
    return executor.slice(executor.indexOf(':') + 1);
  return /vite:test|vitest|build-angular:karma|unit-test/.test(executor) ? 'vitest' : null;
}

function kindOf(name: string, args: readonly string[]): InvocationKind {
  const plain = args.filter((arg) => !arg.startsWith('-'));
  const first = plain[0] ?? '';
  if (asksOnly(args)) return 'nothing';
  if (/^(cargo|go|deno|mix|next|supabase|bundle|dotnet|npm|bun|astro|swift|zig|flutter|dart)$/.test(name)) {
    if (
      /^(lint|vet|fmt|clippy|format|analyze|audit|deny|credo|diagnostics)$/.test(first) ||
      (name === 'supabase' && plain[1] === 'lint')
    )
      return 'lint';
    if (/^(check|sync)$/.test(first) || name === 'dialyzer') return 'typecheck';
    if (/^(build|compile|generate|publish|export|pack|doc)$/.test(first)) return 'build';
    if (/^(install|ci|i|add|get|restore|mod|deps\.get|fetch|pub)$/.test(first)) return 'install';
  }
  if (name === 'nx-executor') return /lint/.test(first) ? 'lint' : 'build';
  if (LINT.test(name)) return 'lint';
  if (TYPECHECK.test(name))
    return name === 'tsc' && !args.includes('--noEmit') && !args.includes('-p') && args.length > 0
      ? 'build'
      : 'typecheck';
  if (BUILD.test(name)) return 'build';
  if (INSTALL.test(name)) return 'install';
  if (NOTHING.test(name)) return 'nothing';
  return /^[A-Za-z_]\w*=/.test(name) ? 'nothing' : 'unknown';
}

/** A file that is a test by its name or folder: running it runs tests. */
export function isTestFile(path: string): boolean {
  return isTestPath(path) || /(^|[/._-])tests?([._-]|\b)[^/]*$/i.test(path);
}
