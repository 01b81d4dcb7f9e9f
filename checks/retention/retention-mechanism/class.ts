import type { DeletionJob, DeletionJobs } from '../../../src/facts/deletion-jobs/deletion-jobs.ts';
import type { Library } from '../../../src/facts/documents/documents.ts';
import { findSection } from '../../../src/facts/documents/find-section.ts';
import type { ListedFile } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import {
  contradiction,
  type Finding,
  fail,
  type ManifestView,
  type Place,
  review,
} from '../../../src/kit/index.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import type { DueClass } from './due.ts';

export interface Known {
  readonly deletionJobs: DeletionJobs;
  readonly documents: Library;
  readonly fileList: readonly ListedFile[];
  readonly manifest: ManifestView | null;
  readonly today: string;
}

export interface Judged {
  readonly findings: readonly Finding[];
  /** Code or configuration was read that does it. */
  readonly verified: boolean;
}

/** A run by hand stays good for a year. */
const MAX_AGE = 365;

/** Whether something deletes one class. */
export function judged(each: DueClass, known: Known): Judged {
  switch (each.keep?.method) {
    case 'auto':
      return automatic(each, known);
    case 'manual':
      return { findings: byHand(each, known), verified: false };
    default:
      return undecided(each, known);
  }
}

function undecided(each: DueClass, known: Known): Judged {
  if (jobsFor(each, known).some(({ scheduled }) => scheduled)) return { findings: [], verified: true };
  const message = `Nothing says how the class "${each.title}" is deleted. Write keep.method: auto with the file of the job as evidence, or manual with the instructions and who last did it.`;
  return {
    findings: [fail('high', { subject: each.title, message, at: placeOf(each, known) })],
    verified: false,
  };
}

function automatic(each: DueClass, known: Known): Judged {
  const pointer = each.keep?.evidence;
  const path = pointer?.split('#', 1)[0] ?? '';
  const there = known.deletionJobs.jobs.filter((job) => job.path === path);
  const jobs = there.length > 0 ? there : jobsFor(each, known);
  if (jobs.some(({ scheduled }) => scheduled)) return { findings: [], verified: true };
  const finding =
    pointed(each, known) ?? unscheduled(each, jobs) ?? other(each, known) ?? nothing(each, known);
  return { findings: [finding], verified: false };
}

/** `members.email` is of `members`; a job on `member` or `Member` deletes from it. */
function jobsFor({ fields }: DueClass, { deletionJobs }: Known): DeletionJob[] {
  const names = typeof fields === 'string' ? [fields] : (fields ?? []);
  const tables = new Set(
    names.map((name) =>
      plain(
        name
          .replace(/^bucket:/, '')
          .split('.')
          .at(-2) ?? name,
      ),
    ),
  );
  return deletionJobs.jobs.filter(({ targets }) => targets.some((target) => tables.has(plain(target))));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '');
}

/** What the pointer to the evidence leads to, where that is no job that was seen. */
function pointed(each: DueClass, known: Known): Finding | null {
  const pointer = each.keep?.evidence;
  if (pointer === undefined) return null;
  const at = known.manifest?.at('retention', 'classes', each.index, 'keep', 'evidence') ?? null;
  const path = pointer.split('#', 1)[0] ?? '';
  if (
    /^[a-z][a-z+.-]*:\/\//i.test(pointer) ||
    (findPath(known.fileList, path) !== 'missing' && !READ.test(path))
  ) {
    const message = `The class "${each.title}" is said to be deleted by itself, shown by ${pointer}. Whether that holds cannot be read from the code: look at the setting it shows, and sign that off.`;
    return review('high', { subject: each.title, message, at });
  }
  if (findPath(known.fileList, path) !== 'missing') return null;
  const message = `The class "${each.title}" is said to be deleted by ${pointer}, which does not exist.`;
  return contradiction('high', { subject: each.title, message, at });
}

/** Files in which jobs are looked for. */
const READ = /\.(sql|py|[cm]?[jt]sx?|tf|ya?ml)$/;

function unscheduled(each: DueClass, [job]: readonly DeletionJob[]): Finding | null {
  if (!job) return null;
  const message = `Old data of the class "${each.title}" is deleted here, and nothing was seen that runs it. Name what does (a schedule of the platform, with a dated export), or schedule it in the repository.`;
  return review('high', { subject: each.title, message, at: { path: job.path, line: job.line } });
}

/** Something deletes, but as far as names tell, something else. */
function other(each: DueClass, known: Known): Finding | null {
  const job = known.deletionJobs.jobs.find(({ scheduled }) => scheduled);
  if (!job) return null;
  const what = job.targets.length > 0 ? ` from ${job.targets.join(', ')}` : '';
  const message = `The class "${each.title}" is said to be deleted by itself. The only job that was seen deletes${what} (${job.what}); whether that is the class, only a person can say. Point keep.evidence at what deletes it.`;
  return review('high', { subject: each.title, message, at: { path: job.path, line: job.line } });
}

function nothing(each: DueClass, known: Known): Finding {
  const message = `The class "${each.title}" is said to be deleted by itself, and nothing in the repository deletes by date: no job, no expiry, no lifecycle. Add one, or say that it is done by hand.`;
  return contradiction('high', { subject: each.title, message, at: placeOf(each, known) });
}

function byHand(each: DueClass, known: Known): Finding[] {
  const { manifest, today } = known;
  const severity = manifest?.claims.tool?.stage === 'production' ? 'high' : 'medium';
  const record = each.keep?.last_done;
  const defects = recordDefects(record, manifest, today, MAX_AGE);
  const at = manifest?.at('retention', 'classes', each.index, 'keep', 'last_done') ?? null;
  const done =
    record === undefined
      ? [`The class "${each.title}" is deleted by hand, and nothing says that anybody ever did.`]
      : defects.length > 0
        ? [`The record of the last deletion of "${each.title}" ${together(defects)}.`]
        : [];
  const findings = done.map((message) => fail(severity, { subject: `${each.title} run`, message, at }));
  const missing = noInstructions(each, known);
  if (missing === null) return findings;
  return [
    ...findings,
    fail(severity, { subject: `${each.title} instructions`, message: missing, at: placeOf(each, known) }),
  ];
}

function noInstructions(each: DueClass, { documents, fileList }: Known): string | null {
  const pointer = each.keep?.evidence;
  if (pointer === undefined)
    return `The class "${each.title}" is deleted by hand, and no instructions are named. Point keep.evidence at them.`;
  const found = findSection(documents, pointer);
  if (found.kind === 'no-heading')
    return `The instructions for deleting "${each.title}" are said to be in ${pointer}, and there is no such heading.`;
  const missing = found.kind === 'none' && findPath(fileList, pointer.split('#', 1)[0] ?? '') === 'missing';
  return missing
    ? `The instructions for deleting "${each.title}" are said to be in ${pointer}, which does not exist.`
    : null;
}

function placeOf(each: DueClass, { manifest }: Known): Place | null {
  return manifest?.at('retention', 'classes', each.index, 'keep', 'method') ?? null;
}
