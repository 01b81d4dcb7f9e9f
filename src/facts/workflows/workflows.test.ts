import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { ciRuns } from './ci-runs.ts';
import type { Job, Trigger, Workflow } from './model.ts';
import { workflows } from './workflows.ts';

async function read(files: Record<string, string>): Promise<readonly Workflow[]> {
  const collection = await collect([workflows], memoryRepository(files));
  return collection.value(workflows)?.workflows ?? [];
}

async function first(files: Record<string, string>): Promise<Workflow> {
  const [workflow] = await read(files);
  if (!workflow) throw new Error('no workflow was read');
  return workflow;
}

const events = (triggers: readonly Trigger[] | null | undefined): string[] =>
  (triggers ?? []).map(({ event, branches }) => `${event}${branches ? ` ${branches.join(',')}` : ''}`);
const scripts = (job: Job | undefined): string[] =>
  (job?.steps ?? []).flatMap((step) => step.scripts.map(({ text, line }) => `${line}: ${text.trim()}`));

describe('GitHub Actions', () => {
  const github = (text: string, more: Record<string, string> = {}) =>
    first({ '.github/workflows/ci.yml': text, ...more });

  it('reads the three forms of on', async () => {
    expect(events((await github('on: push\njobs: {a: {steps: []}}')).triggers)).toEqual(['push']);
    expect(events((await github('on: [push, pull_request]\njobs: {a: {steps: []}}')).triggers)).toEqual([
      'push',
      'pull_request',
    ]);
    const text =
      'on:\n  push:\n    branches: [main]\n    paths-ignore: ["docs/**"]\n  merge_group:\njobs: {a: {steps: []}}';
    const { triggers } = await github(text);
    expect(events(triggers)).toEqual(['push main', 'merge_group']);
    expect(triggers[0]).toMatchObject({ pathsIgnore: ['docs/**'], line: 2 });
  });

  it('takes a push that names only tags for a release', async () => {
    const { triggers } = await github('on: {push: {tags: ["v*"]}}\njobs: {a: {steps: []}}');
    expect(triggers[0]).toMatchObject({ event: 'other', name: 'push of a tag' });
  });

  it('reads jobs and steps with their lines', async () => {
    const workflow = await github(
      [
        'on: push',
        'permissions: {contents: read}',
        'jobs:',
        '  test:',
        '    needs: lint',
        '    if: github.actor != "bot"',
        '    continue-on-error: true',
        '    container: node:22',
        '    services: {db: {image: postgres}}',
        '    permissions: write-all',
        '    steps:',
        '      - uses: actions/checkout@v4',
        '        with: {ref: main, token: do-not-keep}',
        '      - name: all',
        '        env: {A: 1}',
        '        working-directory: ./web/',
        '        run: |',
        '          npm ci',
        '          npm test',
      ].join('\n'),
    );
    const [job] = workflow.jobs;
    expect(workflow.permissions).toEqual({ line: 2, all: null, scopes: { contents: 'read' } });
    expect(job).toMatchObject({
      id: 'test',
      line: 4,
      needs: ['lint'],
      continueOnError: true,
      container: 'node:22',
      services: ['db'],
    });
    expect(job?.permissions?.all).toBe('write-all');
    expect(job?.steps[0]).toMatchObject({
      uses: { name: 'actions/checkout', ref: 'v4', line: 12 },
      with: { ref: 'main' },
    });
    expect(JSON.stringify(job)).not.toContain('do-not-keep');
    expect(job?.steps[1]).toMatchObject({
      name: 'all',
      env: ['A'],
      workingDirectory: 'web',
      scripts: [{ text: 'npm ci\nnpm test\n', line: 18 }],
    });
  });

  it('fills in the matrix, plain variables and the inputs of its own actions', async () => {
    const workflow = await github(
      'on: push\nenv: {CARGO: cargo}\njobs:\n  a:\n    strategy: {matrix: {script: [lint, test], include: [{script: types}]}}\n    steps:\n      - run: npm run ${{ matrix.script }}\n      - run: ${{ env.CARGO }} test\n      - uses: ./tools/run\n        with: {what: build}',
      {
        'tools/run/action.yml':
          'inputs: {what: {default: nothing}}\nruns:\n  using: composite\n  steps:\n    - run: npm run ${{ inputs.what }}\n',
      },
    );
    expect(scripts(workflow.jobs[0])).toEqual([
      '7: npm run lint',
      '7: npm run test',
      '7: npm run types',
      '8: cargo test',
      '5: npm run build',
    ]);
    expect(workflow.jobs[0]?.steps.at(-1)?.path).toBe('tools/run/action.yml');
  });

  it('follows its own reusable workflows and names those of others', async () => {
    const called = 'on: workflow_call\njobs: {unit: {steps: [{run: npm test}]}}';
    const caller =
      'on: push\njobs:\n  a: {uses: ./.github/workflows/unit.yml, if: false}\n  b: {uses: acme/ci/.github/workflows/x.yml@v1}';
    const workflow = await github(caller, { '.github/workflows/unit.yml': called });
    expect(workflow.jobs.map(({ id, condition }) => [id, condition])).toEqual([
      ['a', 'false'],
      ['a/unit', 'false'],
      ['b', null],
    ]);
    expect(workflow.outside).toMatchObject([
      { kind: 'workflow', name: 'acme/ci/.github/workflows/x.yml', line: 4 },
    ]);
  });

  it('is not caught in a circle', async () => {
    const action = 'runs:\n  using: composite\n  steps: [{uses: ./a}, {run: npm test}]';
    const workflow = await github('on: push\njobs: {a: {steps: [{uses: ./a}]}}', { 'a/action.yml': action });
    expect(scripts(workflow.jobs[0]).length).toBeLessThan(10);
  });
});

