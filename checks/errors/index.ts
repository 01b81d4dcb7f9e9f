import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const errors = await register([
  import('./no-swallowed-writes/check.ts'),
  import('./baas-result-checked/check.ts'),
  import('./http-status-checked/check.ts'),
  import('./last-resort-handler/check.ts'),
  import('./no-internal-details/check.ts'),
  import('./debug-off/check.ts'),
  import('./no-false-success/check.ts'),
  import('./timeouts/check.ts'),
  import('./failure-tested/check.ts'),
]);
