/**
 * What a file is for, by the conventions of where it lies. Precision matters more than recall: what these do not
 * recognise is application code.
 */

const TEST_FOLDER =
  /(^|\/)(tests?|__tests__|specs?|e2e|cypress|playwright|__mocks__|mocks|fixtures?|testdata|test-utils|testing|androidTest|integration[-_]tests?)\//i;
const TEST_FILE =
  /(^|\/)(test_[^/]*\.py|conftest\.py|[^/]*(_test\.(py|go|rb|exs?|dart)|[.-](test|spec|cy|e2e|stories)\.[cm]?[jt]sx?|Tests?\.(java|kt|cs|php|swift|scala)|_spec\.rb|IT\.java))$/;
const EXAMPLE_FOLDER =
  /(^|\/)(examples?|samples?|demos?|playground|sandbox|benchmarks?|contrib|cookbook|tutorials?)\//i;
const DOCS_FOLDER = /(^|\/)(docs?|documentation|website|storybook|\.storybook)\//i;

/** Tests, and what only tests use. */
export function isTestPath(path: string): boolean {
  return TEST_FILE.test(path) || TEST_FOLDER.test(path);
}

/** Examples, demonstrations and benchmarks: shipped to show, not to run for real people. */
export function isExamplePath(path: string): boolean {
  return EXAMPLE_FOLDER.test(path);
}

/** Documentation sites and pages. */
export function isDocsPath(path: string): boolean {
  return DOCS_FOLDER.test(path);
}

/** Code that real people's data passes through: none of the above, tooling included since it may run in production. */
export function isApplicationPath(path: string): boolean {
  return !isTestPath(path) && !isExamplePath(path) && !isDocsPath(path);
}
