import { register } from '../register.ts';

/** The area's checks, in the catalogue's order: a line each. */
export const changeControl = await register([
  import('./request-path/check.ts'),
  import('./ci-gates-merge/check.ts'),
  import('./deploy-matches-claim/check.ts'),
  import('./migrations-versioned/check.ts'),
  import('./destructive-commands/check.ts'),
  import('./rollback-proven/check.ts'),
  import('./lockfile-single/check.ts'),
  import('./build-checks-on/check.ts'),
  import('./imports-declared/check.ts'),
  import('./ci-hardened/check.ts'),
  import('./agent-guardrails/check.ts'),
]);
