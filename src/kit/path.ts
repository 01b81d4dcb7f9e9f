import { posix } from 'node:path';

/** A way up, after normalisation. */
const UP = /^\.\.(?:[\\/]|$)/;

/**
 * `docs/a.md` for `./docs//a.md`, `.` for the audited folder itself; null for what is absolute (on any system), leaves
 * the folder, or is no path at all.
 */
export function insidePath(pointer: string): string | null {
  if (pointer === '' || pointer.includes('\0') || /^(?:[\\/]|[A-Za-z]:)/.test(pointer)) return null;
  const path = posix.normalize(pointer).replace(/\/$/, '');
  return UP.test(path) ? null : path;
}
