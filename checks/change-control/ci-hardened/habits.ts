import type { ForeignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import type { Use, Workflow } from '../../../src/facts/workflows/model.ts';
import { counted, type Finding, fail, type NotExamined, review } from '../../../src/kit/index.ts';

const NAMED = 5;
/** Kept by GitHub itself, which runs the workflow anyway. */
const FIRST_PARTY = /^(?:actions|github)\//;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

/** Actions of others by a tag or a branch: whoever can move it can change what runs here. One finding for all. */
export function unpinned(workflows: readonly Workflow[]): Finding[] {
  const uses = new Map<string, { path: string; line: number }>();
  const note = (use: Use | null, path: string): void => {
    if (use && isMovable(use) && !uses.has(use.name)) uses.set(use.name, { path, line: use.line });
  };
  for (const { jobs, system } of workflows) {
    if (system !== 'github-actions') continue;
    for (const job of jobs) {
      note(job.uses, job.path);
      for (const step of job.steps) note(step.uses, step.path);
    }
  }
  const [first] = uses.values();
  if (!first) return [];
  const message = `${counted(uses.size, 'action')} of others ${uses.size === 1 ? 'is' : 'are'} named by a tag or a branch (${list([...uses.keys()])}): whoever takes over such an account can change what runs here, with your secrets, from one day to the next. Name the commit, with the version as a comment.`;
  return [fail('low', { subject: 'unpinned actions', message, at: first })];
}

function isMovable({ name, ref }: Use): boolean {
  return (
    !/^\.{0,2}\/|^docker:|\$\{\{/.test(name) &&
    name.includes('/') &&
    !FIRST_PARTY.test(name) &&
    ref !== null &&
    !COMMIT.test(ref)
  );
}

/** Workflows that leave the rights of their token to the settings of the repository. One finding for all. */
export function silentTokens(workflows: readonly Workflow[]): Finding[] {
  const silent = workflows.filter(
    ({ system, permissions, jobs }) =>
      system === 'github-actions' &&
      permissions === null &&
      jobs.some((job) => job.permissions === null && !job.id.includes('/')),
  );
  const [first] = silent;
  if (!first) return [];
  const message = `${counted(silent.length, 'workflow does', 'workflows do')} not say what their token may do (${list(silent.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)))}), so it may be everything. Begin them with \`permissions: {contents: read}\`, and give more where a job needs it.`;
  return [fail('low', { subject: 'permissions', message, at: { path: first.path } })];
}

/** What could not be read may do anything. */
export function unseen(notExamined: readonly NotExamined[], foreign: readonly ForeignCi[]): Finding[] {
  return [
    ...notExamined.map(({ path, reason }) => {
      const message = `This file of continuous integration could not be read (${reason}). Somebody must look whether it runs code or texts of outsiders.`;
      return review('medium', { subject: 'unread', message, at: { path } });
    }),
    ...foreign.map(({ system, path }) => {
      const message = `${system} is set up here, and its files are not read by this audit. Somebody must look whether it runs code of outsiders with secrets.`;
      return review('medium', { subject: system, message, at: { path } });
    }),
  ];
}

function list(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
