import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const tests = await register([
  import('./test-command/check.ts'),
  import('./tests-exist/check.ts'),
  import('./ci-runs-tests/check.ts'),
]);
