import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const goLive = await register([
  import('./manifest-valid/check.ts'),
  import('./signoffs-complete/check.ts'),
  import('./waivers-valid/check.ts'),
]);
