import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';

const ASIDE =
  /(^|\/)(templates?|[^/]*examples?|dist|out|\.[^/]+|node_modules|vendor|starters?|scaffolds?|generators?|boilerplates?)\//i;

/** Manifests of what is built and run for users: not of tests, examples, documentation, templates or build output. */
export function isShippedPath(path: string): boolean {
  return !isTestPath(path) && !isExamplePath(path) && !isDocsPath(path) && !ASIDE.test(path);
}
