import type { ForeignCi } from './foreign-ci.ts';
import type { Workflow } from './model.ts';
import type { ContinuousIntegration } from './workflows.ts';

/** Something that runs on changes and whose work cannot be seen in this repository. */
export interface Unseen {
  /** What it is called, stable. */
  readonly subject: string;
  /** A whole sentence that says what cannot be seen. */
  readonly text: string;
  readonly path: string;
  readonly line?: number;
}

/** Names of things that surely check no application. */
const OTHER_WORK =
  /codeql|stale|label|release|scan|secur|sast|secret|lint|doc|deploy|publish|dependabot|dependency|triage|changelog|notify|sync|cache|auto-?merge|pages|report|upload|result|coverage|summary|push|image|docker|\becr\b|\becs\b|heroku|terraform|slack/i;
const TEST_WORK = /test|\bci\b|check|verify|auto-devops|pipeline/i;

/** Continuous integration that is kept outside the repository, in other systems, or in files that could not be read. */
export function unseenCi(ci: ContinuousIntegration, foreign: readonly ForeignCi[]): Unseen[] {
  return [
    ...foreign.map(({ system, path }) => ({
      subject: system,
      text: `${system} is set up here, and its files are not read by this audit.`,
      path,
    })),
    ...ci.workflows.filter(runsOnChanges).flatMap(({ outside }) =>
      outside
        .filter(({ name }) => mayCheck(lastPart(name)))
        .map(({ kind, name, path, line }) => ({
          subject: name,
          text: `The ${kind} "${name}" is kept outside this repository, so what it runs cannot be seen.`,
          path,
          line,
        })),
    ),
    ...ci.notExamined.map(({ path, reason }) => ({
      subject: 'unread',
      text: `This file of continuous integration could not be read (${reason}), so what it runs is unknown.`,
      path,
    })),
  ];
}

/** What only runs for a release, by the clock or by hand checks no change. */
function runsOnChanges({ triggers }: Workflow): boolean {
  return triggers.some(
    ({ event }) => event === 'push' || event === 'pull_request' || event === 'merge_group',
  );
}

/** Whether an action, workflow or template of this name may run checks. */
export function mayCheck(name: string): boolean {
  return !OTHER_WORK.test(name) || TEST_WORK.test(name);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
