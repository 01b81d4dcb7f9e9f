/** Runner, then the programs that are it: they run tests whatever their arguments are. */
const ALWAYS: readonly (readonly [string, readonly string[]])[] = [
  ['vitest', ['vitest']],
  ['jest', ['jest']],
  ['mocha', ['mocha', '_mocha']],
  ['ava', ['ava']],
  ['tap', ['tap', 'airtap']],
  ['tape', ['tape']],
  ['jasmine', ['jasmine']],
  ['node:test', ['borp']],
  ['uvu', ['uvu']],
  ['qunit', ['qunit']],
  ['lab', ['lab']],
  ['karma', ['karma']],
  ['web-test-runner', ['wtr', 'web-test-runner']],
  ['webdriverio', ['wdio']],
  ['testcafe', ['testcafe']],
  ['nightwatch', ['nightwatch']],
  ['cucumber', ['cucumber', 'cucumber-js']],
  ['storybook', ['test-storybook']],
  ['newman', ['newman']],
  ['pytest', ['pytest', 'py.test']],
  ['unittest', ['unittest', 'green']],
  ['nose', ['nose2', 'nosetests']],
  ['trial', ['trial']],
  ['stestr', ['stestr']],
  ['behave', ['behave']],
  ['robot', ['robot']],
  ['go', ['gotestsum']],
  ['ginkgo', ['ginkgo']],
  ['phpunit', ['phpunit', 'simple-phpunit', 'paratest']],
  ['pest', ['pest']],
  ['phpspec', ['phpspec']],
  ['behat', ['behat']],
  ['rspec', ['rspec', 'parallel_rspec']],
  ['bats', ['bats']],
  ['ctest', ['ctest']],
  ['pgtap', ['pg_prove']],
  ['prove', ['prove']],
  ['busted', ['busted']],
  ['elm', ['elm-test']],
  ['script', ['runtests']],
];

/** Programs that run tests when their first plain argument is this. */
const FIRST: readonly (readonly [readonly string[], RegExp, string])[] = [
  [['playwright'], /^test$/, 'playwright'],
  [['cypress'], /^run$/, 'cypress'],
  [['react-scripts', 'react-app-rewired', 'craco'], /^test$/, 'jest'],
  [['vue-cli-service'], /^test/, 'vue-cli'],
  [['ng'], /^(test|e2e)$/, 'angular'],
  [['ember'], /^test$/, 'ember'],
  [['detox'], /^test$/, 'detox'],
  [['maestro'], /^test$/, 'maestro'],
  [['hardhat'], /^test$/, 'hardhat'],
  [['forge'], /^test$/, 'forge'],
  [['truffle'], /^test$/, 'truffle'],
  [['anchor'], /^test$/, 'anchor'],
  [['bun'], /^test$/, 'bun'],
  [['deno'], /^test$/, 'deno'],
  [['go', 'richgo'], /^test$/, 'go'],
  [['cargo', 'cross'], /^(test|t|nextest|llvm-cov|tarpaulin)$/, 'cargo'],
  [['dotnet'], /^(test|vstest)$/, 'dotnet'],
  [['codecept'], /^run$/, 'codeception'],
  [['rails'], /^test/, 'rails'],
  [['mix'], /^(test|coveralls)/, 'mix'],
  [['cabal'], /^(v2-|new-)?test$/, 'cabal'],
  [['stack'], /^test$/, 'stack'],
  [['swift'], /^test$/, 'swift'],
  [['flutter'], /^(test|drive)$/, 'flutter'],
  [['dart'], /^test$/, 'dart'],
  [['meson'], /^test$/, 'meson'],
  [['bazel', 'bazelisk', 'buck2'], /^(test|coverage)$/, 'bazel'],
  [['zig', 'gleam', 'lein', 'spago', 'terraform', 'molecule'], /^test$/, 'test'],
  [['crystal'], /^spec$/, 'crystal'],
  [['dune'], /^(test|runtest)$/, 'dune'],
  [['hatch'], /^test$/, 'pytest'],
  [['helm'], /^unittest$/, 'helm'],
  [['fastlane'], /^(tests?|scan)$/, 'fastlane'],
  [['django-admin', 'manage.py'], /^test$/, 'django'],
];

