import { createHash } from 'node:crypto';

/** The version of what is digested and how; with another, digests cannot be compared. */
const VERSION = 'rc1';

/** The digest of facts in sorted lines, as `rc1:` and 40 hex digits of their SHA-256. */
export function digestOf(lines: readonly string[]): string {
  return `${VERSION}:${createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 40)}`;
}

/** Whether a digest was made in the way that this version makes it. */
export function isComparable(digest: string): boolean {
  return digest.startsWith(`${VERSION}:`);
}

export interface LineChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What came and what went between two sets of lines. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChanges {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    added: after.filter((line) => !old.has(line)),
    removed: before.filter((line) => !now.has(line)),
  };
}
