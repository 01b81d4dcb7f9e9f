import type { Check } from '../kit/check.ts';
import { type Finding, fail } from '../kit/finding.ts';
import type { Repository } from '../kit/repository.ts';

const COMMENT = /readycheck-ignore[ \t]+([a-z-]+\/[a-z-]+)[ \t]*(:[^\n]*)?/g;

/**
 * Takes out the findings that a comment on their line, or the line above, silences:
 * `readycheck-ignore CHECK: reason`. Without a reason the comment becomes a finding itself; what is not waivable
 * cannot be ignored.
 */
export function applyIgnores(
  check: Check,
  findings: readonly Finding[],
  repository: Repository,
): { findings: Finding[]; ignored: number } {
  const kept: Finding[] = [];
  let ignored = 0;
  for (const finding of findings) {
    const comment = check.waivable ? commentOn(check, finding, repository) : null;
    if (comment === null) kept.push(finding);
    else if (comment) ignored += 1;
    else kept.push(finding, withoutReason(check, finding));
  }
  return { findings: kept, ignored };
}

/** The reason given, '' for a comment without one, null for no comment. */
function commentOn(check: Check, { at }: Finding, repository: Repository): string | null {
  if (at?.line === undefined) return null;
  const source = repository.read(at.path);
  if ('reason' in source) return null;
  const lines = source.text.split('\n').slice(Math.max(0, at.line - 2), at.line);
  for (const match of lines.join('\n').matchAll(COMMENT)) {
    if (match[1] === check.id) return meaning(match[2]);
  }
  return null;
}

function meaning(reason = ''): string {
  return reason.replace(/^:|\*\/|-->|[}]+$/g, '').trim();
}

function withoutReason(check: Check, { at, subject }: Finding): Finding {
  return fail('medium', {
    subject: `ignore ${subject}`,
    message: `A readycheck-ignore comment for ${check.id} gives no reason, so it silences nothing. Add ": why" to it.`,
    at,
  });
}
