import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { BY_DATE, type Deletion, type FileDeletions, unlessEmpty } from './model.ts';

const LONGEST_BODY = 8000;
const LONGEST_JOB = 3000;

/** What SQL deletes by date, and what pg_cron runs. */
export const sqlDeletions = defineFileFact<FileDeletions>({
  id: 'deletions-sql',
  files: ['**/*.sql'],
  mentions: /\bdelete\s+from\b|\bcron\.schedule\b|part_config/i,
  extract(file) {
    const text = file.text.replace(/^[ \t]*--.*$/gm, (comment) => ' '.repeat(comment.length));
    const functions = spans(
      text,
      /\bcreate\s+(?:or\s+replace\s+)?(?:function|procedure)\s+([\w."]{1,120})\s*\(/gi,
      LONGEST_BODY,
    );
    const jobs = spans(text, /\bcron\.schedule\s*\(()/gi, LONGEST_JOB);
    const partitions = /\bupdate\s+[\w.]{0,40}part_config\b[^;]{0,400}\bretention\s*=/i.exec(text);
    return unlessEmpty({
      deletions: [
        ...deletionsIn(file, text, functions, jobs),
        ...(partitions ? [scheduled(file, partitions.index, 'partition retention')] : []),
      ],
      runs: jobs.flatMap(({ body }) => [...body.matchAll(CALLED)].flatMap(([, name]) => plain(name ?? ''))),
      calls: jobs.flatMap(({ body }) =>
        [...body.matchAll(/https?:\/\/[^\s'"]{1,200}|functions\/v1\/[\w-]{1,80}/g)].map(([url]) => url),
      ),
    });
  },
});

const CALLED = /\b(?:select|call|perform)\s+([\w."]{1,120})\s*\(/gi;

interface Span {
  readonly name: string;
  readonly start: number;
  readonly body: string;
}

/** From each match to the next, or to the end of what is sensible. */
function spans(text: string, pattern: RegExp, longest: number): Span[] {
  const starts = [...text.matchAll(pattern)];
  return starts.map((match, index) => {
    const end = Math.min(starts[index + 1]?.index ?? text.length, match.index + longest);
    const body = text.slice(match.index, end);
    return { name: plain(match[1] ?? ''), start: match.index, body: body.slice(0, closing(body)) };
  });
}

/** The end of a statement: a semicolon outside dollar quotes. */
function closing(body: string): number {
  let quoted = false;
  for (const { 0: mark, index } of body.matchAll(/\$\w{0,20}\$|;/g)) {
    if (mark !== ';') quoted = !quoted;
    else if (!quoted) return index;
  }
  return body.length;
}

function deletionsIn(
  file: SourceFile,
  text: string,
  functions: readonly Span[],
  jobs: readonly Span[],
): Deletion[] {
  return [...text.matchAll(/\bdelete\s+from\s+(?:only\s+)?([\w."]{1,120})[^;]{0,600}/gi)].flatMap((match) => {
    if (!BY_DATE.test(match[0]) || /job_run_details/.test(match[0])) return [];
    const inside = (span: Span): boolean =>
      match.index >= span.start && match.index < span.start + span.body.length;
    const job = jobs.find(inside);
    const owner = functions.find(inside);
    if (!job && !owner) return [];
    return [
      {
        function: owner?.name ?? null,
        line: file.lineAt(match.index),
        targets: [plain(match[1] ?? '')],
        scheduled: job !== undefined,
        what: job ? 'pg_cron' : 'a database function',
      },
    ];
  });
}

function scheduled(file: SourceFile, index: number, what: string): Deletion {
  return { function: null, line: file.lineAt(index), targets: [], scheduled: true, what };
}

/** The last part of a name, without quotes. */
function plain(name: string): string {
  return (name.split('.').at(-1) ?? name).replaceAll('"', '');
}
