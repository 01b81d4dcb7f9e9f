import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const tests = await register([
  import('./test-command/check.ts'),
  import('./tests-exist/check.ts'),
  import('./assertions-present/check.ts'),
  import('./nothing-switched-off/check.ts'),
  import('./journeys-covered/check.ts'),
  import('./edge-cases-covered/check.ts'),
  import('./ci-runs-tests/check.ts'),
  import('./input-validated/check.ts'),
  import('./manual-runs-recorded/check.ts'),
  import('./no-mock-data-live/check.ts'),
]);