describe('GitLab CI', () => {
  const gitlab = (text: string, more: Record<string, string> = {}) =>
    first({ '.gitlab-ci.yml': text, ...more });

  it('joins extends, default, anchors and references', async () => {
    const text = [
      'default: {image: node:22, before_script: [npm ci]}',
      '.base: &base',
      '  script:',
      '    - npm run lint',
      '  allow_failure: true',
      'lint: {extends: .base}',
      'unit:',
      '  <<: *base',
      '  allow_failure: false',
      '  script:',
      '    - !reference [.base, script]',
      '    - npm test',
    ].join('\n');
    const { jobs } = await gitlab(text);
    expect(jobs.map(({ id, continueOnError, container }) => [id, continueOnError, container])).toEqual([
      ['lint', true, 'node:22'],
      ['unit', false, 'node:22'],
    ]);
    expect(scripts(jobs[1]).join(' ')).toMatch(/npm ci.*npm run lint.*npm test/s);
  });

  it('takes in local files, by pattern too, and names the rest', async () => {
    const include =
      'include:\n  - local: /ci/*.yml\n  - project: acme/ci\n    file: node.yml\n  - template: Security/SAST.gitlab-ci.yml\n  - local: gone.yml\n';
    const workflow = await gitlab(include, {
      'ci/a.yml': 'a: {script: make test}',
      'ci/b.yml': 'b: {script: make lint}',
    });
    expect(workflow.jobs.map(({ id, path }) => [id, path])).toEqual([
      ['a', 'ci/a.yml'],
      ['b', 'ci/b.yml'],
    ]);
    expect(workflow.outside.map(({ name }) => name)).toEqual([
      'acme/ci node.yml',
      'Security/SAST.gitlab-ci.yml',
      'gone.yml',
    ]);
  });

  it.each([
    ['{if: "$CI_PIPELINE_SOURCE == \\"merge_request_event\\""}', ['pull_request']],
    ['{if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}', ['push $default']],
    ['{if: "$CI_COMMIT_TAG"}', ['other']],
    ['{if: "$CI_PIPELINE_SOURCE == \\"schedule\\""}', ['schedule']],
    [
      '{if: "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME == \\"main\\" && $CI_PIPELINE_SOURCE != \\"web\\""}',
      ['pull_request main'],
    ],
    ['{if: "$CI_COMMIT_BRANCH == \\"main\\" || $CI_MERGE_REQUEST_IID"}', ['push main', 'pull_request']],
    ['{if: "$RUN_SLOW == \\"1\\""}', ['other']],
    ['{when: manual}', ['manual']],
    ['{when: never}', []],
    ['{when: on_success}', ['push', 'pull_request']],
  ])('reads the rule %s', async (rule, expected) => {
    const { jobs } = await gitlab(`a:\n  script: x\n  rules:\n    - ${rule}`);
    expect(events(jobs[0]?.triggers)).toEqual(expected);
  });

  it('reads only and except', async () => {
    const { jobs } = await gitlab(
      'a: {script: x, only: [merge_requests, main]}\nb: {script: x, except: [main, tags]}\nc: {script: x, only: {refs: [schedules], changes: [web/*]}}',
    );
    expect(jobs.map(({ triggers }) => events(triggers))).toEqual([
      ['pull_request', 'push main'],
      ['push'],
      ['schedule'],
    ]);
    expect(jobs[1]?.triggers?.[0]?.branchesIgnore).toEqual(['main']);
    expect(jobs[2]?.triggers?.[0]?.paths).toEqual(['web/*']);
  });
});

