import type { CodeChanges } from '../../src/facts/code-changes.ts';
import type { ListedFile } from '../../src/facts/file-list.ts';
import { plainTitle, writtenTitles } from '../../src/facts/test-blocks/find-test.ts';
import type { TestBlock } from '../../src/facts/test-blocks/model.ts';
import type { FailedTest } from '../../src/facts/test-results/model.ts';
import type { TestResults } from '../../src/facts/test-results/test-results.ts';
import { counted, type Finding, fail, insidePath, type ManifestView } from '../../src/kit/index.ts';
import { ageInDays } from '../../src/manifest/date.ts';
import { parsePointer } from '../../src/manifest/pointer.ts';

export interface ReportContext {
  readonly manifest: ManifestView | null;
  readonly testResults: TestResults;
  readonly codeChanges: CodeChanges;
  readonly fileList: readonly ListedFile[];
  readonly today: string;
}

/** What the reports come to that the manifest names. */
export interface Reported {
  /** The tests that failed in it. */
  readonly failures: readonly FailedTest[];
  /** The report is too old, or of unknown age: what it shows may have changed. */
  readonly stale: boolean;
  /** One sentence for the summary; empty if no report is named. */
  readonly note: string;
  readonly findings: readonly Finding[];
}

const MAX_AGE_DAYS = 90;

/** Reads what `tests.results` names: proof only if something ran, lately, and on the code of today. */
export function readReport(context: ReportContext): Reported {
  const { manifest, testResults } = context;
  const named = namedPath(manifest?.claims.tests?.results);
  if (named === null) return { failures: [], stale: false, note: '', findings: [] };
  const files = testResults.tests.filter(({ path }) => isAt(path, named));
  const [first] = files;
  if (!first) return { failures: [], stale: false, note: '', findings: lost(context, named, 'results') };
  const ran = files.reduce((sum, file) => sum + file.ran, 0);
  const failures = files.flatMap((file) => file.failures);
  const failed = files.reduce((sum, file) => sum + file.failed, 0);
  const date = oldest(files.map((file) => file.date ?? dateInGit(file.path, context)));
  const doubt = ran === 0 ? 'no test ran in it' : ageOf(date, context);
  if (doubt === null) {
    const note = ` The report of ${date} shows ${counted(ran, 'test')} run and ${failed} failed.`;
    return { failures, stale: false, note, findings: [] };
  }
  return {
    failures,
    stale: true,
    note: ` The report under tests.results proves nothing: ${doubt}.`,
    findings: [
      advice(
        context,
        'results',
        `The report ${named} proves nothing: ${doubt}. Let the test run write it anew, or leave it out of the manifest.`,
      ),
    ],
  };
}

/** Reads what `tests.coverage` names, in one sentence for the summary. */
export function readCoverage(context: ReportContext): Pick<Reported, 'note' | 'findings'> {
  const named = namedPath(context.manifest?.claims.tests?.coverage);
  if (named === null) return { note: '', findings: [] };
  const files = context.testResults.coverage.filter(({ path }) => isAt(path, named));
  if (files.length === 0) return { note: '', findings: lost(context, named, 'coverage') };
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  const date = oldest(files.map((file) => file.date ?? dateInGit(file.path, context)));
  const doubt = lines === 0 ? 'it counts no lines' : ageOf(date, context);
  if (doubt === null)
    return {
      note: ` Coverage on ${date}: ${Math.floor((covered / lines) * 100)} % of ${counted(lines, 'line')}.`,
      findings: [],
    };
  return {
    note: ` The coverage report proves nothing: ${doubt}.`,
    findings: [
      advice(
        context,
        'coverage',
        `The coverage report ${named} proves nothing: ${doubt}. Let the test run write it anew, or leave it out of the manifest.`,
      ),
    ],
  };
}

/** Whether a report shows this test as failed. */
export function failedIn(failures: readonly FailedTest[], path: string, block: TestBlock): boolean {
  const titles = writtenTitles(block).map(plainTitle);
  return failures.some(({ name, group, file }) => {
    if (file !== null && !sameFile(file, path)) return false;
    const bare = block.parametrised ? name.replace(/\[[^\]]*\]$/, '') : name;
    const whole = titles.at(1) ?? '';
    const written = plainTitle(bare);
    // A title alone may be that of a test elsewhere, unless the report names the file or the group.
    const alone = written === titles[0] && (file !== null || isGroupOf(group, path, block));
    return (
      alone || (titles.slice(1).includes(written) && whole !== '') || plainTitle(`${group} ${bare}`) === whole
    );
  });
}

/** The class or the group in front of a name is one around this test, or its file. */
function isGroupOf(group: string, path: string, { titles }: TestBlock): boolean {
  if (group === '') return true;
  const words = plainTitle(group);
  const module = plainTitle(path.replace(/\.\w+$/, '').replaceAll('/', '.'));
  return (
    titles.slice(0, -1).some((title) => words.endsWith(plainTitle(title))) ||
    words.includes(module) ||
    sameFile(group, path)
  );
}

function sameFile(written: string, path: string): boolean {
  const plain = written.replaceAll('\\', '/');
  return plain === path || plain.endsWith(`/${path}`) || path.endsWith(`/${plain}`);
}

function namedPath(pointer: string | undefined): string | null {
  const found =
    pointer === undefined || /^(?:none|n\/?a)$/i.test(pointer.trim()) ? null : parsePointer(pointer);
  return found?.kind === 'path' ? insidePath(found.path) : null;
}

/** The file itself, or one in the folder that is named: Maven writes a report for each class. */
const isAt = (path: string, named: string): boolean => path === named || path.startsWith(`${named}/`);

function lost(
  { manifest, fileList }: ReportContext,
  named: string,
  field: 'results' | 'coverage',
): Finding[] {
  const exists = fileList.some(({ path }) => isAt(path, named));
  const forms =
    field === 'results'
      ? 'JUnit XML, or the JSON of Jest or Vitest'
      : 'LCOV, Cobertura, or Istanbul’s json-summary';
  const message = exists
    ? `tests.${field} names ${named}, which is no report that can be read (${forms}). It proves nothing.`
    : `tests.${field} names ${named}, which does not exist. Keep the report in the repository, or leave the field out.`;
  return [fail('medium', { subject: `tests.${field}`, message, at: manifest?.at('tests', field) ?? null })];
}

function advice({ manifest }: ReportContext, field: 'results' | 'coverage', message: string): Finding {
  return fail('low', { subject: `tests.${field}`, message, at: manifest?.at('tests', field) ?? null });
}

function dateInGit(path: string, { codeChanges }: ReportContext): string | null {
  return codeChanges.reports.find((report) => report.path === path)?.date ?? null;
}

/** Of several files the oldest counts; one of unknown age makes all unknown. */
function oldest(dates: readonly (string | null)[]): string | null {
  if (dates.includes(null)) return null;
  return dates.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))[0] ?? null;
}

/** Why a report's age keeps it from being proof; null where it does not. */
function ageOf(date: string | null, { codeChanges, today }: ReportContext): string | null {
  const age = date === null ? null : ageInDays(date, today);
  if (date === null || age === null) return 'nobody can tell how old it is';
  if (age < 0) return `it is dated ${date}, which is still to come`;
  if (age > MAX_AGE_DAYS) return `it is ${age} days old`;
  const { code } = codeChanges;
  return code !== null && code > date ? `it is of ${date}, and the code changed on ${code}` : null;
}
