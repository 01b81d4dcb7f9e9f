import type { ReportFinding } from '../../audit/report.ts';
import type { LineChanges } from '../../manifest/digest.ts';
import { forTerminal } from '../../reporters/escape.ts';

/** What a signer must see before signing. */
export interface SignPage {
  readonly title: string;
  readonly project: string;
  readonly signer: string;
  readonly facts: readonly string[];
  /** Since the last signature under this gate; null where there is none to compare with. */
  readonly since: { readonly by: string; readonly date: string; readonly changes: LineChanges } | null;
  /** Open questions of the gate, which the signature settles. */
  readonly questions: readonly ReportFinding[];
  /** Failures that hold the gate, which no signature opens. */
  readonly failures: readonly ReportFinding[];
  readonly verbose: boolean;
}

/** Enough for a signer to see it all in most cases; more is asked for. */
const SHOWN = 100;

export function signPage(page: SignPage): string {
  const { title, project, signer, facts, since, questions, failures, verbose } = page;
  const list = (lines: readonly string[]): string[] => shortened(lines, verbose);
  return [
    `${forTerminal(title)} · ${forTerminal(project)} · signed by ${forTerminal(signer)}`,
    '',
    ...(since ? changed(since, list) : ['Signed for the first time.', '']),
    `What is signed (${facts.length} facts):`,
    ...(since && !verbose
      ? ['  see above for what changed; --verbose prints them all']
      : list(facts.map((line) => `  ${line}`))),
    '',
    ...told(questions, `Questions that this signature answers (${questions.length}):`, verbose),
    ...told(failures, `Failures that hold the gate, whatever is signed (${failures.length}):`, verbose),
    '',
  ].join('\n');
}

function changed(
  { by, date, changes: { added, removed } }: NonNullable<SignPage['since']>,
  list: (lines: readonly string[]) => string[],
): string[] {
  const since = `since ${forTerminal(by)} signed on ${date}`;
  if (added.length + removed.length === 0) return [`Nothing has changed ${since}.`, ''];
  const lines = [...added.map((line) => `  + ${line}`), ...removed.map((line) => `  - ${line}`)];
  return [`Changed ${since}:`, ...list(lines), ''];
}

function told(findings: readonly ReportFinding[], heading: string, verbose: boolean): string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(({ message, path, line }) => {
    const place = path === null ? '' : ` (${path}${line === null ? '' : `:${line}`})`;
    return `  • ${message}${place}`;
  });
  return [heading, ...shortened(lines, verbose), ''];
}

function shortened(lines: readonly string[], verbose: boolean): string[] {
  const shown = verbose ? lines : lines.slice(0, SHOWN);
  const rest = lines.length - shown.length;
  return [
    ...shown.map(forTerminal),
    ...(rest > 0 ? [`  … and ${rest} more: --verbose prints them all`] : []),
  ];
}
