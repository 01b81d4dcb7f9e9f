import { defineRepositoryFact } from '../kit/fact.ts';
import { isApplicationPath } from './path-roles.ts';

export interface CodeChanges {
  /** False outside git and in a shallow clone: nothing below is known then. */
  readonly known: boolean;
  /** The day of the newest commit that changed the application's code; null if none of the newest did. */
  readonly code: string | null;
  /** Files that newest commits changed and that may be reports, with the day. */
  readonly reports: readonly { readonly path: string; readonly date: string }[];
  /** Full ids of commits, newest first. */
  readonly commits: readonly string[];
  /** Whether these are all there are. */
  readonly complete: boolean;
}

const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|go|rs|rb|erb|php|java|kt|scala|cs|fs|swift|dart|exs?|hs|c|cc|cpp|h|clj|r|jl|lua|pl|sql|prisma|html?|css|scss)$/i;
const CONFIGURATION = /(?:^|\/)(?:\.[^/]*|[^/]*\.config)\.[cm]?[jt]s$/i;
const REPORT = /\.(?:xml|json|info|lcov)$/i;
/** The most that git is asked for. */
const ALL = 5000;

/** When the application's code last changed, to tell what was tested before that. */
export const codeChanges = defineRepositoryFact<CodeChanges>({
  id: 'code-changes',
  async read({ git }) {
    if (!git || git.shallow) return { known: false, code: null, reports: [], commits: [], complete: false };
    const changes = await git.changes();
    const commits = await git.commits();
    const code = changes.find(({ paths }) => paths.some(isCode));
    const reports = new Map<string, string>();
    for (const { date, paths } of changes)
      for (const path of paths) if (REPORT.test(path) && !reports.has(path)) reports.set(path, date);
    return {
      known: true,
      code: code?.date ?? null,
      reports: [...reports].map(([path, date]) => ({ path, date })),
      commits,
      complete: commits.length < ALL,
    };
  },
});

function isCode(path: string): boolean {
  return CODE.test(path) && isApplicationPath(path) && !CONFIGURATION.test(path);
}
