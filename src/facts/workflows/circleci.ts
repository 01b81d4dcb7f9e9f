import { defineFileFact } from '../../kit/fact.ts';
import { yaml } from '../../parsers/yaml.ts';
import { circleRuns } from './circleci-runs.ts';
import { circleSteps } from './circleci-steps.ts';
import { matrixOf } from './matrix.ts';
import type { Job, OutsideUse, Step, Workflow } from './model.ts';
import { type Reader, reader } from './reader.ts';

/** CircleCI: a workflow's jobs, each with the steps of its commands in place. */
export const circleWorkflows = defineFileFact<Workflow>({
  id: 'circleci-workflows',
  files: ['.circleci/*.{yml,yaml}'],
  scope: 'repository',
  mentions: /^(jobs|workflows)\s*:/m,
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    if (!document) return null;
    const root = reader(document);
    const source = file.text.split('\n');
    const outside: OutsideUse[] = [];
    const jobs = circleRuns(root).flatMap(({ id, job, call, triggers, condition, manual }): Job[] => {
      const steps = job ? circleSteps(job, root, { path: file.path, source }) : orbJob(id, call, file.path);
      const onChange = triggers.some(({ event }) => event === 'push');
      if (!job && steps.length === 0 && !manual && onChange)
        outside.push({ kind: 'orb', name: id, path: file.path, line: call.line });
      return [{ ...jobOf(id, job, call, file.path), triggers, condition, manual, steps }];
    });
    return {
      system: 'circleci',
      path: file.path,
      name: null,
      triggers: jobs.flatMap((job) => job.triggers ?? []),
      permissions: null,
      env: [],
      jobs,
      outside,
    };
  },
});

function jobOf(
  id: string,
  job: Reader | null,
  call: Reader,
  path: string,
): Omit<Job, 'triggers' | 'condition' | 'manual' | 'steps'> {
  return {
    id,
    name: call.get('name').text(),
    path,
    line: job?.line ?? call.line,
    needs: call.get('requires').texts(),
    continueOnError: false,
    services: (job?.get('docker').items() ?? []).slice(1).flatMap((image) => image.get('image').text() ?? []),
    container: job?.get('docker', 0, 'image').text() ?? null,
    matrix: matrixOf(call.get('matrix', 'parameters')),
    environment: null,
    permissions: null,
    uses: job ? null : { name: id, ref: null, line: call.line },
    with: {},
  };
}

/** Jobs of well-known orbs, by what they run unless told otherwise. */
const ORB_JOBS: Readonly<Record<string, (call: Reader) => string>> = {
  'node/test': (call) =>
    `${call.get('pkg-manager').text() ?? 'npm'} run ${call.get('run-command').text() ?? 'test'}`,
  'node/run': (call) =>
    `${call.get('pkg-manager').text() ?? 'npm'} run ${call.get('npm-run').text() ?? call.get('yarn-run').text() ?? 'ci'}`,
  'python/test': (call) => call.get('test-tool').text() ?? 'pytest',
  'cypress/run': () => 'npx cypress run',
  'cypress-io/run': () => 'npx cypress run',
  'go/test': () => 'go test ./...',
  'maven/test': () => 'mvn verify',
  'gradle/test': () => './gradlew test',
  'ruby/rspec-test': () => 'bundle exec rspec',
  'rust/test': () => 'cargo test',
};

function orbJob(id: string, call: Reader, path: string): Step[] {
  const command = Object.hasOwn(ORB_JOBS, id) ? ORB_JOBS[id]?.(call) : undefined;
  if (command === undefined) return [];
  const { line } = call;
  const uses = { name: id, ref: null, line };
  const workingDirectory = call.get('app-dir').text();
  return [
    {
      name: null,
      path,
      line,
      scripts: [{ text: command, line }],
      uses,
      with: {},
      workingDirectory,
      shell: null,
      env: [],
      continueOnError: false,
      condition: null,
    },
  ];
}
