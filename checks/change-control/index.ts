import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const changeControl = await register([
  import('./ci-gates-merge/check.ts'),
  import('./rollback-proven/check.ts'),
  import('./lockfile-single/check.ts'),
]);