describe('Azure Pipelines', () => {
  it('reads stages, tasks, deployments and templates', async () => {
    const workflow = await first({
      'azure-pipelines.yml': [
        'trigger: {branches: {include: [main]}, paths: {exclude: [docs]}}',
        'pr: none',
        'stages:',
        '  - stage: test',
        '    jobs:',
        '      - job: unit',
        '        steps:',
        '          - ${{ if true }}:',
        '              - script: npm ci',
        '          - task: DotNetCoreCLI@2',
        '            inputs: {command: test, workingDirectory: $(Build.SourcesDirectory)/api}',
        '            continueOnError: true',
        '      - template: eng/lint.yml',
        '      - template: x.yml@shared',
      ].join('\n'),
      'eng/lint.yml': 'jobs:\n  - job: lint\n    steps: [{bash: npm run lint}]',
    });
    expect(events(workflow.triggers)).toEqual(['push main']);
    expect(workflow.triggers[0]?.pathsIgnore).toEqual(['docs']);
    expect(workflow.jobs.map(scripts)).toEqual([['9: npm ci', '10: dotnet test'], ['3: npm run lint']]);
    expect(workflow.jobs[0]?.steps[1]).toMatchObject({ workingDirectory: 'api', continueOnError: true });
    expect(workflow.outside).toMatchObject([{ name: 'x.yml@shared' }]);
  });
});

describe('Bitbucket Pipelines', () => {
  it('makes a job of each step, with the pipeline that starts it', async () => {
    const workflow = await first({
      'bitbucket-pipelines.yml':
        "image: node:22\npipelines:\n  default:\n    - step: {name: unit, script: [npm ci, npm test]}\n  branches:\n    main:\n      - parallel:\n          - step: {script: [make deploy], trigger: manual}\n  pull-requests:\n    '**':\n      - step: {script: [npm run lint], condition: {changesets: {includePaths: ['web/**']}}}\n",
    });
    expect(
      workflow.jobs.map(({ id, manual, container, triggers }) => [
        id,
        manual,
        container,
        ...events(triggers),
      ]),
    ).toEqual([
      ['default/unit', false, 'node:22', 'push'],
      ['pull-requests **/1', false, 'node:22', 'pull_request'],
      ['branches main/1', true, 'node:22', 'push main'],
    ]);
    expect(workflow.jobs[1]?.triggers?.[0]?.paths).toEqual(['web/**']);
  });
});

describe('CircleCI', () => {
  it('reads workflows, commands, orbs and filters', async () => {
    const workflow = await first({
      '.circleci/config.yml': [
        'version: 2.1',
        'orbs: {node: circleci/node@7}',
        'commands:',
        '  check: {steps: [{run: npm test}]}',
        'jobs:',
        '  unit:',
        '    docker: [{image: cimg/node:22.0}, {image: postgres}]',
        '    steps:',
        '      - checkout',
        '      - check',
        'workflows:',
        '  all:',
        '    jobs:',
        '      - unit: {filters: {branches: {only: [main]}}}',
        '      - node/test',
        '      - acme/everything',
        '      - hold: {type: approval}',
      ].join('\n'),
    });
    expect(workflow.jobs.map(({ id, manual, triggers }) => [id, manual, ...events(triggers)])).toEqual([
      ['unit', false, 'push main'],
      ['node/test', false, 'push'],
      ['acme/everything', false, 'push'],
      ['hold', true, 'push'],
    ]);
    expect(scripts(workflow.jobs[0])).toEqual(['4: npm test']);
    expect(workflow.jobs[0]).toMatchObject({ container: 'cimg/node:22.0', services: ['postgres'] });
    expect(scripts(workflow.jobs[1])).toEqual(['15: npm run test']);
    expect(workflow.outside).toMatchObject([{ kind: 'orb', name: 'acme/everything' }]);
  });
});

describe('hostile files', () => {
  const key = fc.constantFrom(
    'on',
    'jobs',
    'steps',
    'run',
    'uses',
    'with',
    'if',
    'script',
    'rules',
    'include',
    'extends',
    'only',
    'stages',
    'template',
    'pipelines',
    'workflows',
    'trigger',
    'strategy',
    'matrix',
    '__proto__',
    'constructor',
    '.a',
    'a',
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.constantFrom('./a', '${{ matrix.constructor }}', '$CI_COMMIT_BRANCH == "x"', null, 3),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  })).node;
  const PATHS = [
    '.github/workflows/a.yml',
    'a/action.yml',
    '.gitlab-ci.yml',
    'azure-pipelines.yml',
    'bitbucket-pipelines.yml',
    '.circleci/config.yml',
  ];

  it('never break the facts, whatever their shape', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, tree, { maxKeys: 5 }), async (value) => {
        const text = `${JSON.stringify(value)}`;
        const collection = await collect(
          [workflows, ciRuns],
          memoryRepository(Object.fromEntries(PATHS.map((path) => [path, text]))),
        );
        expect(collection.get(workflows)).not.toHaveProperty('error');
        expect(collection.get(ciRuns)).not.toHaveProperty('error');
      }),
      { numRuns: 60 },
    );
  });

  it('may name folders outside the repository', async () => {
    const text =
      'on: push\njobs: {a: {steps: [{run: npm test, working-directory: /tmp}, {run: npm test, working-directory: ../x}]}}';
    const collection = await collect(
      [ciRuns],
      memoryRepository({
        '.github/workflows/a.yml': text,
        'package.json': '{"scripts": {"test": "vitest"}}',
      }),
    );
    expect(collection.value(ciRuns)?.map(({ elsewhere }) => elsewhere)).toEqual([true, true]);
  });
});
