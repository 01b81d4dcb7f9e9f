import { contradiction, type Finding, fail, review } from '../../../src/kit/index.ts';
import type { Claims } from './claims.ts';
import type { Grant } from './grants.ts';

/** What the ways to data mean, beside what the manifest says of them. */
export function grantFindings(grants: readonly Grant[], claims: Claims): Finding[] {
  const found = grants.flatMap((grant) => judge(grant, claims) ?? []);
  if (claims.used && claims.prodAccess === null && found.length === 0) {
    const message =
      'The manifest names AI tools, and does not say whether they can reach live data. Write prod_access: true or false.';
    return [fail('medium', { subject: 'prod_access', message, at: claims.at })];
  }
  return found;
}

function judge(grant: Grant, claims: Claims): Finding | null {
  const { what, subject, at } = grant;
  if (claims.none) {
    const message = `${what}, while the manifest says that no AI tool is used.`;
    return contradiction('high', { subject, message, at });
  }
  if (grant.kind === 'live' && claims.prodAccess === false) {
    const message = `${what}, while the manifest says that no AI tool can reach live data.`;
    return contradiction('high', { subject, message, at });
  }
  if (!claims.names(grant.tool)) {
    const message = `${what}, and the manifest does not say that it is used. Decide whether it may reach live data, limit it to that, and write it under change_control.ai_agents.`;
    return fail('high', { subject, message, at });
  }
  if (grant.kind === 'live' && claims.prodAccess === null) {
    const message = `${what}, and the manifest does not say that AI tools can reach live data. Connect it to a copy, or write prod_access: true and say who watches it.`;
    return fail('high', { subject, message, at });
  }
  // Declared access is the team's decision; that it may also change the data is for somebody to agree to.
  if (claims.prodAccess === true && (grant.kind === 'unasked' || grant.readsOnly)) return null;
  return review('high', { subject, message: `${what}. ${QUESTIONS[grant.kind]}`, at });
}

const QUESTIONS: Readonly<Record<Grant['kind'], string>> = {
  live: 'Somebody must agree that it may change live data, or it must be made read-only.',
  open: 'Which database that is cannot be seen here: somebody must confirm that it is not the live one, or it must be made read-only and held to one project.',
  unasked: 'Somebody must confirm that nothing on the machines where it runs leads to live data.',
  platform:
    'Somebody must confirm which database is connected there, and who looks at a change to it before it is made.',
};
