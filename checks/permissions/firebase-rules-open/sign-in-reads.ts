import type { RuleFile } from '../../../src/facts/firebase/rule-files.ts';
import { type Finding, review } from '../../../src/kit/index.ts';
import type { PublicTables } from './declared.ts';
import { faultOf, isRead } from './judge.ts';

/** What every account may read is one question a file: usually it is meant so for most of it. */
export function signInReads(file: RuleFile, declared: PublicTables): Finding[] {
  const found = file.grants.filter((grant) => {
    const given = grant.accesses.filter((each) => faultOf(each, grant, declared) === 'sign-in');
    return given.length > 0 && given.every(({ access }) => isRead(access));
  });
  const [first] = found;
  if (!first) return [];
  const paths = [...new Set(found.map(({ path }) => path))];
  const shown = paths.slice(0, 5).join(', ');
  const rest = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  return [
    review('high', {
      subject: `${file.product} read by every account ${[...paths].sort().join(' ')}`,
      at: { path: file.path, line: first.line },
      message: `Everybody who has an account may read ${shown}${rest}: the rules ask only whether somebody is signed in. Ask for the owner or a role where people should not see each other's data, or have the sign-off say that every user is meant to, and who can get an account.`,
    }),
  ];
}
