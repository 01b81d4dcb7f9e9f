import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const goLive = await register([
  import('./manifest-valid/check.ts'),
  import('./prototype-limits/check.ts'),
  import('./backup-declared/check.ts'),
  import('./backup-covers-stores/check.ts'),
  import('./restore-drill/check.ts'),
  import('./signoffs-complete/check.ts'),
  import('./signoffs-fresh/check.ts'),
  import('./waivers-valid/check.ts'),
]);
