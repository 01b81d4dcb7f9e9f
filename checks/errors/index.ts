import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const errors = await register([
  import('./no-swallowed-writes/check.ts'),
  import('./debug-off/check.ts'),
  import('./failure-tested/check.ts'),
]);
