import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const retention = await register([
  import('./stores-declared/check.ts'),
  import('./location-owner/check.ts'),
  import('./retention-declared/check.ts'),
]);
