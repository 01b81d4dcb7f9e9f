import { fileList } from '../../../src/facts/file-list.ts';
import { firebaseData } from '../../../src/facts/firebase/firebase-data.ts';
import { ruleFiles } from '../../../src/facts/firebase/rule-files.ts';
import {
  conclude,
  counted,
  defineCheck,
  type Finding,
  notApplicable,
  review,
} from '../../../src/kit/index.ts';
import { publicTables } from './declared.ts';
import { judgeGrant } from './judge.ts';
import { selfGivenRoles } from './self-given.ts';
import { signInReads } from './sign-in-reads.ts';

export default defineCheck({
  id: 'permissions/firebase-rules-open',
  title: 'Firebase rules closed',
  question: 'Do the Firebase rules ask who is calling before they give or take data?',
  why: 'With Firebase the browser talks to the database and the file store itself, with a key that every visitor gets. The rules are the only thing between a visitor and all the data.',
  how: 'Reads Firestore and Storage rules and the rules of the Realtime Database, follows the functions in them, and works out for each rule what it asks of the caller: nothing, a date, something about the data alone, any account, the owner, a role. Rules add up: a rule that denies takes back nothing that another one gives. A role that is read from a document that its owner may write is no role. Where firebase.json names the rules, other files are left out.',
  passes:
    'Each rule asks for the owner, a role or something else that only some people have, or lets nobody in; what anybody may read is declared under permissions.public_tables.',
  fix: 'In each rule ask who calls (`request.auth.uid == …`, a role), not only that somebody is signed in. List what is public on purpose under permissions.public_tables, with what anybody may do with it. Rules of test mode that hold until a date are replaced, not prolonged.',
  example: [
    '```',
    'match /orders/{order} {',
    '  allow read: if request.auth.uid == resource.data.owner;',
    '  allow create: if request.auth.uid == request.resource.data.owner;',
    '}',
    '```',
    '',
    '```yaml',
    'permissions:',
    '  public_tables:',
    '    - {table: menu, allow: select, reason: Guests read it before they sign in.}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions', 'data-handling'],
  evidence: 'verified',
  waivable: false,
  requiredFrom: 'prototype',
  facts: { ruleFiles, firebaseData, fileList },
  evaluate({ facts, manifest, today }) {
    const { files, unread } = facts.ruleFiles;
    const { uses } = facts.firebaseData;
    if (files.length === 0 && unread.length === 0 && uses.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          'No Firestore, Realtime Database or Firebase Storage is used, and there are no rules for one.',
      });
    }
    const declared = publicTables(manifest);
    const live = files.filter(({ replaced }) => !replaced);
    const grants = live.flatMap((file) => file.grants.map((grant) => ({ file, grant })));
    return conclude({
      examined: live.reduce((sum, file) => sum + Math.max(1, file.grants.length), 0),
      evidence: 'verified',
      findings: [
        ...grants.flatMap(({ file, grant }) => judgeGrant(file, grant, declared, today)),
        ...live.flatMap((file) => signInReads(file, declared)),
        ...live.flatMap(selfGivenRoles),
        ...unread.map(notRead),
      ],
      pass: `No rule lets in whoever asks (${counted(grants.length, 'rule')} in ${counted(live.length, 'file')} looked at).`,
      nothing:
        'Firebase keeps data, but no rules are in the repository; add the rules that are live (firestore.rules, storage.rules, database.rules.json).',
    });
  },
});

function notRead({ path, product }: { readonly path: string; readonly product: string }): Finding {
  return review('blocker', {
    subject: path,
    at: { path },
    message: `The rules in ${path} could not be read, so that nobody can say here who may do what. Firebase itself would refuse them if they are not valid: try "firebase deploy --only ${product} --dry-run".`,
  });
}
