import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { commandContext, type ResolveOptions, resolveCommand } from './resolve.ts';

async function resolve(command: string, files: Record<string, string> = {}, options: ResolveOptions = {}) {
  const collection = await collect([commandContext], memoryRepository(files));
  const context = collection.value(commandContext);
  if (!context) throw new Error(JSON.stringify(collection.get(commandContext)));
  return resolveCommand(command, context, options);
}

/** What runs, briefly: `vitest`, `!vitest` where its failure is masked, `(lint)` for what runs no tests, `?x` for what does not exist. */
async function brief(command: string, files: Record<string, string> = {}, options: ResolveOptions = {}) {
  const { invocations, unresolved } = await resolve(command, files, options);
  return [
    ...invocations.map(({ runner, kind, masked }) => `${masked ? '!' : ''}${runner ?? `(${kind})`}`),
    ...unresolved.map(({ name }) => `?${name}`),
  ].join(' ');
}

/** The same without what does nothing. */
async function serious(command: string, files: Record<string, string>) {
  return (await brief(command, files))
    .split(' ')
    .filter((word) => !word.endsWith('(nothing)'))
    .join(' ');
}

const scripts = (of: Record<string, string>, more: object = {}) => JSON.stringify({ scripts: of, ...more });

describe('a program', () => {
  it.each([
    ['vitest run', 'vitest'],
    ['npx vitest@3 run', 'vitest'],
    ['./node_modules/.bin/jest --ci', 'jest'],
    ['node --experimental-vm-modules node_modules/jest/bin/jest.js', 'jest'],
    ['node node_modules/grunt-cli/bin/grunt test', 'grunt'],
    ['node --import tsx --test "test/**/*.test.ts"', 'node:test'],
    ['bun test', 'bun'],
    ['deno test -A', 'deno'],
    ['playwright test --ui', 'playwright'],
    ['cypress run', 'cypress'],
    ['cypress open', '(unknown)'],
    ['react-scripts test', 'jest'],
    ['react-scripts build', '(build)'],
    ['python3 -m pytest -q', 'pytest'],
    ['python -m unittest discover', 'unittest'],
    ['python manage.py test app', 'django'],
    ['./manage.py test', 'django'],
    ['coverage run -m pytest', 'pytest'],
    ['python -m coverage run manage.py test', 'django'],
    ['poetry run pytest', 'pytest'],
    ['uv run --with x pytest', 'pytest'],
    ['go test -race ./...', 'go'],
    ['go build ./...', '(build)'],
    ['cargo +nightly test --all', 'cargo'],
    ['cargo clippy', '(lint)'],
    ['cargo test --no-run', '(unknown)'],
    ['./mvnw -B clean verify', 'maven'],
    ['mvn package -DskipTests', '(unknown)'],
    ['./gradlew :app:testDebugUnitTest', 'gradle'],
    ['dotnet test', 'dotnet'],
    ['vendor/bin/phpunit', 'phpunit'],
    ['php artisan test', 'artisan'],
    ['bundle exec rspec', 'rspec'],
    ['bin/rails test', 'rails'],
    ['mix test', 'mix'],
    ['flutter test', 'flutter'],
    ['supabase test db', 'pgtap'],
    ['supabase db lint', '(lint)'],
    ['ctest --output-on-failure', 'ctest'],
    ['snyk test', '(lint)'],
    ['tsc --noEmit', '(typecheck)'],
    ['npm ci', '(install)'],
    ['vitest --version', '(nothing)'],
    ['echo "Error: no test specified" && exit 1', '(nothing) (nothing)'],
  ])('%s', async (command, expected) => {
    expect(await brief(command)).toBe(expected);
  });
});

describe('what stands in front', () => {
  it.each([
    ['CI=1 NODE_ENV=test vitest', 'vitest'],
    ['cross-env CI=1 jest', 'jest'],
    ['dotenv -e .env.test -- vitest run', 'vitest'],
    ['xvfb-run -a npx playwright test', 'playwright'],
    ['time timeout 10m go test ./...', 'go'],
    ["sh -c 'pytest tests'", 'pytest'],
    ['bash -lc "npm ci && npx jest"', '(install) jest'],
    ['docker compose run --rm -e CI=1 api pytest', 'pytest'],
    ['docker-compose exec -T web python manage.py test', 'django'],
    ['docker run --rm -v .:/app image go test ./...', 'go'],
    ['docker build .', '(build)'],
    ['c8 --reporter lcov vitest', 'vitest'],
  ])('%s', async (command, expected) => {
    expect(await brief(command)).toBe(expected);
  });
});

