import type { Access } from '../../../src/facts/firebase/condition.ts';
import type { Grant } from '../../../src/facts/firebase/grants.ts';
import type { RuleFile } from '../../../src/facts/firebase/rule-files.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';
import { isDeclared, type PublicTables } from './declared.ts';
import { isEverything, verbs, where } from './words.ts';

/** What is wrong with what a rule gives; `sign-in` for reading is told once a file, see `sign-in-reads.ts`. */
type Fault = 'open' | 'unnamed' | 'date' | 'shown' | 'all-accounts' | 'sign-in' | 'taken-over' | 'unknown';

type Given = Grant['accesses'][number];

export function judgeGrant(file: RuleFile, grant: Grant, declared: PublicTables, today: string): Finding[] {
  const faults = new Map<Fault, Given[]>();
  for (const given of grant.accesses) {
    const fault = faultOf(given, grant, declared);
    if (fault) faults.set(fault, [...(faults.get(fault) ?? []), given]);
  }
  return [...faults].flatMap(([fault, given]) => tell(fault, given, file, grant, today));
}

export function isRead(access: Access): boolean {
  return access === 'get' || access === 'list';
}

export function faultOf({ access, demand }: Given, grant: Grant, declared: PublicTables): Fault | null {
  const meant = isDeclared(grant, access, declared);
  switch (demand.asks) {
    case 'nothing':
      return meant ? null : 'open';
    case 'data':
      if (meant) return null;
      return isRead(access) ? 'shown' : 'unnamed';
    case 'sign-in':
      if (meant) return null;
      return isEverything(grant) ? 'all-accounts' : 'sign-in';
    case 'claimed-owner':
      return meant ? null : 'taken-over';
    case 'date':
    case 'unknown':
      return demand.asks;
    default:
      return null;
  }
}

function tell(fault: Fault, given: readonly Given[], file: RuleFile, grant: Grant, today: string): Finding[] {
  const accesses = given.map(({ access }) => access);
  const may = `${verbs(accesses)} ${where(file.product, grant)}`;
  const subject = `${file.product} ${grant.path} ${fault} ${verbs(accesses)}`;
  const at = { path: file.path, line: grant.line };
  const details = (message: string) => ({ subject, at, message });
  switch (fault) {
    case 'open':
      return [
        fail(
          'blocker',
          details(
            `Anybody may ${may}, signed in or not: the rule asks for nothing.${meantHint(accesses, grant)}`,
          ),
        ),
      ];
    case 'unnamed':
      return [
        fail(
          'blocker',
          details(
            `Anybody may ${may}, signed in or not: the rule looks at the data alone, and not at who sends it.${meantHint(accesses, grant)}`,
          ),
        ),
      ];
    case 'date':
      return [testMode(given, may, today, details)];
    case 'shown':
      return [
        review(
          'high',
          details(
            `Anybody may ${may} wherever the data meets the rule's condition: who asks makes no difference.${meantHint(accesses, grant)}`,
          ),
        ),
      ];
    case 'all-accounts':
      return [
        fail(
          'blocker',
          details(
            `Everybody who has an account may ${may}: the rule asks only whether somebody is signed in. Give each collection or folder a rule that asks for the owner or a role.`,
          ),
        ),
      ];
    case 'sign-in':
      // Reading is told once for the file.
      return accesses.every(isRead)
        ? []
        : [
            review(
              'blocker',
              details(
                `Everybody who has an account may ${may}: the rule asks only whether somebody is signed in. Ask for the owner or a role, or have the sign-off say that every user is meant to, and who can get an account.`,
              ),
            ),
          ];
    case 'taken-over':
      return [
        review(
          'blocker',
          details(
            `Everybody who has an account may ${may}: the rule compares the caller's id with the data that is sent, and not with the data that is there, so that other people's records can be taken over. Compare with the data that is there.`,
          ),
        ),
      ];
    case 'unknown':
      return [
        review(
          'blocker',
          details(
            `Who may ${may} could not be worked out: the rule uses something that the file does not define, or goes round in circles.`,
          ),
        ),
      ];
  }
}

type Details = (message: string) => { subject: string; at: { path: string; line: number }; message: string };

function testMode(given: readonly Given[], may: string, today: string, details: Details): Finding {
  const until =
    given
      .map(({ demand }) => demand.until ?? '')
      .sort()
      .at(-1) ?? '';
  if (until < today) {
    const message = `The rule of test mode that let anybody ${may} ran out on ${until}: since then nobody can, and moving the date would open it to all. Write rules that ask who calls.`;
    return fail('high', details(message));
  }
  const message = `Anybody may ${may} until ${until}, signed in or not: these are the rules of test mode. Write rules that ask who calls.`;
  return fail('blocker', details(message));
}

function meantHint(accesses: readonly Access[], grant: Grant): string {
  const name = grant.names.at(-1);
  if (name === undefined) return ' Give each collection or folder a rule of its own.';
  const how = accesses.every(isRead) ? '' : ', with what anybody may do';
  return ` If that is meant, list "${name}" under permissions.public_tables${how}; if not, ask who calls.`;
}
