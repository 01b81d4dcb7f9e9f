import type { CodeChanges } from '../../../src/facts/code-changes.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import type { CaseDocument } from '../../../src/facts/test-results/case-documents.ts';
import {
  type FileFactResult,
  type Finding,
  fail,
  insidePath,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { isDate } from '../../../src/manifest/date.ts';
import { parsePointer } from '../../../src/manifest/pointer.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { MAX_AGE_DAYS } from '../journeys.ts';
import type { Run } from './runs.ts';
import { isStatusFile } from './status-files.ts';

interface Seen {
  readonly codeChanges: CodeChanges;
  readonly caseDocuments: FileFactResult<CaseDocument>;
  readonly fileList: readonly ListedFile[];
}

/** What keeps a run by hand from being a record; each problem is a finding of its own. */
export function judgeRun(run: Run, manifest: ManifestView, seen: Seen, today: string): Finding[] {
  const name = `Run ${String(run.id ?? run.index + 1)}`;
  const of = (kind: typeof fail, problem: string, message: string, ...field: string[]): Finding =>
    kind('medium', {
      subject: `run ${String(run.id ?? run.index + 1)}: ${problem}`,
      message: `${name} ${message}`,
      at: manifest.at('tests', 'manual_runs', run.index, ...field),
    });
  const defects = recordDefects(run, manifest, today, MAX_AGE_DAYS);
  const cases = casesProblem(run.cases, seen);
  const changed = changedSince(run.date, seen.codeChanges);
  return [
    ...(defects.length > 0
      ? [
          of(
            fail,
            'record',
            `${together(defects)}. It proves nothing about the tool of today; let a person do it again.`,
          ),
        ]
      : []),
    ...(run.result === 'pass'
      ? []
      : [
          of(
            fail,
            'result',
            run.result === undefined
              ? 'has no result. Write pass or fail.'
              : 'did not pass. Mend what failed, and run it again.',
            'result',
          ),
        ]),
    ...(commitIsUnknown(run.commit, seen.codeChanges)
      ? [of(fail, 'commit', `names commit ${String(run.commit)}, which does not exist here.`, 'commit')]
      : []),
    ...(cases ? [of(cases.sure ? fail : review, 'cases', cases.message, 'cases')] : []),
    ...(defects.length === 0 && changed !== null
      ? [
          of(
            review,
            'age',
            `is of ${run.date ?? ''}, and the code changed on ${changed}. Does it still hold? Run it again, or have the sign-off say why the change does not matter.`,
            'date',
          ),
        ]
      : []),
  ];
}

function changedSince(date: string | undefined, { code }: CodeChanges): string | null {
  return date !== undefined && isDate(date) && code !== null && code > date ? code : null;
}

/** Only where all of the history was seen. */
function commitIsUnknown(
  commit: string | number | undefined,
  { known, complete, commits }: CodeChanges,
): boolean {
  if (commit === undefined || !known || !complete) return false;
  const id = String(commit).trim().toLowerCase();
  return !/^[0-9a-f]{7,64}$/.test(id) || !commits.some((each) => each.startsWith(id));
}

function casesProblem(
  pointer: string | undefined,
  { caseDocuments, fileList }: Seen,
): { sure: boolean; message: string } | null {
  if (pointer === undefined)
    return {
      sure: true,
      message:
        'names no document under cases: nobody can tell what was tried, what was expected and what came.',
    };
  const found = parsePointer(pointer);
  if (found?.kind === 'url')
    return {
      sure: false,
      message: `keeps its cases outside the repository (${pointer}). Have the sign-off say who read them.`,
    };
  const path = found && 'path' in found ? insidePath(found.path) : null;
  if (path === null || !fileList.some((file) => file.path === path))
    return { sure: true, message: `names ${pointer} under cases, which does not exist.` };
  const document = caseDocuments.values.find((each) => each.path === path)?.value;
  const columns = document?.expected && document.actual;
  if (isStatusFile(path)) {
    return columns
      ? {
          sure: false,
          message: `rests on ${path}, named as coding agents name their status files. Did a person write down what they saw?`,
        }
      : {
          sure: true,
          message: `rests on ${path}, a status file as coding agents write them. It is no record: write down steps, expected and actual results.`,
        };
  }
  if (columns) return null;
  return READ.test(path)
    ? {
        sure: true,
        message: `rests on ${path}, which does not say what was expected and what came. Write both for each case.`,
      }
    : {
        sure: false,
        message: `rests on ${path}, which cannot be read here. Have the sign-off say that it holds expected and actual results.`,
      };
}

const READ = /\.(?:mdx?|markdown|rst|adoc|asciidoc|txt|[ct]sv|html?)$/i;