describe('a masked failure', () => {
  it.each([
    ['vitest || true', '!vitest'],
    ['vitest; true', '!vitest'],
    ['vitest || exit 0', '!vitest'],
    ['vitest || echo failed', '!vitest'],
    ['vitest && eslint . || true', '!vitest !(lint)'],
    ['vitest | tee log', '!vitest'],
    ['set -o pipefail; vitest | tee log', 'vitest'],
    ['(cd src && vitest) || true', '!vitest'],
    ['vitest || exit 1', 'vitest'],
    ['vitest || (echo bad && exit 1)', 'vitest'],
    ['tape test.js | tap-spec', 'tape (unknown)'],
    ['vitest; code=$?; docker rm x; exit $code', 'vitest (build)'],
    ['set +e\nvitest\necho done', '!vitest'],
    ['vitest\neslint .', '!vitest (lint)'],
    ['if ! vitest; then exit 1; fi; echo ok', 'vitest'],
    ['exit 0; vitest', ''],
  ])('%s', async (command, expected) => {
    expect(await serious(command, { 'src/a.ts': '' })).toBe(expected);
  });

  it('is seen where the shell stops at the first failure', async () => {
    expect(await brief('vitest\neslint .', {}, { errexit: true })).toBe('vitest (lint)');
  });

  it('comes down from the script that masks', async () => {
    expect(
      await brief('npm test', { 'package.json': scripts({ test: 'npm run unit || true', unit: 'jest' }) }),
    ).toBe('!jest (nothing)');
  });
});

describe('package scripts', () => {
  const workspace = {
    'package.json': scripts(
      {
        test: 'npm run unit && npm run e2e',
        unit: 'vitest run',
        e2e: 'playwright test',
        'test:a': 'jest',
        'test:b': 'mocha',
      },
      { workspaces: ['packages/*'] },
    ),
    'packages/a/package.json': scripts({ test: 'ava' }, { name: '@x/a' }),
    'packages/b/package.json': scripts({ test: 'tape t.js' }, { name: '@x/b' }),
  };
  it.each([
    ['npm test', 'vitest playwright'],
    ['npm t', 'vitest playwright'],
    ['npm run-script unit -- --coverage', 'vitest'],
    ['yarn unit', 'vitest'],
    ['yarn vitest', 'vitest'],
    ['pnpm run e2e', 'playwright'],
    ['bun run unit', 'vitest'],
    ['npm run nothing', '?nothing'],
    ['npm-run-all --parallel test:*', 'jest mocha'],
    ['run-s unit e2e', 'vitest playwright'],
    ['concurrently "npm:unit" "npx ava"', 'vitest ava'],
    ['concurrently -k "npm:unit" "npx ava"', 'vitest ava'],
    ["start-server-and-test start http://localhost:3000 'cypress run'", 'cypress'],
    ['npm test -w @x/a', 'ava'],
    ['npm test --workspaces', 'vitest playwright ava tape'],
    ['pnpm --filter @x/b test', 'tape'],
    ['pnpm -r test', 'vitest playwright ava tape'],
    ['yarn workspace @x/a test', 'ava'],
    ['turbo run test --filter=@x/a', 'ava'],
    ['lerna run test', 'vitest playwright ava tape'],
    ['npm --prefix packages/a test', 'ava'],
    ['npm run test --prefix packages/a', 'ava'],
    ['npm test --prefix=./packages/b', 'tape'],
    ['cd packages/b && npm test', 'tape'],
    ['cd packages/c && npm test', '?packages/c ?test'],
    ['npm run missing --if-present', ''],
  ])('%s', async (command, expected) => {
    expect(await brief(command, workspace)).toBe(expected);
  });

  it('hands its arguments on', async () => {
    const { invocations } = await resolve('npm test -- --passWithNoTests', {
      'package.json': scripts({ test: 'vitest run' }),
    });
    expect(invocations).toMatchObject([
      {
        runner: 'vitest',
        passWithNoTests: true,
        via: ['package.json#test'],
        at: { path: 'package.json', line: 1 },
      },
    ]);
  });

  it('ends where scripts call each other', async () => {
    expect(
      await brief('npm test', { 'package.json': scripts({ test: 'npm run a', a: 'npm test && jest' }) }),
    ).toBe('jest');
  });
});

