import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const training = await register([
  import('./plan-covers-roles/check.ts'),
  import('./records-current/check.ts'),
]);
