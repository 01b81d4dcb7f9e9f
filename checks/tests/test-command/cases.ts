import { defineCases } from '../../../src/kit/index.ts';

const APP = "import express from 'express';\nexport const app = express();\napp.listen(3000);\n";

/** A package.json with the script `test` on line 3. */
function packageJson(test: string, more = ''): string {
  return `{\n  "scripts": {\n    "test": ${JSON.stringify(test)}${more}\n  }\n}\n`;
}

const manifest = (command: string): string => `readycheck: 1\ntests:\n  command: ${command}\n`;

export default defineCases([
  {
    name: 'passes when the script starts a runner',
    files: { 'package.json': packageJson('vitest run'), 'src/app.ts': APP },
    verdict: 'pass',
    says: /`npm test` runs vitest/,
  },
  {
    name: 'follows scripts that call scripts',
    files: {
      'package.json': packageJson(
        'npm run lint && npm run unit',
        ',\n    "lint": "eslint .",\n    "unit": "cross-env CI=1 jest"',
      ),
    },
    verdict: 'pass',
    says: /jest/,
  },
  {
    name: 'fails without any command',
    files: { 'package.json': '{"scripts": {"dev": "vite", "build": "vite build"}}', 'src/app.ts': APP },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'fails for the line that npm writes',
    files: { 'package.json': packageJson('echo "Error: no test specified" && exit 1'), 'src/app.ts': APP },
    verdict: 'fail',
    findings: ['package.json:3 high'],
    says: /every new project/,
  },
  {
    name: 'fails for that line although another script of the package is real',
    files: {
      'package.json': packageJson(
        'echo "Error: no test specified" && exit 1',
        ',\n    "test:unit": "vitest run"',
      ),
    },
    verdict: 'fail',
    findings: ['package.json:3 high'],
  },
  ...['exit 0', 'true', 'echo ok'].map((command) => ({
    name: `fails for ${command}, even where another script is real`,
    files: { 'package.json': packageJson(command, ',\n    "test:unit": "vitest run"') },
    verdict: 'fail' as const,
    findings: ['package.json:3 high'],
  })),
  ...['vitest run || true', 'jest; exit 0', 'mocha test || echo failed', 'vitest run | tee log.txt'].map(
    (command) => ({
      name: `fails for a runner that is forced to succeed: ${command}`,
      files: { 'package.json': packageJson(command), 'test/a.test.js': '' },
      verdict: 'fail' as const,
      findings: ['package.json:3 high'],
      says: /succeeds whatever comes of it/,
    }),
  ),
  {
    name: 'points at the script that hides the failure',
    files: { 'package.json': packageJson('npm run unit', ',\n    "unit": "jest || true"') },
    verdict: 'fail',
    findings: ['package.json:4 high'],
  },
  {
    name: 'fails for a shell script that goes on after the tests',
    files: {
      'package.json': packageJson('./scripts/test.sh'),
      'scripts/test.sh': '#!/bin/sh\npytest\necho done\n',
    },
    verdict: 'fail',
    findings: ['scripts/test.sh:2 high'],
  },
  {
    name: 'passes for a shell script that stops at the first failure',
    files: {
      'package.json': packageJson('./scripts/test.sh'),
      'scripts/test.sh': '#!/bin/sh\nset -eu\npytest\necho done\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for --passWithNoTests without tests',
    files: { 'package.json': packageJson('vitest run --passWithNoTests'), 'src/app.ts': APP },
    verdict: 'fail',
    findings: ['package.json:3 high'],
    says: /there are none/,
  },
  {
    name: 'passes for --passWithNoTests with tests',
    files: {
      'package.json': packageJson('jest --passWithNoTests'),
      'src/sum.js': 'export const sum = (a, b) => a + b;',
      'src/sum.test.js': "import { sum } from './sum';\ntest('adds', () => { expect(sum(1, 2)).toBe(3); });",
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a folder that does not exist, even where another script is real',
    files: {
      'package.json': packageJson('mocha spec/unit', ',\n    "test:e2e": "playwright test"'),
      'src/app.ts': APP,
    },
    verdict: 'fail',
    findings: ['package.json:3 high'],
    says: /spec\/unit, which does not exist/,
  },
  {
    name: 'fails for a command in a folder that does not exist',
    files: { 'package.json': packageJson('cd backend && pytest'), 'src/app.ts': APP },
    verdict: 'fail',
    findings: ['package.json:3 high'],
    says: /names backend, which does not exist/,
  },
  {
    name: 'passes for commands in several folders',
    files: {
      'package.json': packageJson('(cd api && npm test) && (cd web && npm test)'),
      'api/package.json': packageJson('jest'),
      'web/package.json': packageJson('vitest run'),
    },
    verdict: 'pass',
    says: /jest, vitest/,
  },
  {
    name: 'fails for a script that only scans',
    files: { 'package.json': packageJson('eslint . && tsc --noEmit'), 'src/app.ts': APP },
    verdict: 'fail',
    findings: ['package.json:3 high'],
    says: /only starts `eslint/,
  },
  {
    name: 'asks where a program is not known',
    files: { 'package.json': packageJson('acme-runner --all'), 'src/app.ts': APP },
    verdict: 'needs-review',
    findings: ['package.json:3 high review'],
  },
  {
    name: 'fails for a script that calls one that does not exist',
    files: { 'package.json': packageJson('npm run unit'), 'src/app.ts': APP },
    verdict: 'fail',
    findings: ['package.json:3 high'],
    says: /"unit", which does not exist/,
  },
  {
    name: 'counts any workspace',
    files: {
      'package.json': '{"private": true, "workspaces": ["packages/*"], "scripts": {"build": "turbo build"}}',
      'packages/api/package.json': packageJson('vitest run'),
      'packages/web/package.json': packageJson('exit 0'),
    },
    verdict: 'pass',
    says: /in packages\/api/,
  },
  {
    name: 'counts any workspace where the root has only the line that npm writes',
    files: {
      'package.json': packageJson('echo "Error: no test specified" && exit 1'),
      'server/package.json': packageJson('jest'),
    },
    verdict: 'pass',
  },
  {
    name: 'is not spoilt by a workspace without tests',
    files: {
      'package.json': packageJson('turbo run test'),
      'a/package.json': packageJson('vitest run'),
      'b/package.json': packageJson('echo none'),
    },
    verdict: 'pass',
  },
  ...(
    [
      ['a Makefile', { Makefile: 'test:\n\tgo test ./...\n' }, /`make test` runs go/],
      ['tox', { 'tox.ini': '[testenv]\ncommands = pytest\n' }, /`tox` runs pytest/],
      ['pytest.ini', { 'pytest.ini': '[pytest]\n' }, /`pytest` runs pytest/],
      [
        'pytest among the requirements',
        {
          'requirements-dev.txt': 'pytest==8.0\n',
          'tests/test_a.py': 'from app import f\n\ndef test_a():\n    assert f()\n',
          'app.py': 'f = 1\n',
        },
        /`pytest`/,
      ],
      [
        'Django',
        {
          'manage.py': '',
          'rota/tests.py':
            'from django.test import TestCase\n\nclass T(TestCase):\n    def test_a(self):\n        self.assertEqual(self.client.get("/").status_code, 200)\n',
        },
        /manage\.py test/,
      ],
      [
        'Go',
        { 'go.mod': 'module rota\n', 'rota_test.go': 'package rota\n\nfunc TestA(t *testing.T) {}\n' },
        /`go test \.\/\.\.\.`/,
      ],
      [
        'Cargo',
        {
          'Cargo.toml': '[package]\nname = "rota"\n',
          'src/lib.rs': '#[test]\nfn swaps() { assert!(swap()); }\n',
        },
        /`cargo test`/,
      ],
      [
        'Maven',
        {
          'pom.xml': '<project><artifactId>rota</artifactId></project>',
          'src/test/java/ATest.java': 'class ATest {\n  @Test void a() { assertTrue(x()); }\n}\n',
        },
        /`mvn test`/,
      ],
      [
        '.NET',
        {
          'Rota.Tests.csproj': '<Project></Project>',
          'ATests.cs': '[Fact]\npublic void Swaps() { Assert.True(x); }\n',
        },
        /`dotnet test`/,
      ],
      ['PHPUnit', { 'phpunit.xml': '<phpunit/>', 'composer.json': '{}' }, /phpunit/],
      ['RSpec', { '.rspec': '', 'spec/a_spec.rb': "it 'swaps' do\n  expect(a).to eq 1\nend\n" }, /rspec/],
      ['Rake', { Rakefile: '', 'test/a_test.rb': 'def test_a\n  assert a\nend\n' }, /rake/],
      ['Mix', { 'mix.exs': 'app: :rota', 'test/a_test.exs': 'test "swaps" do\n  assert a()\nend\n' }, /mix/],
      [
        'sbt',
        { 'build.sbt': 'name := "rota"', 'src/test/scala/ATest.scala': 'test("swaps") { assert(a) }\n' },
        /sbt/,
      ],
      [
        'Cabal',
        {
          'rota.cabal': 'name: rota\n',
          'test/Spec.hs': 'main = hspec $ do\n  it "swaps" $ a `shouldBe` b\n',
        },
        /cabal/,
      ],
      [
        'Deno without any script',
        {
          'deno.json': '{}',
          'a.test.ts': "import { a } from './a.ts';\nDeno.test('swaps', () => { assertEquals(a(), 1); });",
          'a.ts': 'export const a = () => 1;',
        },
        /`deno test`/,
      ],
      [
        'Bun without any script',
        {
          'a.ts': 'export const a = 1;',
          'a.test.ts':
            "import { test, expect } from 'bun:test';\nimport { a } from './a';\ntest('swaps', () => { expect(a).toBe(1); });",
        },
        /`bun test`/,
      ],
    ] satisfies [string, Record<string, string>, RegExp][]
  ).map(([name, files, says]) => ({ name: `knows ${name}`, files, verdict: 'pass' as const, says })),
  {
    name: 'does not count a toolchain whose only tests are a template’s samples',
    files: {
      'package.json': '{"scripts": {"dev": "vite"}}',
      'src/app.ts': APP,
      'android/build.gradle': '',
      'android/src/test/java/ExampleUnitTest.java':
        'class A {\n  @Test public void addition_isCorrect() { assertEquals(4, 2 + 2); }\n}\n',
    },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'passes for the command of the manifest',
    files: {
      'readycheck.yaml': manifest('npm run verify'),
      'package.json': '{"scripts": {"verify": "vitest run"}}',
    },
    verdict: 'pass',
  },
  {
    name: 'calls a script that does not exist a contradiction',
    files: { 'readycheck.yaml': manifest('npm run verify'), 'package.json': packageJson('vitest run') },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 blocker contradiction'],
    says: /the script "verify" does not exist/,
  },
  {
    name: 'calls a Makefile’s target that does not exist a contradiction',
    files: { 'readycheck.yaml': manifest('make check'), Makefile: 'build:\n\tgo build\n' },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 blocker contradiction'],
  },
  {
    name: 'fails for a claimed command that runs nothing, even where another script is real',
    files: { 'readycheck.yaml': manifest('pytest backend/tests'), 'package.json': packageJson('vitest run') },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
  },
  {
    name: 'fails for a claimed command whose script hides the failure',
    files: { 'readycheck.yaml': manifest('npm test'), 'package.json': packageJson('vitest run || true') },
    verdict: 'fail',
    findings: ['package.json:3 high'],
  },
  {
    name: 'asks nothing of a claim that is a placeholder',
    files: { 'readycheck.yaml': manifest('TBD'), 'package.json': packageJson('vitest run') },
    verdict: 'pass',
  },
  {
    name: 'does not apply to a small static site',
    files: {
      'index.html': '<h1>Opening hours</h1><script>document.title = "Hours";</script>',
      'package.json': '{"scripts": {"build": "vite build"}}',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'applies to a page that keeps something',
    files: { 'index.html': '<h1>Notes</h1>', 'notes.js': 'localStorage.setItem("note", text);\n' },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'applies to a site with a lot of code',
    files: { 'index.html': '<h1>Prices</h1>', 'prices.js': 'add(1);\n'.repeat(200) },
    verdict: 'fail',
    findings: ['- high'],
  },
]);
