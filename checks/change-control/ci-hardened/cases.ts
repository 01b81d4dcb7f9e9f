import { defineCases } from '../../../src/kit/index.ts';

const CI = '.github/workflows/ci.yml';

/** A workflow of one job with these steps. */
function workflow(on: string, steps: readonly string[], job = ''): string {
  const lines = steps.map((step) => `      - ${step.split('\n').join('\n        ')}`);
  return [
    `on: ${on}`,
    'permissions: {contents: read}',
    'jobs:',
    '  work:',
    '    runs-on: ubuntu-latest',
    ...(job === '' ? [] : [`    ${job}`]),
    '    steps:',
    ...lines,
    '',
  ].join('\n');
}

const HEAD = 'uses: actions/checkout@v4\nwith: {ref: "${{ github.event.pull_request.head.sha }}"}';

export default defineCases([
  {
    name: 'passes where outsiders reach nothing: no secrets under pull_request, texts by way of variables',
    files: {
      [CI]: workflow('[push, pull_request]', [
        'uses: actions/checkout@v4',
        'env: {TITLE: "${{ github.event.pull_request.title }}"}\nrun: ./check-title "$TITLE"',
        'run: echo "number ${{ github.event.pull_request.number }} by ${{ github.actor }}"',
      ]),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for the code of a pull request under pull_request_target',
    files: { [CI]: workflow('pull_request_target', [HEAD, 'run: npm ci && npm test']) },
    verdict: 'fail',
    findings: [`${CI}:7 medium`],
    says: /Under pull_request_target this job checks out/,
  },
  {
    name: 'fails under workflow_run and issue_comment, also by refs, variables and commands',
    files: {
      '.github/workflows/a.yml': workflow('{workflow_run: {workflows: [Lint]}}', [
        'uses: actions/checkout@v4\nwith: {ref: "${{ github.event.workflow_run.head_sha }}"}',
      ]),
      '.github/workflows/b.yml': workflow('issue_comment', [
        'uses: actions/checkout@v4\nwith: {ref: "refs/pull/${{ github.event.issue.number }}/merge"}',
      ]),
      '.github/workflows/c.yml': workflow('issue_comment', [
        'run: |\n  git fetch origin pull/${{ github.event.issue.number }}/head:candidate\n  git checkout candidate',
      ]),
      '.github/workflows/d.yml': workflow('pull_request_target', [
        'run: gh pr checkout "$NUMBER"',
        'env: {SHA: "${{ github.event.pull_request.head.sha }}"}\nrun: git checkout "$SHA"',
      ]),
    },
    verdict: 'fail',
    findings: [
      '.github/workflows/a.yml:7 medium',
      '.github/workflows/b.yml:7 medium',
      '.github/workflows/c.yml:9 medium',
      '.github/workflows/d.yml:7 medium',
    ],
  },
  {
    name: 'finds the checkout in a composite action, and the text that it is given',
    files: {
      [CI]: workflow('pull_request_target', [
        'uses: ./.github/actions/fetch\nwith: {title: "${{ github.event.pull_request.title }}"}',
      ]),
      '.github/actions/fetch/action.yml': `
        inputs: {title: {required: true}}
        runs:
          using: composite
          steps:
            - uses: actions/checkout@v4
              with:
                ref: \${{ github.event.pull_request.head.ref }}
            - run: echo "\${{ inputs.title }}"
              shell: bash
      `,
    },
    verdict: 'fail',
    findings: ['.github/actions/fetch/action.yml:5 medium', '.github/actions/fetch/action.yml:8 medium'],
  },
  {
    name: 'leaves the base, a comparison without the code, merged requests and own branches alone',
    files: {
      '.github/workflows/a.yml': workflow('pull_request_target', [
        'uses: actions/checkout@v4',
        'uses: actions/checkout@v4\nwith: {ref: "${{ github.event.pull_request.base.sha }}"}',
        'run: git fetch origin pull/${{ github.event.number }}/head && git diff --name-only FETCH_HEAD',
      ]),
      '.github/workflows/b.yml': workflow(
        'pull_request_target',
        [HEAD],
        'if: github.event.pull_request.head.repo.full_name == github.repository',
      ),
      '.github/workflows/c.yml': workflow(
        '{pull_request_target: {types: [closed]}}',
        [HEAD],
        'if: github.event.pull_request.merged == true',
      ),
      '.github/workflows/d.yml': workflow(
        '[pull_request, pull_request_target]',
        [HEAD],
        "if: github.event_name == 'pull_request'",
      ),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'follows workflow_run to what starts it: a push brings nothing of outsiders',
    files: {
      '.github/workflows/build.yml': `name: Build\n${workflow('{push: {branches: [main]}}', ['run: make'])}`,
      '.github/workflows/after.yml': workflow('{workflow_run: {workflows: [Build]}}', [
        'uses: actions/checkout@v4\nwith: {ref: "${{ github.event.workflow_run.head_sha }}"}',
      ]),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'and fails where that runs for pull requests',
    files: {
      '.github/workflows/build.yml': `name: Build\n${workflow('[push, pull_request]', ['run: make'])}`,
      '.github/workflows/after.yml': workflow('{workflow_run: {workflows: [Build]}}', [
        'uses: actions/checkout@v4\nwith: {ref: "${{ github.event.workflow_run.head_sha }}"}',
      ]),
    },
    verdict: 'fail',
    findings: ['.github/workflows/after.yml:7 medium'],
  },
  {
    name: 'advises where a person must agree first, and asks where an environment may demand it',
    files: {
      '.github/workflows/a.yml': workflow('issue_comment', [
        "if: github.event.comment.author_association == 'OWNER'\nrun: gh pr checkout 1",
      ]),
      '.github/workflows/b.yml': workflow('pull_request_target', [HEAD], 'environment: review'),
    },
    verdict: 'needs-review',
    findings: ['.github/workflows/a.yml:8 low', '.github/workflows/b.yml:8 medium review'],
    says: /settings/,
  },
  {
    name: 'sees a condition on the job that another waits for',
    files: {
      [CI]: [
        'on: issue_comment',
        'permissions: {}',
        'jobs:',
        '  who:',
        "    if: github.event.comment.author_association == 'MEMBER'",
        '    runs-on: ubuntu-latest',
        '    steps: [{run: "true"}]',
        '  work:',
        '    needs: who',
        '    runs-on: ubuntu-latest',
        '    steps: [{run: gh pr checkout 1}]',
      ].join('\n'),
    },
    verdict: 'pass',
    findings: [`${CI}:11 low`],
  },
  {
    name: 'fails for texts of outsiders inside a command, each once a file',
    files: {
      [CI]: workflow('[pull_request, issues]', [
        'run: |\n  echo start\n  title="${{ github.event.issue.title }}"\n  again="${{ github.event.issue.title }}"\n  branch=${{ github.head_ref }}',
        'run: echo "${{ github.event.commits[0].message }}"',
        "run: echo '${{ toJSON(github.event) }}' | jq",
        "run: echo ${{ github.event['comment']['body'] || 'none' }}",
      ]),
    },
    verdict: 'fail',
    findings: [`${CI}:9 medium`, `${CI}:11 medium`, `${CI}:12 medium`, `${CI}:13 medium`, `${CI}:14 medium`],
  },
  {
    name: 'fails for them in a github-script and behind env, and for commit messages of a push',
    files: {
      [CI]: workflow('[push, issue_comment]', [
        'uses: actions/github-script@v7\nwith:\n  script: |\n    const text = `${{ github.event.comment.body }}`;',
        'env: {MESSAGE: "${{ github.event.head_commit.message }}"}\nrun: echo ${{ env.MESSAGE }}',
      ]),
    },
    verdict: 'fail',
    findings: [`${CI}:10 medium`, `${CI}:12 medium`],
  },
  {
    name: 'takes a question about a text, and texts of a run by hand, for harmless',
    files: {
      '.github/workflows/a.yml': workflow('pull_request', [
        "run: echo ${{ contains(github.event.pull_request.title, 'WIP') }}",
        "run: echo ${{ github.head_ref == 'main' }}",
        'run: echo "${{ toJSON(github.event.pull_request.number) }} ${{ github.event.pull_request.head.sha }}"',
      ]),
      '.github/workflows/b.yml': workflow('workflow_dispatch', ['run: echo ${{ github.head_ref }}']),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for a secret that is printed, plain or encoded, by its name or by a variable',
    files: {
      '.github/workflows/a.yml': workflow('push', [
        'run: |\n  npm ci\n  echo "key is ${{ secrets.DEPLOY_KEY }}"',
      ]),
      '.github/workflows/b.yml': workflow('push', [
        'env: {TOKEN: "${{ secrets.API_TOKEN }}"}\nrun: echo "$TOKEN" | base64',
      ]),
    },
    verdict: 'fail',
    findings: ['.github/workflows/a.yml:9 medium', '.github/workflows/b.yml:8 medium'],
  },
  {
    name: 'lets secrets go to files, programs and masks, and names of projects be printed',
    files: {
      [CI]: workflow('push', [
        'run: echo "${{ secrets.KEY }}" > key.pem',
        'run: echo "${{ secrets.PASSWORD }}" | docker login --username app --password-stdin',
        'run: echo "::add-mask::${{ secrets.KEY }}"',
        'env: {KEY: "${{ secrets.KEY }}"}\nrun: |\n  {\n    echo "KEY=$KEY"\n  } > .env',
        'run: echo "deploys ${{ secrets.PROJECT_ID }}"',
        "run: echo ${{ secrets.KEY != '' }}",
      ]),
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'advises about movable actions of others, silent tokens and the whole event in the log, each once',
    files: {
      '.github/workflows/a.yml': `
        on: push
        jobs:
          work:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - uses: acme/deploy@v2
              - uses: acme/pinned@0123456789abcdef0123456789abcdef01234567
              - uses: ./.github/actions/own
              - run: cat "$GITHUB_EVENT_PATH"
              - run: cat $GITHUB_EVENT_PATH > event.json
      `,
      '.github/workflows/b.yml': `
        on: push
        jobs:
          work:
            permissions: {contents: read}
            runs-on: ubuntu-latest
            steps:
              - uses: acme/deploy@v2
              - uses: other/thing@main
              - env: {EVENT: "\${{ toJson(github.event) }}"}
                run: echo "$EVENT"
      `,
    },
    verdict: 'pass',
    findings: [
      '.github/workflows/a.yml low',
      '.github/workflows/a.yml:7 low',
      '.github/workflows/a.yml:10 low',
    ],
    says: /2 actions of others are named .* \(acme\/deploy, other\/thing\)/,
  },
  {
    name: 'finds texts that Azure puts into a script',
    files: {
      'azure-pipelines.yml':
        'trigger: [main]\nsteps:\n  - script: echo "$(Build.SourceVersionMessage)"\n  - script: echo "$(Build.BuildId)"\n',
    },
    verdict: 'fail',
    findings: ['azure-pipelines.yml:3 medium'],
  },
  {
    name: 'asks about a system that is not read, and a file that cannot be',
    files: { Jenkinsfile: 'pipeline {}', [CI]: 'on: push\njobs:\n  a: {{{\n' },
    verdict: 'needs-review',
    findings: [`${CI} medium review`, 'Jenkinsfile medium review'],
  },
  {
    name: 'does not apply without continuous integration',
    files: { 'index.html': '<h1>Rota</h1>' },
    verdict: 'not-applicable',
  },
]);