/** Build tools of which any plain argument may be the goal that tests. */
const ANY: readonly (readonly [readonly string[], RegExp, string])[] = [
  [['mvn', 'mvnw'], /^(test|verify|integration-test|package|install|deploy|surefire:test)$/, 'maven'],
  [['gradle', 'gradlew'], /(^|:)(check|build|\w*[tT]est\w*)$/, 'gradle'],
  [['sbt', 'sbtn'], /test/i, 'sbt'],
  [['rake'], /^(test|spec|default)(:|$)/, 'rake'],
  [['xcodebuild'], /^test/, 'xcodebuild'],
  [['grunt'], /test|mocha|jest|jasmine|karma/, 'grunt'],
  [['gulp'], /test/, 'gulp'],
  [['artisan'], /^(test|dusk)$/, 'artisan'],
  [['invoke', 'inv'], /^tests?$/, 'invoke'],
  [['ninja'], /^(test|check)$/, 'ninja'],
];

/** Options that tell such a tool to leave the tests out. */
const SKIPS =
  /-DskipTests(?!=false)|-Dmaven\.test\.skip(?!=false)|-x (:?\w+:)?(test|check)\b|--exclude-task[= ]test/;

/** `--version`, `--list` and their like look at the runner and run nothing. */
const ASKS = /^(--version|--help|--init|--collect-only|--co|--listTests|--clearCache|--showConfig|--no-run)$/;

/** The test runner that a program with these arguments is; null if it runs no tests. */
export function runnerOf(name: string, args: readonly string[]): string | null {
  if (args.some((arg) => ASKS.test(arg))) return null;
  const plain = args.filter((arg) => !/^[-+]/.test(arg));
  const always = ALWAYS.find(([, programs]) => programs.includes(name));
  if (always) return name === 'vitest' && /^(bench|list|init)$/.test(plain[0] ?? '') ? null : always[0];
  const first = FIRST.find(([programs]) => programs.includes(name));
  if (first?.[1].test(verbOf(name, args, plain))) return first[2] === 'test' ? name : first[2];
  const any = ANY.find(([programs]) => programs.includes(name));
  if (any && !SKIPS.test(args.join(' '))) return runsGoal(name, plain, any[1]) ? any[2] : null;
  return special(name, args, plain);
}

/** `go -C dir test`: the folder is no option and comes first. */
function verbOf(name: string, args: readonly string[], plain: readonly string[]): string {
  return plain[name === 'go' && args[0] === '-C' ? 1 : 0] ?? '';
}

/** Rake and gulp run their default task without a goal, by custom the tests. */
function runsGoal(name: string, plain: readonly string[], goal: RegExp): boolean {
  return plain.length === 0 ? name === 'rake' || name === 'gulp' : plain.some((arg) => goal.test(arg));
}

/** Programs whose tests hang on an option or on two words: what their whole line must match. */
const LINES: readonly (readonly [readonly string[], RegExp, string])[] = [
  [['node', 'tsx'], /(^| )--test( |$)/, 'node:test'],
  [['supabase'], /^(test db|db test)\b/, 'pgtap'],
  [['cargo'], /^hack test\b/, 'cargo'],
  [['stack'], / --test\b/, 'stack'],
  [['zig'], /^build test\b/, 'zig'],
  [['dune'], /@runtest\b/, 'dune'],
  [['ruby'], /(^| )-I ?(lib:)?(test|spec)|_(test|spec)\.rb/, 'minitest'],
  [['Rscript', 'R'], /testthat|devtools::test|rcmdcheck|CMD check/, 'testthat'],
  [['clojure', 'clj'], /-[XM]:\S*test/, 'clojure'],
  [['julia'], /Pkg\.test|runtests/, 'julia'],
];

function special(name: string, args: readonly string[], plain: readonly string[]): string | null {
  if (name === 'nx-executor') return nxRunner(plain[0] ?? '');
  const line = args.join(' ');
  return LINES.find(([programs, pattern]) => programs.includes(name) && pattern.test(line))?.[2] ?? null;
}

function nxRunner(executor: string): string | null {
  const own = /:(jest|karma|vitest|cypress|playwright|detox)$/.exec(executor)?.[1];
  return own ?? (/vite:test|unit-test/.test(executor) ? 'vitest' : null);
}
