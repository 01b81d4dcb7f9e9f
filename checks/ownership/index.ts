import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const ownership = await register([
  import('./people-named/check.ts'),
  import('./support-terms/check.ts'),
  import('./incident-runbook/check.ts'),
]);
