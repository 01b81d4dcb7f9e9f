import { defineCases } from '../../../src/kit/index.ts';

const PACKAGE = '{"name": "rota", "private": true, "scripts": {"test": "vitest run", "build": "vite build"}}';
const APP = 'export const swap = (a, b) => [b, a];';

export default defineCases([
  {
    name: 'passes when pull requests run the package script that runs the tests',
    files: {
      'package.json': PACKAGE,
      'src/swap.js': APP,
      '.github/workflows/ci.yml': `
        on: [push, pull_request]
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - run: npm ci
              - run: npm test
      `,
    },
    verdict: 'pass',
    says: /\.github\/workflows\/ci\.yml/,
  },
  {
    name: 'passes with a push to the default branch alone, and names the suite that CI leaves out',
    files: {
      'package.json': '{"scripts": {"test": "vitest run", "test:e2e": "playwright test"}}',
      '.github/workflows/ci.yml': `
        on:
          push:
            branches: [main]
        jobs:
          test:
            runs-on: ubuntu-latest
            steps: [{run: npm test}]
      `,
    },
    verdict: 'pass',
    says: /Not seen to run there: "test:e2e"/,
  },
  {
    name: 'follows a Makefile',
    files: {
      Makefile: 'ci: lint test\n\nlint:\n\truff check .\n\ntest:\n\tpytest tests\n',
      'tests/test_a.py': 'def test_a():\n    assert 1\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          build: {runs-on: ubuntu-latest, steps: [{run: make ci}]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'follows tox through a matrix',
    files: {
      'tox.ini':
        '[tox]\nenvlist = py312,style\n\n[testenv]\ncommands = pytest\n\n[testenv:style]\ncommands = ruff check .\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          tests:
            runs-on: ubuntu-latest
            strategy:
              matrix:
                include: [{tox: py312}, {tox: style}]
            steps:
              - run: pip install tox
              - run: tox run -e \${{ matrix.tox }}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'knows Gradle and Maven',
    files: {
      'build.gradle': 'plugins { id "java" }',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          build: {runs-on: ubuntu-latest, steps: [{run: ./gradlew build}]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'follows a composite action of the repository, with its inputs',
    files: {
      'package.json': PACKAGE,
      '.github/actions/check/action.yml': `
        name: check
        inputs:
          script: {default: build}
        runs:
          using: composite
          steps:
            - run: npm run \${{ inputs.script }}
              shell: bash
      `,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - uses: ./.github/actions/check
                with: {script: test}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'follows a reusable workflow of the repository',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/test.yml': `
        on: workflow_call
        jobs:
          unit: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test: {uses: ./.github/workflows/test.yml}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks about a reusable workflow that is kept elsewhere',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          checks: {uses: acme/pipelines/.github/workflows/node.yml@v2}
      `,
    },
    verdict: 'needs-review',
    findings: ['.github/workflows/ci.yml:3 high review'],
    says: /acme\/pipelines/,
  },
  {
    name: 'does not take an outside scanner for tests',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/scan.yml': `
        on: pull_request
        jobs:
          codeql: {uses: acme/pipelines/.github/workflows/codeql.yml@v2}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/scan.yml high'],
  },
  {
    name: 'fails without any continuous integration',
    files: { 'package.json': PACKAGE, 'src/swap.js': APP },
    verdict: 'fail',
    findings: ['- high'],
    says: /no continuous integration/,
  },
  {
    name: 'does not apply to a few static pages',
    files: { 'index.html': '<h1>Rota</h1><script>document.title = "Rota"</script>' },
    verdict: 'not-applicable',
  },
  {
    name: 'fails when the workflows only build and lint the database',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - run: npm run build
              - run: supabase db lint
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml high'],
    says: /none of its steps runs tests/,
  },
  {
    name: 'fails when CI calls a script that does not exist',
    files: {
      'package.json': '{"scripts": {"build": "vite build"}}',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - run: npm ci
              - run: npm run test:unit
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:7 high'],
    says: /"test:unit", which does not exist/,
  },
  {
    name: 'fails where the failure is masked, at the line that masks it',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  npm ci
                  npm test || true
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:8 high'],
  },
  {
    name: 'fails where the script masks the failure, in the script',
    files: {
      'package.json': '{\n  "scripts": {\n    "test": "vitest run || exit 0"\n  }\n}\n',
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
    },
    verdict: 'fail',
    findings: ['package.json:3 high'],
  },
  {
    name: 'fails where a pipe hides the failure from the default shell, and not from bash',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test | tee out.log}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:3 high'],
  },
  {
    name: 'passes with a pipe where bash is asked for, which sees its failure',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        defaults: {run: {shell: bash}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test | tee out.log}]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the step or its job may fail',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            continue-on-error: true
            steps:
              - run: npm test
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:7 high'],
    says: /allowed to fail/,
  },
  {
    name: 'passes where only an extra run of the matrix may fail',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            continue-on-error: \${{ matrix.experimental }}
            steps: [{run: npm test}]
          nightly:
            runs-on: ubuntu-latest
            continue-on-error: true
            steps: [{run: npm test}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where the step is switched off',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            steps:
              - run: npm test
                if: false
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:6 high'],
    says: /never lets it run/,
  },
  {
    name: 'fails where tests run by the clock or by hand only',
    files: {
      'package.json': PACKAGE,
      '.github/workflows/nightly.yml': `
        on:
          schedule: [{cron: "0 3 * * *"}]
          workflow_dispatch:
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/nightly.yml:5 high'],
    says: /by the clock and when somebody starts it by hand/,
  },
  {
    name: 'fails where tests run for another branch than the one that is live',
    files: {
      'package.json': PACKAGE,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          deploy: {method: vercel, branch: release}
      `,
      '.github/workflows/ci.yml': `
        on: {push: {branches: [dev]}, pull_request: {branches: [dev]}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:3 high'],
    says: /release untested/,
  },
  {
    name: 'fails where the path filters leave the application out',
    files: {
      'package.json': PACKAGE,
      'src/swap.js': APP,
      'src/list.js': APP,
      '.github/workflows/ci.yml': `
        on:
          pull_request:
            paths: ["docs/**", "package.json"]
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml:2 high'],
    says: /src\/list\.js/,
  },
  {
    name: 'passes where the path filters leave only texts out, or cover the application together',
    files: {
      'package.json': PACKAGE,
      'src/swap.js': APP,
      'server/app.py': 'print(1)',
      '.github/workflows/web.yml': `
        on: {pull_request: {paths: ["src/**"]}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
      '.github/workflows/server.yml': `
        on: {pull_request: {paths-ignore: ["**.md", "src/**"]}}
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: pytest}]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'calls it a contradiction where the manifest names the workflow that runs no tests',
    files: {
      'package.json': PACKAGE,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          ci: .github/workflows/ci.yml
      `,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          build: {runs-on: ubuntu-latest, steps: [{run: npm run build}]}
      `,
    },
    verdict: 'fail',
    findings: ['.github/workflows/ci.yml blocker contradiction'],
  },
  {
    name: 'calls it a contradiction where the manifest names a file that is not there',
    files: {
      'package.json': PACKAGE,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          ci: .github/workflows/ci.yml
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 blocker contradiction'],
  },
  {
    name: 'passes with advice where the claimed file is gone and another runs the tests',
    files: {
      'package.json': PACKAGE,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          ci: .github/workflows/ci.yml
      `,
      '.github/workflows/test.yml': `
        on: pull_request
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npm test}]}
      `,
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:3 low'],
  },
  {
    name: 'asks where the manifest names a system outside the repository',
    files: {
      'package.json': PACKAGE,
      'readycheck.yaml': `
        readycheck: 1
        change_control:
          ci: Jenkins at builds.acme.test
      `,
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:3 high review'],
  },
  {
    name: 'asks about a Jenkinsfile, which it does not read',
    files: {
      'package.json': PACKAGE,
      Jenkinsfile: "pipeline { stages { stage('Test') { steps { sh 'npm test' } } } }",
    },
    verdict: 'needs-review',
    findings: ['Jenkinsfile high review'],
    says: /Jenkins/,
  },
  {
    name: 'counts a host whose build runs the tests',
    files: {
      'package.json': PACKAGE,
      'vercel.json': '{"buildCommand": "npm test && npm run build"}',
    },
    verdict: 'pass',
    says: /vercel\.json/,
  },
  {
    name: 'does not count a host whose build runs none',
    files: {
      'package.json': PACKAGE,
      'netlify.toml': '[build]\ncommand = "npm run build"\n',
    },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'reads GitLab CI, with extends, default and a local include',
    files: {
      'package.json': PACKAGE,
      '.gitlab-ci.yml': `
        include: /ci/jobs.yml
        default:
          before_script: [npm ci]
        unit:
          extends: .node
      `,
      'ci/jobs.yml': `
        .node:
          image: node:22
          script:
            - npm test
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a GitLab job that may fail',
    files: {
      'package.json': PACKAGE,
      '.gitlab-ci.yml': `
        unit:
          script:
            - npm ci
            - npm test
          allow_failure: true
      `,
    },
    verdict: 'fail',
    findings: ['.gitlab-ci.yml:4 high'],
  },
  {
    name: 'fails for GitLab rules that only name schedules',
    files: {
      'package.json': PACKAGE,
      '.gitlab-ci.yml': `
        unit:
          script: npm test
          rules:
            - if: $CI_PIPELINE_SOURCE == "schedule"
            - if: $CI_PIPELINE_SOURCE == "merge_request_event"
              when: never
      `,
    },
    verdict: 'fail',
    findings: ['.gitlab-ci.yml:2 high'],
  },
  {
    name: 'reads Azure Pipelines, with a template',
    files: {
      'package.json': PACKAGE,
      'azure-pipelines.yml': `
        trigger: [main]
        jobs:
          - job: web
            steps:
              - template: ci/steps.yml
      `,
      'ci/steps.yml': `
        steps:
          - script: npm ci
          - task: Npm@1
            inputs: {command: custom, customCommand: run test}
      `,
    },
    verdict: 'needs-review',
    findings: ['azure-pipelines.yml:5 high review'],
  },
  {
    name: 'reads Azure Pipelines, with a template that lies where templates do',
    files: {
      'package.json': PACKAGE,
      'azure-pipelines.yml': `
        trigger: [main]
        jobs:
          - job: web
            steps:
              - template: templates/steps.yml
      `,
      'templates/steps.yml': `
        steps:
          - script: npm ci
          - task: Npm@1
            inputs: {command: custom, customCommand: run test}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'reads Bitbucket Pipelines',
    files: {
      'package.json': PACKAGE,
      'bitbucket-pipelines.yml': `
        image: node:22
        pipelines:
          pull-requests:
            '**':
              - parallel:
                  - step: {script: [npm ci, npm run build]}
                  - step:
                      script:
                        - npm ci
                        - npm test
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'reads CircleCI, with commands of its own',
    files: {
      'package.json': PACKAGE,
      '.circleci/config.yml': `
        version: 2.1
        commands:
          check:
            steps:
              - run: npm ci
              - run: {name: tests, command: npm test}
        jobs:
          build:
            docker: [{image: cimg/node:22.0}]
            steps: [checkout, check]
        workflows:
          all: {jobs: [build]}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'sees the surrounding repository where one of its folders is audited',
    files: {
      'package.json': PACKAGE,
      'src/swap.js': APP,
      '../../.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test:
            runs-on: ubuntu-latest
            defaults: {run: {working-directory: packages/tool}}
            steps: [{run: npm ci}, {run: npm test}]
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'asks where the surrounding repository runs tests from its root',
    files: {
      'package.json': PACKAGE,
      'src/swap.js': APP,
      '../../.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          test: {runs-on: ubuntu-latest, steps: [{run: npx vitest run}]}
      `,
    },
    verdict: 'needs-review',
    findings: ['../../.github/workflows/ci.yml:3 high review'],
  },
  {
    name: 'asks about a workflow that cannot be read',
    files: { 'package.json': PACKAGE, '.github/workflows/ci.yml': 'on: push\njobs:\n  a: [\n' },
    verdict: 'needs-review',
    findings: ['.github/workflows/ci.yml high review'],
  },
]);
