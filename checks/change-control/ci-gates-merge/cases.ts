import { defineCases } from '../../../src/kit/index.ts';

const PACKAGE =
  '{"name": "rota", "private": true, "scripts": {"test": "vitest run", "build": "vite build", "lint": "eslint ."}}';
const CI = `
  on: pull_request
  jobs:
    test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
`;
const MANIFEST = `
  readycheck: 1
  change_control:
    protection: {evidence: docs/ruleset.json, date: 2026-10-18}
`;
const ruleset = (rules: string, enforcement = 'active', ref = '~DEFAULT_BRANCH'): string =>
  `{"name": "main", "target": "branch", "enforcement": "${enforcement}", "conditions": {"ref_name": {"include": ["${ref}"], "exclude": []}}, "rules": [${rules}]}`;
const REQUIRED =
  '{"type": "required_status_checks", "parameters": {"required_status_checks": [{"context": "test"}]}}';

export default defineCases([
  {
    name: 'passes with a check on pull requests and a dated export that demands it',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'readycheck.yaml': MANIFEST,
      'docs/ruleset.json': ruleset(REQUIRED),
    },
    verdict: 'pass',
    says: /docs\/ruleset\.json demands/,
  },
  {
    name: 'passes with an export of classic protection',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'readycheck.yaml': MANIFEST,
      'docs/ruleset.json':
        '{"required_status_checks": {"strict": true, "contexts": ["test"]}, "enforce_admins": {"enabled": true}}',
    },
    verdict: 'pass',
  },
  {
    name: 'passes with protection as code, without a manifest',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      '.github/settings.yml': `
        branches:
          - name: main
            protection:
              required_status_checks: {strict: true, contexts: [test]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'passes with a ruleset among the workflows, and with Terraform',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'infra/github.tf': `
        resource "github_branch_protection" "main" {
          pattern = "main"
          required_status_checks {
            contexts = ["test"]
          }
        }
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks for the rules where nothing in the repository shows them',
    files: { 'package.json': PACKAGE, '.github/workflows/ci.yml': CI },
    verdict: 'needs-review',
    findings: ['- high review'],
    says: /Export the rules/,
  },
  {
    name: 'does not count a ruleset that is switched off or for another branch',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      '.github/rulesets/main.json': ruleset(REQUIRED, 'disabled'),
      '.github/rulesets/release.json': ruleset(REQUIRED, 'active', 'refs/heads/release'),
    },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
  {
    name: 'asks again where the export is older than 180 days',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          protection: {evidence: docs/ruleset.json, date: 2026-01-10}
      `,
      'docs/ruleset.json': ruleset(REQUIRED),
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review'],
    says: /295 days old/,
  },
  {
    name: 'asks where the export has no date',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          protection: {evidence: docs/ruleset.json}
      `,
      'docs/ruleset.json': ruleset(REQUIRED),
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review'],
  },
  {
    name: 'asks where the evidence is a picture',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          protection: {evidence: docs/rules.png, date: 2026-10-18}
      `,
      'docs/rules.png': 'not really a picture',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review'],
  },
  {
    name: 'calls it a contradiction where the export demands no check',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': CI,
      'readycheck.yaml': MANIFEST,
      'docs/ruleset.json': ruleset('{"type": "deletion"}, {"type": "pull_request"}'),
    },
    verdict: 'fail',
    findings: ['docs/ruleset.json blocker contradiction'],
  },
  {
    name: 'fails where the evidence is not there',
    files: { 'package.json': PACKAGE, '.github/workflows/ci.yml': CI, 'readycheck.yaml': MANIFEST },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
  },
  {
    name: 'fails without any check',
    files: { 'package.json': PACKAGE },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'fails where the check comes only after the merge',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: {push: {branches: [main]}}
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - run: npm test
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:6 high'],
    says: /only after a change has reached main/,
  },
  {
    name: 'takes a push to any branch for a check of every change',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: push
        jobs:
          lint: {runs-on: ubuntu-latest, steps: [{run: npm run lint}]}
      `,
      '.github/rulesets/main.json': ruleset(REQUIRED),
    },
    verdict: 'pass',
  },
  {
    name: 'fails where only scanners run on pull requests',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/scan.yml': `
        on: pull_request
        jobs:
          scan:
            runs-on: ubuntu-latest
            steps:
              - uses: github/codeql-action/analyze@v3
              - run: npx snyk test
              - run: npm audit
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/scan.yml high'],
    says: /scanners/,
  },
  {
    name: 'looks at the live branch of the manifest',
    files: {
      'package.json': PACKAGE,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          deploy: {method: vercel, branch: live}
      `,
      '.github/workflows/ci.yml': `
        on: {pull_request: {branches: [main]}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml high'],
    says: /reaches live/,
  },
  {
    name: 'accepts trunk-based work where the host runs the tests before it goes live',
    files: { 'package.json': PACKAGE, 'vercel.json': '{"buildCommand": "npm test && npm run build"}' },
    verdict: 'pass',
    says: /vercel\.json/,
  },
  {
    name: 'does not take a host that only builds for a gate',
    files: { 'package.json': PACKAGE, 'vercel.json': '{"buildCommand": "npm run build"}' },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'accepts trunk-based work where the deployment waits for the tests',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/live.yml': `
        on: {push: {branches: [main]}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
          live:
            needs: test
            runs-on: ubuntu-latest
            steps: [{run: npx vercel deploy --prod}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the deployment does not wait',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/live.yml': `
        on: {push: {branches: [main]}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
          live: {runs-on: ubuntu-latest, steps: [{run: npx vercel deploy --prod}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/live.yml:3 high'],
  },
  {
    name: 'asks about checks that run in a system it does not read',
    files: { 'package.json': PACKAGE, '.travis.yml': 'language: node_js' },
    verdict: 'needs-review',
    findings: ['.travis.yml high review'],
  },
]);
