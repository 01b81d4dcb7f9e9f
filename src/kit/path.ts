import { posix } from 'node:path';

/** An absolute path, a drive, or a way up, on any system. */
const OUTSIDE = /^(?:[\\/]|[A-Za-z]:|\.\.(?:[\\/]|$))/;

/**
 * A path that a person wrote, in normal form: `docs/a.md` for `./docs//a.md`, `.` for the audited folder itself; null for
 * what is absolute, leaves the folder, or is no path at all.
 */
export function insidePath(pointer: string): string | null {
  if (pointer === '' || pointer.includes('\0') || /^(?:[\\/]|[A-Za-z]:)/.test(pointer)) return null;
  const path = posix.normalize(pointer).replace(/\/$/, '');
  return OUTSIDE.test(path) ? null : path;
}
