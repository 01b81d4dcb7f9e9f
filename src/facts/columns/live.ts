import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';

/**
 * Part of the application as it is today. A folder `website` is, since a web application's package is often called so.
 */
export function isLive(path: string): boolean {
  if (isTestPath(path) || isExamplePath(path)) return false;
  return !isDocsPath(path.replace(/(^|\/)website\//, '$1web/'));
}
