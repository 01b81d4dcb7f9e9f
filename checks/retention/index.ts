import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const retention = await register([
  import('./stores-declared/check.ts'),
  import('./location-owner/check.ts'),
  import('./personal-columns-classified/check.ts'),
  import('./special-category/check.ts'),
  import('./processors-declared/check.ts'),
  import('./ai-provider-flow/check.ts'),
  import('./retention-declared/check.ts'),
  import('./retention-mechanism/check.ts'),
  import('./erasure-path/check.ts'),
  import('./no-real-data-in-repo/check.ts'),
  import('./environments-separated/check.ts'),
  import('./no-personal-data-in-logs/check.ts'),
  import('./passwords-hashed/check.ts'),
  import('./transport-and-crypto/check.ts'),
  import('./privacy-notice-consistent/check.ts'),
]);
