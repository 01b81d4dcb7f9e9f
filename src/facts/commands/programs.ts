import { isTestPath } from '../path-roles.ts';
import type { InvocationKind } from './model.ts';
import { runnerOf } from './runners.ts';

export interface Program {
  readonly kind: InvocationKind;
  readonly runner: string | null;
  /** Whether plain arguments are paths that must exist. */
  readonly takesPaths: boolean;
}

const TAKES_PATHS = /^(mocha|pytest|node:test|ava|tap|tape|bats|phpunit|pest|rspec|behave)$/;

/** What kind of thing a program does, by its name and arguments. Prefixes and task runners are already taken off. */
export function programOf(name: string, args: readonly string[]): Program {
  const runner = runnerOf(name, args);
  return {
    kind: runner ? 'test' : kindOf(name, args),
    runner,
    takesPaths: runner !== null && TAKES_PATHS.test(runner),
  };
}

/** A file that is a test by its name or folder: running it runs tests. */
export function isTestFile(path: string): boolean {
  return isTestPath(path) || /(^|[/._-])tests?[._-][^/]*$/i.test(path);
}

const NOTHING =
  /^(echo|printf|true|false|:|exit|exec|return|test|\[|\[\[|sleep|cd|pushd|popd|export|unset|source|\.|set|shift|read|mkdir|rmdir|rm|cp|mv|ln|touch|cat|ls|pwd|chmod|chown|date|head|tail|grep|sed|awk|sort|uniq|wc|tee|which|type|command|hash|kill|pkill|wait|wait-on|for|case|select|local|declare|readonly|trap|rimraf|mkdirp|shx|cpx|copyfiles|del-cli|husky|clear|ulimit|alias|eval|basename|dirname|find|xargs|tput|jq|yq|curl|wget)$/;
const LINT =
  /^(eslint|next-lint|biome|prettier|oxlint|stylelint|standard|xo|tslint|ruff|flake8|black|isort|pylint|pycodestyle|pydocstyle|bandit|codespell|djlint|sqlfluff|golangci-lint|gofmt|goimports|staticcheck|rubocop|standardrb|erb_lint|reek|brakeman|phpcs|phpcbf|php-cs-fixer|pint|phpstan|psalm|larastan|shellcheck|hadolint|markdownlint.*|yamllint|actionlint|ansible-lint|tflint|checkov|commitlint|lint-staged|knip|depcheck|madge|depcruise|publint|attw|snyk|semgrep|trivy|gitleaks|safety|pip-audit|bundle-audit|bundler-audit|audit-ci|ktlint|detekt|swiftlint|dialyzer|credo|clang-format|clang-tidy|cppcheck|rustfmt|stylua|luacheck|pre-commit|editorconfig-checker|cspell|size-limit|license-checker|svgo|sherif|syncpack|manypkg)$/;
const TYPECHECK =
  /^(tsc|tsgo|vue-tsc|svelte-check|mypy|pyright|basedpyright|pytype|pyre|ty|flow|glint|tsd|srb)$/;
const BUILD =
  /^(vite|webpack|webpack-cli|rollup|esbuild|tsup|tsdown|parcel|next|nuxt|nuxi|astro|gatsby|remix|svelte-kit|react-scripts|ng|babel|swc|unbuild|microbundle|bunchee|rspack|rsbuild|rslib|expo|eas|electron-builder|docker|buildah|make|cmake|ninja|gcc|g\+\+|javac|hugo|jekyll|mkdocs|sphinx-build|vercel|netlify|wrangler|storybook|build-storybook|tailwindcss|postcss|sass|node-gyp|napi|wasm-pack|serve|http-server)$/;
const INSTALL =
  /^(pip|pip3|pipx|apt|apt-get|brew|apk|yum|dnf|choco|gem|corepack|nvm|asdf|rustup|conda|mamba)$/;

/** Toolchains of which the first word says what they do. */
const TOOLCHAIN =
  /^(cargo|go|deno|mix|next|supabase|bundle|dotnet|npm|bun|astro|swift|zig|flutter|dart|nx-executor)$/;
const VERBS: readonly (readonly [RegExp, InvocationKind])[] = [
  [/^(lint|vet|fmt|clippy|format|analyze|audit|deny|credo)$|^db lint|:\S*lint/, 'lint'],
  [/^(check|sync)$/, 'typecheck'],
  [/^(build|compile|generate|publish|export|pack|doc)$/, 'build'],
  [/^(install|ci|i|add|get|restore|mod|deps\.get|fetch|pub)$/, 'install'],
];

function kindOf(name: string, args: readonly string[]): InvocationKind {
  const [first = '', second = ''] = args.filter((arg) => !arg.startsWith('-'));
  const verb = TOOLCHAIN.test(name)
    ? VERBS.find(([words]) => words.test(first) || words.test(`${first} ${second}`))
    : undefined;
  if (verb) return verb[1];
  if (args.some((arg) => /^--(version|help)$/.test(arg))) return 'nothing';
  if (LINT.test(name)) return 'lint';
  if (TYPECHECK.test(name)) return name === 'tsc' && writesOutput(args) ? 'build' : 'typecheck';
  if (BUILD.test(name)) return 'build';
  if (INSTALL.test(name)) return 'install';
  return NOTHING.test(name) || /^[A-Za-z_]\w*=/.test(name) ? 'nothing' : 'unknown';
}

/** `tsc` with a project and without `--noEmit` may do either; only with other arguments it surely writes. */
function writesOutput(args: readonly string[]): boolean {
  return args.length > 0 && !args.includes('--noEmit') && !args.includes('-p');
}
