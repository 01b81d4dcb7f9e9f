import { accessDecisions } from '../../../src/facts/client/access-decisions.ts';
import { browserCalls } from '../../../src/facts/client/browser-calls.ts';
import { client } from '../../../src/facts/client/client.ts';
import { ruleFiles } from '../../../src/facts/firebase/rule-files.ts';
import { imports } from '../../../src/facts/imports/imports.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { unseenClient } from '../unseen-client.ts';
import { decisionsIn } from './decisions.ts';
import { serverDecides } from './server-decides.ts';

export default defineCheck({
  id: 'permissions/client-side-auth',
  title: 'Access is not decided in the browser',
  question: 'Is access decided only in the browser?',
  why: 'Whatever runs in the browser, its user can read and change: a password in the code is known to every visitor, and a role in the browser’s storage is set with one line in its console. A page that hides a button protects nothing.',
  how: 'Looks in the files that reach the browser for passwords, PINs and their hashes that what somebody types is compared with, for lists of accounts, and for roles, e-mail addresses and sign-ins out of localStorage that decide what is shown. Then looks whether something that visitors cannot change decides as well: row rules in the database, Firebase rules, routes that check the caller.',
  passes:
    'No password stands in the browser’s code, and where it decides what to show by a role or an address, the server decides too.',
  fix: 'Let a server decide: sign people in with an auth service (Supabase Auth, Firebase Auth, sessions of your own server), keep the role where only the server writes it, and check it in the row level security of the database or in each route. The browser may then hide what the server would refuse anyway. A password that stood in the code is known: change it.',
  example: [
    '```sql',
    '-- The database decides; the page only hides the button.',
    'create policy "Admins delete shifts" on shifts for delete',
    '  using (exists (select 1 from admins where admins.user_id = auth.uid()));',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['permissions'],
  evidence: 'verified',
  facts: { client, accessDecisions, browserCalls, routes, sqlDatabases, ruleFiles, imports },
  evaluate({ facts }) {
    const { files, signs, unread, examined } = facts.client;
    if (files.length + signs.length + unread.length === 0) {
      return notApplicable({
        examined,
        reason: `None of the ${counted(examined, 'file')} is a page or another part of a user interface, so that nothing can be decided in a browser.`,
      });
    }
    const sent = new Map(files.map((file) => [file.path, file]));
    const server = serverDecides(facts, (path) => sent.has(path));
    const { findings, shown } = decisionsIn(facts.accessDecisions, sent, server);
    const note =
      shown > 0
        ? ` Where pages show or hide by a role that they remember (${counted(shown, 'place')}), the server decides as well.`
        : '';
    return conclude({
      examined: files.length,
      evidence: 'verified',
      findings: [...findings, ...unseenClient(facts.client, 'blocker', 'whether it decides about access')],
      pass: `No password stands in the ${counted(files.length, 'file')} that the browser receives, and none of them alone decides who may go on.${note}`,
      nothing: 'No start of the user interface was found, so that nothing could be followed to the browser.',
    });
  },
});
