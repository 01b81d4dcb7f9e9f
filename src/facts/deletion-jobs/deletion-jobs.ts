import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { roleOf } from '../imports/imports.ts';
import { workflows } from '../workflows/workflows.ts';
import { javascriptDeletions } from './javascript-deletions.ts';
import type { Deletion, FileDeletions } from './model.ts';
import { pythonDeletions } from './python-deletions.ts';
import { sqlDeletions } from './sql-deletions.ts';
import { clockFiles, storeRules } from './store-rules.ts';

export interface DeletionJob extends Omit<Deletion, 'function'> {
  readonly path: string;
}

export interface DeletionJobs {
  /** What deletes by date or age, by path and line; `scheduled` where something seen runs it. */
  readonly jobs: readonly DeletionJob[];
  /** Files of code, SQL and infrastructure that were looked at. */
  readonly examined: number;
}

const FILES = { sqlDeletions, javascriptDeletions, pythonDeletions, storeRules, clockFiles };
const SOURCES = { ...FILES, workflows };

/** Everything that deletes what is old on its own: jobs of the database, of the store, of the code. */
export const deletionJobs = defineDerivedFact<typeof SOURCES, DeletionJobs>({
  id: 'deletion-jobs',
  from: SOURCES,
  derive({ workflows: ci, ...facts }) {
    const results: readonly FileFactResult<FileDeletions>[] = Object.values(facts);
    const files = results.flatMap(({ values }) => values).filter(({ path }) => isShipped(path));
    const runs = new Set(files.flatMap(({ value }) => value.runs));
    const commands = ci.workflows
      .filter(({ triggers }) => triggers.some(({ event }) => event === 'schedule'))
      .flatMap(({ jobs }) =>
        jobs.flatMap(({ steps }) => steps.flatMap(({ scripts }) => scripts.map(({ text }) => text))),
      );
    const calls = [...files.flatMap(({ value }) => value.calls), ...commands];
    const isCalled = caller(calls);
    const jobs = files.flatMap(({ path, value }) =>
      value.deletions.map(({ function: name, scheduled, ...rest }) => ({
        ...rest,
        path,
        scheduled: scheduled || (name !== null && runs.has(name)) || isCalled(path, name),
      })),
    );
    const inCommands = ci.workflows.flatMap((workflow) =>
      workflow.triggers.some(({ event }) => event === 'schedule') ? deletingSteps(workflow) : [],
    );
    return {
      jobs: [...jobs, ...inCommands].sort((a, b) =>
        a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1,
      ),
      examined: results.reduce((sum, { examined }) => sum + examined, 0),
    };
  },
});

function isShipped(path: string): boolean {
  return (
    /^(application|script)$/.test(roleOf(path)) &&
    !(isDevelopmentPath(path) && !/\.(py|[cm]?[jt]sx?)$/.test(path))
  );
}

/** Whether something that a clock calls is this file: by its path, its route, its edge function or its command. */
function caller(calls: readonly string[]): (path: string, name: string | null) => boolean {
  return (path, name) => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const [, edge] = /(^|\/)functions\/([\w-]+)\//.exec(path)?.slice(1) ?? [];
    const route = /\/api\/.+$/.exec(`/${path}`.replace(/(\/(route|index))?\.\w{1,4}$/, ''))?.[0];
    return calls.some(
      (call) =>
        (file.length > 8 && !/^(index|route|main|app)\./.test(file) && call.includes(file)) ||
        (edge !== undefined && call.includes(`functions/v1/${edge}`)) ||
        (route !== undefined && call.includes(route)) ||
        (name !== null && call.includes(`manage.py ${name}`)),
    );
  };
}

type ScheduledWorkflow = {
  readonly path: string;
  readonly jobs: readonly {
    readonly steps: readonly {
      readonly scripts: readonly { readonly text: string; readonly line: number }[];
    }[];
  }[];
};

/** `psql -c "DELETE FROM …"` in a workflow that runs at set times. */
function deletingSteps({ path, jobs }: ScheduledWorkflow): DeletionJob[] {
  const scripts = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.scripts));
  return scripts.flatMap(({ text, line }) => {
    const [, table] = /\bdelete\s+from\s+["'`]?([\w.]{1,80})/i.exec(text) ?? [];
    return table === undefined
      ? []
      : [
          {
            path,
            line,
            targets: [table.split('.').at(-1) ?? table],
            scheduled: true,
            what: 'a scheduled workflow',
          },
        ];
  });
}
