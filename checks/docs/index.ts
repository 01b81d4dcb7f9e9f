import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const docs = await register([
  import('./readme-real/check.ts'),
  import('./topics-covered/check.ts'),
  import('./env-documented/check.ts'),
]);