describe('task files', () => {
  it.each([
    [
      'make test',
      {
        Makefile:
          'PYTEST ?= python -m pytest\n.PHONY: test\nbuild:\n\tgo build\ntest: build\n\t@$(PYTEST) tests\n',
      },
      '(build) pytest',
    ],
    ['make -C api check', { 'api/Makefile': 'check:\n\t-go test ./...\n' }, '!go'],
    ['make missing', { Makefile: 'test:\n\ttrue\n' }, '?missing'],
    [
      'just test',
      { justfile: 'default: lint\nlint:\n  eslint .\ntest *args:\n  cargo test {{args}}\n' },
      'cargo',
    ],
    [
      'task test',
      {
        'Taskfile.yml':
          'tasks:\n  test:\n    deps: [lint]\n    cmds:\n      - go test ./...\n  lint: golangci-lint run\n',
      },
      '(lint) go',
    ],
    [
      'tox',
      {
        'tox.ini':
          '[tox]\nenvlist = py\n[testenv]\ndeps = pytest\ncommands =\n    pytest {posargs:tests}\n[testenv:lint]\ncommands = flake8\n',
      },
      'pytest (lint)',
    ],
    ['tox -e py312', { 'tox.ini': '[testenv]\ncommands = pytest\n' }, 'pytest'],
    ['tox', { 'pyproject.toml': '[tool.tox.env_run_base]\ncommands = [["pytest", "-v"]]\n' }, 'pytest'],
    [
      'nox -s tests',
      {
        'noxfile.py':
          'import nox\n@nox.session\ndef tests(session):\n    session.install("pytest")\n    session.run("pytest", "-q")\n',
      },
      'pytest',
    ],
    [
      'hatch run test',
      { 'pyproject.toml': '[tool.hatch.envs.default.scripts]\ntest = "pytest {args:tests}"\n' },
      'pytest',
    ],
    ['hatch run pytest', {}, 'pytest'],
    ['pdm run test', { 'pyproject.toml': '[tool.pdm.scripts]\ntest = {cmd = "pytest"}\n' }, 'pytest'],
    ['poe test', { 'pyproject.toml': '[tool.poe.tasks]\ntest = "pytest"\n' }, 'pytest'],
    [
      'composer test',
      { 'composer.json': '{"scripts": {"test": ["@lint", "phpunit"], "lint": "phpcs"}}' },
      '(lint) phpunit',
    ],
    ['deno task test', { 'deno.json': '{"tasks": {"test": "deno test -A"}}' }, 'deno'],
    [
      'nx test app',
      { 'apps/app/project.json': '{"name": "app", "targets": {"test": {"executor": "@nx/jest:jest"}}}' },
      'jest',
    ],
    [
      'nx run-many -t test lint',
      { 'a/package.json': scripts({ test: 'vitest', lint: 'eslint .' }) },
      'vitest (lint)',
    ],
    [
      './scripts/test.sh',
      { 'scripts/test.sh': '#!/bin/bash\nset -euo pipefail\nruff check .\ncoverage run -m pytest tests/\n' },
      '(lint) pytest',
    ],
    ['bash scripts/test', { 'scripts/test': '#!/bin/sh -e\npytest\nmypy .\n' }, 'pytest (typecheck)'],
    ['scripts/test.sh', { 'scripts/test.sh': 'npx jest\necho done\n' }, '!jest (nothing)'],
    ['node test/run.js', { 'test/run.js': '' }, 'script'],
    ['node server.js', { 'server.js': '' }, '(unknown)'],
  ])('%s', async (command, files, expected) => {
    expect(await brief(command, files)).toBe(expected);
  });
});

it('records the switches in front of a program, and no other variables', async () => {
  const { invocations } = await resolve('TOKEN=abc NODE_ENV=test npm test', {
    'package.json': scripts({ test: 'cross-env DEBUG=1 TOKEN=def jest' }),
  });
  expect(invocations).toMatchObject([{ words: ['jest'], variables: { NODE_ENV: 'test', DEBUG: '1' } }]);
  expect(JSON.stringify(invocations)).not.toMatch(/abc|def/);
});

it('keeps what npm takes for itself from the script', async () => {
  const files = { 'api/package.json': scripts({ start: 'node a.js' }) };
  const { invocations } = await resolve('npm start --prefix api -- --port 1', files);
  expect(invocations).toMatchObject([{ words: ['node', 'a.js', '--port', '1'], folder: 'api' }]);
});

it('keeps the command that names something missing', async () => {
  const { unresolved } = await resolve('CI=1 npm run -s nothing -- -v', { 'package.json': scripts({}) });
  expect(unresolved).toMatchObject([{ name: 'nothing', words: ['npm', 'run', '-s', 'nothing', '--', '-v'] }]);
});

it('puts the arguments of a script where it asks for them', async () => {
  const files = { 'run.sh': '#!/bin/sh\nexec "$@"\n' };
  expect(await brief('./run.sh jest --ci', files)).toBe('jest');
  expect(await brief('sh run.sh', files)).toBe('(nothing)');
  expect(await brief('/opt/run.sh jest', files)).toBe('(unknown)');
  expect(await brief('/opt/run.sh jest', files, { deployed: true })).toBe('jest');
});

it('names the paths that do not exist', async () => {
  const files = { 'test/a.js': '' };
  const missing = async (command: string) =>
    (await resolve(command, files)).invocations.flatMap((found) => found.missing);
  expect(await missing('pytest backend/tests -v')).toEqual(['backend/tests']);
  expect(await missing('pytest -k slow --cov app test')).toEqual([]);
  expect(await missing("mocha 'spec/**/*.js' test/")).toEqual(['spec/**/*.js']);
  expect(await missing('node --test test/*.js')).toEqual([]);
  expect(await missing('node tests/run.js')).toEqual(['tests/run.js']);
  expect(await missing('pytest $DIR')).toEqual([]);
});
