import type { RuleFile } from '../../../src/facts/firebase/rule-files.ts';
import { type Finding, review } from '../../../src/kit/index.ts';

/** Rules that ask for a role which everybody can give themselves ask for no more than an account. */
export function selfGivenRoles({ path, selfGiven }: RuleFile): Finding[] {
  return selfGiven.map(({ collection, field, line }) =>
    review('blocker', {
      subject: `self-given ${collection} ${field}`,
      at: { path, line },
      message: `Rules decide by "${field}" in the caller's own document of /${collection}, and this rule lets people write that document without a word about "${field}": everybody may be able to give it to themselves. Forbid changes of that field, or keep it in a claim that only the server sets.`,
    }),
  );
}
