import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const permissions = await register([
  import('./matrix-complete/check.ts'),
  import('./roles-match-code/check.ts'),
  import('./routes-authenticated/check.ts'),
  import('./admin-needs-role/check.ts'),
  import('./object-ownership/check.ts'),
  import('./rls-enabled/check.ts'),
  import('./rls-permissive/check.ts'),
  import('./policy-name-contradicts/check.ts'),
  import('./schema-visible/check.ts'),
  import('./definer-objects/check.ts'),
  import('./edge-function-auth/check.ts'),
  import('./firebase-rules-open/check.ts'),
  import('./firebase-rules-wired/check.ts'),
  import('./buckets-private/check.ts'),
  import('./client-side-auth/check.ts'),
  import('./privileged-key-in-client/check.ts'),
  import('./secrets-committed/check.ts'),
  import('./default-credentials/check.ts'),
  import('./http-hardening/check.ts'),
  import('./review-recorded/check.ts'),
]);
