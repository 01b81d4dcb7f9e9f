import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const permissions = await register([
  import('./matrix-complete/check.ts'),
  import('./rls-enabled/check.ts'),
  import('./secrets-committed/check.ts'),
]);
