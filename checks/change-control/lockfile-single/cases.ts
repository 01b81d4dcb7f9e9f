import { defineCases } from '../../../src/kit/index.ts';

const PACKAGE =
  '{"name": "rota", "private": true, "engines": {"node": ">=22"}, "dependencies": {"react": "^19.0.0"}}';
const npmLock = (dependencies: string, more = ''): string =>
  `{"name": "rota", "lockfileVersion": 3, "packages": {"": {"name": "rota", "dependencies": ${dependencies}}, ${more}"node_modules/react": {"version": "19.0.1"}}}`;
const LOCK = npmLock('{"react": "^19.0.0"}');

export default defineCases([
  {
    name: 'passes with one lockfile in step, installed with npm ci on a supported runtime',
    files: {
      'package.json': PACKAGE,
      'package-lock.json': LOCK,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/setup-node@v4
                with: {node-version: 24}
              - run: npm ci
              - run: npm install -g vercel
      `,
      Dockerfile: 'FROM node:24-alpine3.22\nCOPY package-lock.json ./\nRUN npm ci\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails without a lockfile',
    files: { 'package.json': PACKAGE },
    verdict: 'fail',
    findings: ['package.json medium'],
    says: /has no lockfile/,
  },
  {
    name: 'fails where one package of several has none',
    files: { 'web/package.json': PACKAGE, 'web/package-lock.json': LOCK, 'server/package.json': PACKAGE },
    verdict: 'fail',
    findings: ['server/package.json medium'],
  },
  {
    name: 'fails with the lockfiles of two package managers',
    files: { 'package.json': PACKAGE, 'package-lock.json': LOCK, 'bun.lockb': 'binary' },
    verdict: 'fail',
    findings: ['bun.lockb medium'],
    says: /Bun and npm side by side/,
  },
  {
    name: 'takes the two forms of Bun for one lockfile',
    files: {
      'package.json': PACKAGE,
      'bun.lock':
        '{"lockfileVersion": 1, "workspaces": {"": {"name": "rota", "dependencies": {"react": "^19.0.0",},},}, "packages": {}}',
      'bun.lockb': 'binary',
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the lockfile lacks a dependency or has another range',
    files: {
      'package.json':
        '{"private": true, "engines": {"node": "22"}, "dependencies": {"react": "^19.0.0", "zod": "^4.0.0"}}',
      'package-lock.json': npmLock('{"react": "^18.0.0"}'),
    },
    verdict: 'fail',
    findings: ['package-lock.json medium'],
    says: /\(zod, react\)/,
  },
  {
    name: 'compares with pnpm, of old and new lockfiles',
    files: {
      'web/package.json': PACKAGE,
      'web/pnpm-lock.yaml': `
        lockfileVersion: '9.0'

        importers:

          .:
            dependencies:
              react:
                specifier: ^19.0.0
                version: 19.0.1

        packages:

          react@19.0.1:
            resolution: {integrity: none}
      `,
      'old/package.json': '{"private": true, "dependencies": {"react": "^19.0.0", "left": "^1.0.0"}}',
      'old/pnpm-lock.yaml': `
        lockfileVersion: 5.4
        specifiers:
          react: ^19.0.0
        dependencies:
          react: 19.0.1
      `,
    },
    verdict: 'fail',
    findings: ['old/pnpm-lock.yaml medium'],
    says: /\(left\)/,
  },
  {
    name: 'does not compare ranges where overrides may have changed them',
    files: {
      'package.json': PACKAGE,
      'pnpm-lock.yaml': `
        lockfileVersion: '9.0'
        overrides:
          react: 18.0.0
        importers:
          .:
            dependencies:
              react:
                specifier: 18.0.0
                version: 18.0.0
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'knows the entries of yarn.lock',
    files: {
      'package.json':
        '{"private": true, "engines": {"node": "22"}, "dependencies": {"react": "^19.0.0", "@scope/ui": "^1.0.0", "gone": "^1.0.0"}}',
      'yarn.lock': `
        # yarn lockfile v1

        "@scope/ui@^1.0.0", "@scope/ui@^1.0.1":
          version "1.0.1"

        react@^19.0.0:
          version "19.0.1"
      `,
    },
    verdict: 'fail',
    findings: ['yarn.lock medium'],
    says: /\(gone\)/,
  },
  {
    name: 'lets the packages of a workspace use the lockfile of its root',
    files: {
      'package.json':
        '{"private": true, "workspaces": ["packages/*"], "engines": {"node": "22"}, "devDependencies": {"vitest": "^4.0.0"}}',
      'packages/web/package.json': '{"name": "web", "private": true, "dependencies": {"react": "^19.0.0"}}',
      'package-lock.json':
        '{"lockfileVersion": 3, "packages": {"": {"devDependencies": {"vitest": "^4.0.0"}}, "packages/web": {"name": "web", "dependencies": {"react": "^19.0.0"}}}}',
    },
    verdict: 'pass',
  },
  {
    name: 'says once that the root of a pnpm workspace has no lockfile, and again for its members',
    files: {
      'pnpm-workspace.yaml': 'packages: ["apps/*"]',
      'package.json': '{"private": true, "engines": {"node": "22"}, "devDependencies": {"vitest": "^4.0.0"}}',
      'apps/web/package.json': '{"private": true, "dependencies": {"react": "^19.0.0"}}',
    },
    verdict: 'fail',
    findings: ['apps/web/package.json medium', 'package.json medium'],
  },
  {
    name: 'finds the lockfile in the root of the surrounding repository',
    files: {
      'package.json': PACKAGE,
      '../../package.json': '{"private": true, "workspaces": ["packages/*"]}',
      '../../package-lock.json':
        '{"lockfileVersion": 3, "packages": {"": {}, "packages/tool": {"dependencies": {"react": "^19.0.0"}}}}',
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the lockfile is not under version control',
    files: { 'package.json': PACKAGE, 'package-lock.json': LOCK },
    git: { untracked: ['package-lock.json'] },
    verdict: 'fail',
    findings: ['package-lock.json medium'],
  },
  {
    name: 'asks for a look where the lockfile cannot be read',
    files: {
      'package.json': PACKAGE,
      'package-lock.json': '{"lockfileVersion": 3, "packages": {<<<<<<< HEAD',
    },
    verdict: 'needs-review',
    findings: ['package-lock.json medium review'],
  },
  {
    name: 'lets a library go without, and test on old runtimes',
    files: {
      'package.json':
        '{"name": "swap", "exports": "./index.js", "files": ["index.js"], "dependencies": {"zod": "^4.0.0"}}',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            strategy: {matrix: {node: [14, 16]}}
            steps:
              - uses: actions/setup-node@v4
                with: {node-version: "\${{ matrix.node }}"}
              - run: npm install
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for npm install in CI and in an image',
    files: {
      'package.json': PACKAGE,
      'package-lock.json': LOCK,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  npm install -g npm
                  npm install
      `,
      Dockerfile: 'FROM node:24\nCOPY . .\nRUN npm install --omit=dev\n',
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:8 medium', 'Dockerfile:3 medium'],
    says: /Use `npm ci`/,
  },
  {
    name: 'knows that pnpm and the newer Yarn keep to the lockfile in CI',
    files: {
      'package.json': PACKAGE,
      'pnpm-lock.yaml':
        'importers:\n  .:\n    dependencies:\n      react:\n        specifier: ^19.0.0\n        version: 19.0.1\n',
      'web/package.json': PACKAGE,
      'web/yarn.lock': '__metadata:\n  version: 8\n\n"react@npm:^19.0.0":\n  version: 19.0.1\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: pnpm install}, {run: yarn install, working-directory: web}]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where CI installs with another package manager than the lockfile is of',
    files: {
      'package.json': PACKAGE,
      'pnpm-lock.yaml':
        'importers:\n  .:\n    dependencies:\n      react:\n        specifier: ^19.0.0\n        version: 19.0.1\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm install}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:3 medium'],
    says: /another package manager/,
  },
  {
    name: 'fails for an image that copies a lockfile that is not there, once',
    files: {
      'package.json': PACKAGE,
      'package-lock.json': LOCK,
      Dockerfile:
        'FROM node:24\nCOPY package*.json yarn.lock* ./\nCOPY pnpm-lock.yaml ./\nRUN pnpm install\n',
    },
    verdict: 'fail',
    findings: ['Dockerfile:3 medium'],
  },
  {
    name: 'fails for a runtime and a base image whose support has ended, in pins, workflows and images',
    files: {
      'package.json': PACKAGE,
      'package-lock.json': LOCK,
      '.nvmrc': 'v18.20.1\n',
      'api/.python-version': '3.8\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: ruby/setup-ruby@v1
                with: {ruby-version: "2.7"}
              - run: npm ci
      `,
      Dockerfile: 'ARG BASE=buster\nFROM golang:1.25-$BASE AS build\nFROM alpine:3.12\n',
    },
    verdict: 'fail',
    findings: [
      '.github/workflows/ci.yml:6 medium',
      '.nvmrc:1 medium',
      'Dockerfile:2 medium',
      'Dockerfile:3 medium',
      'api/.python-version:1 medium',
    ],
    says: /Debian 10/,
  },
  {
    name: 'judges by the day of the audit',
    files: { 'package.json': PACKAGE, 'package-lock.json': LOCK, '.nvmrc': '20\n' },
    today: '2026-04-30',
    verdict: 'pass',
  },
  {
    name: 'takes a range that is open upwards for no old runtime, and one that is closed for what it lets in',
    files: {
      'web/package.json':
        '{"private": true, "engines": {"node": ">=14"}, "dependencies": {"react": "^19.0.0"}}',
      'web/package-lock.json': LOCK,
      'api/package.json':
        '{"private": true, "engines": {"node": "^14 || ^16"}, "dependencies": {"react": "^19.0.0"}}',
      'api/package-lock.json': LOCK,
    },
    verdict: 'fail',
    findings: ['api/package.json:1 medium'],
  },
  {
    name: 'lets a matrix hold an old runtime beside a new one, and leaves development images alone',
    files: {
      'package.json': PACKAGE,
      'package-lock.json': LOCK,
      '.devcontainer/Dockerfile': 'FROM node:16\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            strategy: {matrix: {node: [18, 24, 25]}}
            steps:
              - uses: actions/setup-node@v4
                with: {node-version: "\${{ matrix.node }}"}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'advises to name the runtime where nothing does',
    files: {
      'package.json': '{"private": true, "dependencies": {"react": "^19.0.0"}}',
      'package-lock.json': LOCK,
    },
    verdict: 'pass',
    findings: ['package.json low'],
  },
  {
    name: 'fails for requirements without exact versions',
    files: { 'requirements.txt': 'flask>=3\nrequests\npydantic==2.9.0\n', '.python-version': '3.13\n' },
    verdict: 'fail',
    findings: ['requirements.txt medium'],
    says: /\(flask, requests\)/,
  },
  {
    name: 'passes with pins, hashes, constraints or addresses',
    files: {
      'api/requirements.txt':
        'flask==3.0.0 \\\n    --hash=sha256:abc\ntools @ https://example.org/tools-1.0.tar.gz\n-e .\n',
      'job/requirements.txt': '-c constraints.txt\npandas\n',
      'job/requirements-dev.txt': 'pytest\n',
      '.python-version': '3.13\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for an application with a pyproject.toml and no lockfile, and not for a library',
    files: {
      'api/pyproject.toml':
        '[project]\nname = "api"\nrequires-python = ">=3.12"\ndependencies = ["fastapi>=0.110"]\n',
      'lib/pyproject.toml':
        '[project]\nname = "lib"\ndependencies = ["httpx>=0.27"]\n[build-system]\nrequires = ["hatchling"]\n',
    },
    verdict: 'fail',
    findings: ['api/pyproject.toml medium'],
  },
  {
    name: 'asks a deployed package for its lockfile though it has a build backend',
    files: {
      'pyproject.toml':
        '[project]\nname = "api"\nrequires-python = ">=3.12"\ndependencies = ["fastapi>=0.110"]\n[build-system]\nrequires = ["hatchling"]\n',
      Dockerfile: 'FROM python:3.13-slim\nCMD ["uvicorn", "api:app"]\n',
    },
    verdict: 'fail',
    findings: ['pyproject.toml medium'],
  },
  {
    name: 'compares the names of poetry.lock and uv.lock',
    files: {
      'pyproject.toml':
        '[project]\nname = "api"\nrequires-python = ">=3.12"\ndependencies = ["FastAPI>=0.110", "typing_extensions"]\n',
      'uv.lock': 'version = 1\n\n[[package]]\nname = "fastapi"\nversion = "0.110.0"\n',
    },
    verdict: 'fail',
    findings: ['uv.lock medium'],
    says: /typing-extensions/,
  },
  {
    name: 'fails for two lockfiles of Python tools',
    files: {
      'pyproject.toml': '[project]\nname = "api"\nrequires-python = ">=3.12"\ndependencies = ["fastapi"]\n',
      'uv.lock': '[[package]]\nname = "fastapi"\n',
      'poetry.lock': '[[package]]\nname = "fastapi"\n',
    },
    verdict: 'fail',
    findings: ['poetry.lock medium'],
  },
  {
    name: 'asks Cargo, Go, Composer and Bundler for theirs, and libraries for none',
    files: {
      'cli/Cargo.toml': '[package]\nname = "cli"\n[dependencies]\nserde = "1"\n',
      'cli/src/main.rs': 'fn main() {}',
      'crate/Cargo.toml': '[package]\nname = "crate"\n[lib]\n[dependencies]\nserde = "1"\n',
      'api/go.mod': 'module acme.test/api\n\ngo 1.25\n\nrequire github.com/gin-gonic/gin v1.10.0\n',
      'site/composer.json': '{"type": "project", "require": {"laravel/framework": "^11.0"}}',
      'shop/Gemfile': 'source "https://rubygems.org"\ngem "rails", "~> 8.0"\n',
      'gem/Gemfile': 'gemspec\ngem "rake"\n',
      'gem/swap.gemspec': 'Gem::Specification.new { |s| s.name = "swap" }',
    },
    verdict: 'fail',
    findings: [
      'api/go.mod medium',
      'cli/Cargo.toml medium',
      'shop/Gemfile medium',
      'site/composer.json medium',
    ],
  },
  {
    name: 'does not apply to Maven',
    files: {
      'pom.xml':
        '<project><artifactId>rota</artifactId><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1.0</version></dependency></dependencies></project>',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'judges the base image of a Maven project all the same',
    files: {
      'pom.xml':
        '<project><artifactId>rota</artifactId><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1.0</version></dependency></dependencies></project>',
      Dockerfile: 'FROM ubuntu:bionic\n',
    },
    verdict: 'fail',
    findings: ['Dockerfile:1 medium'],
  },
  {
    name: 'fails for versions that float in Gradle',
    files: { 'build.gradle': "dependencies {\n  implementation 'com.acme:core:1.+'\n}\n" },
    verdict: 'fail',
    findings: ['build.gradle:2 medium'],
  },
  {
    name: 'does not apply where nothing is declared, and leaves examples, tests and templates alone',
    files: {
      'index.html': '<h1>Rota</h1>',
      'examples/a/package.json': PACKAGE,
      'templates/b/package.json': PACKAGE,
      'tests/app/package.json': PACKAGE,
    },
    verdict: 'not-applicable',
  },
]);
