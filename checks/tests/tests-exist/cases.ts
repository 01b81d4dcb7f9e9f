import { defineCases } from '../../../src/kit/index.ts';

const SUM = 'export const sum = (a, b) => a + b;\n';
const SUM_TEST = "import { sum } from './sum';\n\ntest('adds', () => {\n  expect(sum(1, 2)).toBe(3);\n});\n";

export default defineCases([
  {
    name: 'passes when a test imports the application',
    files: { 'src/sum.js': SUM, 'src/sum.test.js': SUM_TEST },
    verdict: 'pass',
    says: /1 test drives the application, in 1 file\./,
  },
  {
    name: 'fails without any test',
    files: { 'src/sum.js': SUM },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'is a blocker where the tool decides about people',
    files: { 'src/sum.js': SUM, 'readycheck.yaml': 'readycheck: 1\ntool:\n  makes_decisions: true\n' },
    verdict: 'fail',
    findings: ['- blocker'],
  },
  {
    name: 'asks where only manual runs are declared',
    files: {
      'src/sum.js': SUM,
      'readycheck.yaml':
        'readycheck: 1\ntests:\n  manual_runs:\n    - {id: first, by: dana, date: 2026-10-12, result: pass}\n',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review'],
  },
  {
    name: 'fails when no test touches the application',
    files: {
      'src/sum.js': SUM,
      'tests/other.test.js':
        "import { add } from 'lodash';\ntest('adds', () => { expect(add(1, 2)).toBe(3); });\n",
    },
    verdict: 'fail',
    findings: ['tests/other.test.js:2 high'],
    says: /import none of its code/,
  },
  {
    name: 'fails when tests drive a copy of the application',
    files: {
      'src/sum.js': SUM,
      'tests/copy/sum.js': SUM,
      'tests/sum.test.js':
        "import { sum } from './copy/sum';\ntest('adds', () => { expect(sum(1, 2)).toBe(3); });\n",
    },
    verdict: 'fail',
    findings: ['tests/sum.test.js:2 high'],
  },
  {
    name: 'follows the helpers that tests share',
    files: {
      'src/sum.js': SUM,
      'tests/helpers/setup.js': "export { sum } from '../../src/sum';\n",
      'tests/sum.test.js':
        "import { sum } from './helpers/setup';\ntest('adds', () => { expect(sum(1, 2)).toBe(3); });\n",
    },
    verdict: 'pass',
  },
  {
    name: 'does not count a module that is only mocked',
    files: {
      'src/sum.js': SUM,
      'src/a.test.js': "vi.mock('./sum');\ntest('adds', () => { expect(other()).toBe(3); });\n",
    },
    verdict: 'fail',
    findings: ['src/a.test.js:2 high'],
  },
  ...(
    [
      [
        'one plus one',
        {
          'src/sum.test.ts': "import { sum } from './sum';\nit('adds', () => { expect(1 + 1).toBe(2); });\n",
          'src/sum.ts': SUM,
        },
        'src/sum.test.ts:2',
      ],
      [
        'Create React App',
        {
          'src/App.tsx': 'export default function App() { return null; }',
          'src/App.test.tsx':
            "import App from './App';\n\ntest('renders learn react link', () => {\n  render(<App />);\n  expect(screen.getByText(/learn react/i)).toBeInTheDocument();\n});\n",
        },
        'src/App.test.tsx:3',
      ],
      [
        'the Playwright demo',
        {
          'src/app.ts': SUM,
          'tests/example.spec.ts':
            "import { test, expect } from '@playwright/test';\n\ntest('has title', async ({ page }) => {\n  await page.goto('https://playwright.dev/');\n  await expect(page).toHaveTitle(/Playwright/);\n});\n",
        },
        'tests/example.spec.ts:3',
      ],
      [
        'Angular',
        {
          'src/app.component.ts': SUM,
          'src/app.component.spec.ts':
            "import { AppComponent } from './app.component';\ndescribe('AppComponent', () => {\n  it('should create the app', () => {\n    expect(TestBed.createComponent(AppComponent).componentInstance).toBeTruthy();\n  });\n});\n",
        },
        'src/app.component.spec.ts:3',
      ],
      [
        'Laravel',
        {
          'app/User.php': '<?php',
          'tests/Unit/ExampleTest.php':
            '<?php\nclass ExampleTest extends TestCase {\n    public function test_that_true_is_true(): void {\n        $this->assertTrue(true);\n    }\n}\n',
        },
        'tests/Unit/ExampleTest.php:3',
      ],
      [
        'Flutter',
        {
          'lib/main.dart': 'void main() {}',
          'test/widget_test.dart':
            "void main() {\n  testWidgets('Counter increments smoke test', (tester) async {\n    await tester.tap(find.byIcon(Icons.add));\n    expect(find.text('1'), findsOneWidget);\n  });\n}\n",
        },
        'test/widget_test.dart:2',
      ],
    ] satisfies [string, Record<string, string>, string][]
  ).map(([name, files, place]) => ({
    name: `does not count a template’s sample: ${name}`,
    files,
    verdict: 'fail' as const,
    findings: [`${place} high`],
  })),
  {
    name: 'counts a sample once it drives this application',
    files: {
      'src/App.tsx': 'export default function App() { return null; }',
      'src/App.test.tsx':
        "import App from './App';\n\ntest('shows the rota', () => {\n  render(<App />);\n  expect(screen.getByText(/monday/i)).toBeInTheDocument();\n});\n",
    },
    verdict: 'pass',
  },
  ...(
    [
      [
        'Playwright on the local address',
        {
          'e2e/home.spec.ts':
            "import { test, expect } from '@playwright/test';\ntest('home', async ({ page }) => {\n  await page.goto('/');\n  await expect(page.getByText('Rota')).toBeVisible();\n});\n",
        },
      ],
      [
        'Cypress',
        {
          'cypress/e2e/home.cy.js':
            "describe('home', () => {\n  it('opens', () => {\n    cy.visit('/login');\n    cy.contains('Rota');\n  });\n});\n",
        },
      ],
      [
        'supertest',
        {
          'server/app.js': 'export const app = 1;',
          'tests/api.test.js':
            "const request = require('supertest');\nconst { app } = require('../server/app');\ndescribe('api', () => { it('lists', async () => { await request(app).get('/shifts').expect(200); }); });\n",
        },
      ],
      [
        'an alias of the bundler',
        {
          'src/lib/sum.ts': SUM,
          'src/tests/sum.test.ts':
            "import { sum } from '@/lib/sum';\ntest('adds', () => { expect(sum(1, 2)).toBe(3); });\n",
        },
      ],
      [
        'the package by its own name',
        {
          'package.json': '{"name": "rota"}',
          'index.js': SUM,
          'test/sum.test.js':
            "import { sum } from 'rota';\ntest('adds', () => { expect(sum(1, 2)).toBe(3); });\n",
        },
      ],
      [
        'FastAPI’s client',
        {
          'app/main.py': 'app = 1\n',
          'tests/test_api.py':
            'from fastapi.testclient import TestClient\nfrom app.main import app\n\ndef test_lists():\n    assert TestClient(app).get("/shifts").status_code == 200\n',
        },
      ],
      [
        'a fixture of conftest.py',
        {
          'app/__init__.py': 'def create(): ...\n',
          'tests/conftest.py':
            'import pytest\nfrom app import create\n\n@pytest.fixture\ndef client():\n    return create()\n',
          'tests/test_api.py': 'def test_lists(client):\n    assert client.get("/shifts")\n',
        },
      ],
      [
        'Django’s client',
        {
          'rota/views.py': 'x = 1\n',
          'rota/tests.py':
            'from django.test import TestCase\n\nclass ViewTest(TestCase):\n    def test_home(self):\n        self.assertEqual(self.client.get("/").status_code, 200)\n',
        },
      ],
      [
        'Deno',
        {
          'supabase/functions/a/index.ts': SUM,
          'supabase/functions/a/index.test.ts':
            "import { sum } from './index.ts';\nDeno.test({ name: 'adds', fn() { assertEquals(sum(1, 2), 3); } });\n",
        },
      ],
    ] satisfies [string, Record<string, string>][]
  ).map(([name, files]) => ({ name: `counts ${name}`, files, verdict: 'pass' as const })),
  ...(
    [
      ['Go', { 'rota_test.go': 'package rota\n\nfunc TestSwap(t *testing.T) {\n\tt.Fatal()\n}\n' }],
      [
        'Java',
        {
          'src/test/java/SwapTest.java':
            'class SwapTest {\n  @Test\n  void swaps() { assertEquals(a, b); }\n}\n',
        },
      ],
      [
        'C#',
        {
          'SwapTests.cs':
            'public class SwapTests {\n  [Fact]\n  public async Task Swaps() { Assert.True(x); }\n}\n',
        },
      ],
      [
        'Ruby',
        { 'spec/swap_spec.rb': "describe Swap do\n  it 'swaps' do\n    expect(swap).to eq 1\n  end\nend\n" },
      ],
      [
        'PHP',
        {
          'tests/SwapTest.php':
            '<?php\nclass SwapTest extends TestCase {\n  public function testSwap() { $this->assertSame(1, $a); }\n}\n',
        },
      ],
      [
        'Dart',
        { 'test/swap_test.dart': "void main() {\n  test('swaps', () {\n    expect(swap(), 1);\n  });\n}\n" },
      ],
      [
        'SQL',
        {
          'supabase/tests/rls.test.sql':
            "begin;\nselect plan(1);\nselect is_empty('select * from shifts', 'anonymous sees nothing');\n",
        },
      ],
    ] satisfies [string, Record<string, string>][]
  ).map(([language, files]) => ({
    name: `counts ${language} by convention, and says so`,
    files,
    verdict: 'pass' as const,
    says: new RegExp(`${language}: told by the conventions`),
  })),
  {
    name: 'does not count a test that is commented out',
    files: {
      'src/sum.js': SUM,
      'src/sum.test.js':
        "// import { sum } from './sum';\n// test('adds', () => { expect(sum(1, 2)).toBe(3); });\n",
    },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'does not take a regular expression for a test',
    files: {
      'src/check.js':
        "export const ok = (text) => /^a/.test(text);\nif (RegExp('b').test('b')) run(() => 1);\n",
    },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'does not apply to a small static site',
    files: {
      'index.html': '<h1>Opening hours</h1>',
      'menu.js': 'document.querySelector("#menu").hidden = true;\n',
    },
    verdict: 'not-applicable',
  },
]);
