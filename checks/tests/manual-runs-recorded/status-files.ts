import type { ListedFile } from '../../../src/facts/file-list.ts';
import { isDocsPath } from '../../../src/facts/path-roles.ts';

/** How coding agents call what they write about their own work. */
const STATUS =
  /(?:^|\/)(?:test[_-]?results?|(?:\w+[_-])?test[_-]?(?:report|summary|status|plan[_-]?results?)|[\w-]*(?:_|-)complete[d]?|all[_-]tests[_-]pass\w*|verification[_-](?:report|complete)|qa[_-]report)\.(?:md|txt)$/i;

export function isStatusFile(path: string): boolean {
  return STATUS.test(path);
}

export function statusFiles(files: readonly ListedFile[]): readonly { readonly path: string }[] {
  return files.filter(({ path }) => isStatusFile(path) && !isDocsPath(path)).map(({ path }) => ({ path }));
}

export function unrecorded(status: readonly { readonly path: string }[], journeys: boolean): string {
  const owed = journeys
    ? 'Automated tests do not cover every journey, and no run by hand is recorded'
    : 'There are no automated tests of this application, and no run by hand is recorded';
  const [first] = status;
  const file = first
    ? ` ${first.path} is a status file as coding agents write them: nobody's name stands for it, so it is no record.`
    : '';
  return `${owed}, so nobody can show that it was ever tried.${file} Let a person go through what users do, and record it under tests.manual_runs with who, when, the cases and the result.`;
}
