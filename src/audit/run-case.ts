import { collect } from '../collect/collect.ts';
import type { Case } from '../kit/cases.ts';
import type { CatalogueEntry, Check } from '../kit/check.ts';
import type { Status } from '../kit/vocabulary.ts';
import { loadManifest } from '../manifest/load.ts';
import { memoryRepository } from '../repo/memory.ts';
import { evaluate, type JudgedFinding } from './evaluate.ts';

const MANIFEST = 'readycheck.yaml';
const DAY = '2026-11-01';

export interface CaseResult {
  readonly verdict: Status;
  /** As {@link Case.findings} writes them. */
  readonly findings: readonly string[];
  /** Summary and messages, a line each. */
  readonly told: string;
}

/** Makes one check over one case's repository, exactly as an audit would. */
export async function runCase(
  check: Check,
  example: Case,
  catalogue: readonly CatalogueEntry[],
): Promise<CaseResult> {
  const files = Object.fromEntries(Object.entries(example.files).map(([path, text]) => [path, dedent(text)]));
  const repository = memoryRepository(files, example.git === undefined ? {} : { git: example.git });
  const text = files[MANIFEST];
  const manifest = text === undefined ? null : loadManifest(MANIFEST, text);
  const collection = await collect(Object.values(check.facts), repository);
  const today = example.today ?? DAY;
  const result = evaluate(check, { collection, repository, manifest, today, catalogue });
  const told = [result.summary, ...result.findings.map((finding) => finding.message)].join('\n');
  return { verdict: result.status, findings: result.findings.map(written), told };
}

function written({ at, severity, kind, contradiction }: JudgedFinding): string {
  const place = at ? `${at.path}${at.line === undefined ? '' : `:${at.line}`}` : '-';
  return `${place} ${severity}${contradiction ? ' contradiction' : ''}${kind === 'review' ? ' review' : ''}`;
}

/** Removes the indentation that all lines share, and the line breaks around the text. */
function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
}
