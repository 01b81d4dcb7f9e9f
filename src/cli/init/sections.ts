import type { Seen } from './facts.ts';
import { sectionOf, seenClasses, seenProcessors, seenPublicEndpoints, seenRoles } from './found.ts';
import { authorsByKey } from './people-keys.ts';
import { item, line, TBD, type Value } from './yaml-lines.ts';

/** Each section of the draft as lines: what was seen, what is asked, and why. */
type Section = (seen: Seen) => string[];

const UNCONFIRMED = '  confirmed: false            # delete this line once the section is right';

export const tool: Section = ({ name }) => [
  '# What is it?',
  'tool:',
  line(2, 'name', name, 'what people call it'),
  line(2, 'purpose', TBD, 'one sentence: who does what with it'),
  line(2, 'audience', TBD, 'internal | customers | public'),
  line(2, 'stage', 'prototype', 'what it is today: prototype | pilot | production'),
  line(2, 'real_data', TBD, 'true as soon as anything in it is not invented'),
  line(
    2,
    'makes_decisions',
    TBD,
    'true if it decides about people: hiring, pay, credit, health, access to services',
  ),
  UNCONFIRMED,
];

export const people: Section = ({ gitHistory }) => {
  const seen = authorsByKey(gitHistory.humans).map(([key, name]) =>
    line(2, key, { name, role: TBD, builder: true, confirmed: false }, 'committed to this repository'),
  );
  return [
    '# Who? Each person once, under a short key. Name at least three: who decides, who keeps it running, who steps in.',
    'people:',
    ...seen,
    '  # priya: {name: Priya Shah, role: Operations director, email: priya@your-company.test}',
    ...(seen.length === 0 ? [line(2, 'owner', { name: TBD, role: TBD })] : []),
  ];
};

export const tests: Section = ({ packageJson, testBlocks }) => {
  const script = packageJson.values.find(
    ({ path, value }) => path === 'package.json' && value.scripts.some(({ name }) => name === 'test'),
  );
  const count = testBlocks.files.reduce((sum, { blocks }) => sum + blocks.length, 0);
  return [
    `# 1 Does it work for normal use, and with odd input? (${count} tests seen)`,
    'tests:',
    line(2, 'command', script ? 'npm test' : TBD, 'the one command that runs the tests'),
    '  # What do people do with it? For each, the test of normal use and of what can go wrong:',
    '  # journeys:',
    '  #   - name: Request a swap',
    '  #     normal: tests/swap.test.ts::requests a swap for a future shift',
    '  #     edge: [{kind: invalid, test: "tests/swap.test.ts::rejects a shift in the past"}]',
    UNCONFIRMED,
  ];
};

export const permissions: Section = (seen) => {
  const { stores } = seen;
  const baas = stores.find(({ provider }) => provider === 'supabase' || provider === 'firebase');
  return [
    '# 2 Who may see, edit and delete?',
    'permissions:',
    line(
      2,
      'sign_in',
      baas?.provider ?? TBD,
      'supabase | firebase | clerk | auth0 | entra | google | own | none',
    ),
    "  # The roles, and for each kind of data which of them may do what. own: only one's own entries. nobody, everyone: say so.",
    ...sectionOf('roles', seenRoles(seen), ['   staff: All employees', '   manager: Site managers']),
    '  # matrix:',
    '  #   shifts: {see: [staff, manager], edit: [manager], delete: nobody}',
    '  # Routes that anybody may call without signing in. Keep only those that are meant so; close the others.',
    ...sectionOf('public_endpoints', seenPublicEndpoints(seen), [
      '   - {path: /health, method: GET, reason: uptime monitor}',
    ]),
    line(2, 'secret_store', TBD, 'where passwords and keys of the live tool are kept'),
    line(
      2,
      'grants',
      { who: TBD, how: TBD, leavers: TBD },
      'who gives access, how, and when it ends for leavers',
    ),
    UNCONFIRMED,
  ];
};

export const retention: Section = (seen) => {
  const { stores } = seen;
  const kept = stores.filter(({ scope }) => scope === 'production');
  const entries = kept.map(({ key, kind, provider, evidence }) => {
    const [first] = evidence;
    const value: Value = {
      id: idOf(key),
      kind,
      ...(provider ? { provider } : {}),
      region: TBD,
      owner: TBD,
      confirmed: false,
    };
    return item(4, value, first ? `seen in ${first.path}${first.line ? `:${first.line}` : ''}` : '');
  });
  return [
    '# 3 Where does the data live, how long, whose is it?',
    'retention:',
    '  # Every place that keeps data: databases, files, spreadsheets. owner: a key from people. holds: real | synthetic | none.',
    ...(entries.length > 0
      ? ['  stores:', ...entries]
      : [
          '  # stores:',
          '  #   - {id: db, kind: postgres, provider: supabase, region: eu-west-2, owner: priya}',
        ]),
    '  # Kinds of data, and how long each is kept ("12 months", "employment + 6 months"):',
    ...sectionOf('classes', seenClasses(seen), [
      '   - {name: staff contact, personal: true, store: db, fields: [profiles.phone], keep: {for: 12 months, basis: contract, method: manual}}',
    ]),
    '  # Who else receives data? Every service that the tool sends something to:',
    ...sectionOf('processors', seenProcessors(seen), [
      '   - {name: Resend, purpose: e-mail alerts, personal: true, agreement: DPA 2026-09-03, on_failure: alert retried}',
    ]),
    line(2, 'privacy_notice', TBD, 'the notice that tells people what is kept about them'),
  ];
};

export const errors: Section = () => [
  '# 4 What happens when it goes wrong? Try it, and write down what happened.',
  'errors:',
  line(2, 'user_message', TBD, 'what users are told: what happened, what to do, how to reach you'),
  '  # drills:',
  '  #   - {scenario: database unreachable, by: dana, date: 2026-10-12, result: "banner shown, nothing lost"}',
];

export const docs: Section = ({ fileList }) => {
  const at = (pattern: RegExp): string => fileList.find(({ path }) => pattern.test(path))?.path ?? TBD;
  return [
    '# 5 Notes for users and for whoever keeps it alive: path or path#heading.',
    'docs:',
    line(2, 'readme', at(/^readme(\.(md|rst|txt|adoc))?$/i)),
    line(2, 'user_guide', at(/(^|\/)(user[-_ ]?)?guide\.md$/i)),
    line(
      2,
      'maintainer_guide',
      at(/(^|\/)(maintain|maintainer|operations|deploy(ment|ing)?|development)[^/]*\.md$/i),
    ),
    line(2, 'assumptions', TBD, 'as docs/guide.md#assumptions'),
    line(2, 'limitations', TBD, 'what it does not do'),
    line(2, 'contacts', TBD, 'whom to ask'),
    UNCONFIRMED,
  ];
};

export const training: Section = () => [
  '# 6 Does the team know how to use it, when to ask and how to report a problem?',
  'training:',
  line(2, 'material', [TBD], 'what people learn from'),
  '  # For each role: how its people learn it, and how many have.',
  '  # plan: {staff: "20 min at shift start", manager: "1 h"}',
  '  # records:',
  '  #   - {role: staff, trained: 54, of: 58, date: 2026-10-15, by: priya}',
];

export const ownership: Section = () => [
  '# 7 Who looks after it once it is live?',
  'ownership:',
  line(2, 'business', TBD, 'who decides; a key from people'),
  line(2, 'technical', TBD, 'who keeps it running'),
  line(2, 'deputy', TBD, 'who steps in; not the technical owner'),
  '  support:',
  line(4, 'channel', TBD, '"mailto:help@your-company.test" or an address or a number'),
  line(4, 'hours', TBD, '"Mon-Fri 09:00-17:00" or 24/7'),
  line(
    4,
    'response',
    { stopped: TBD, degraded: TBD, question: TBD },
    'how fast somebody answers: 1 hour, 1 day, 3 days',
  ),
  line(2, 'escalation', [TBD], 'who is asked next, in order'),
  line(2, 'runbook', TBD, 'what to do when something breaks: docs/runbook.md'),
];

export const changeControl: Section = ({ ciRuns, deployment, gitHistory }) => {
  const [ci] = ciRuns.map(({ workflow }) => workflow);
  const host = deployment.find(({ production, host }) => production && host !== 'package')?.host;
  return [
    '# 8 How are updates asked for, tested and put live?',
    'change_control:',
    line(2, 'request_channel', TBD, 'where a change is asked for'),
    line(2, 'approver', TBD, 'who says yes; a key from people'),
    line(2, 'ci', ci ?? TBD, 'the file of the automatic checks'),
    line(2, 'deploy', { method: host ?? TBD, branch: gitHistory.defaultBranch ?? TBD, who: [TBD] }),
    line(
      2,
      'rollback',
      { method: TBD },
      'how the last version comes back; then try it: tested: {by, date, minutes}',
    ),
    UNCONFIRMED,
  ];
};

export const goLive: Section = ({ stores }) => {
  const kept = stores.filter(({ scope }) => scope === 'production');
  const backups = kept.map(({ key }) =>
    item(4, {
      store: idOf(key),
      method: TBD,
      every: TBD,
      keep: TBD,
      where: TBD,
      owner: TBD,
      confirmed: false,
    }),
  );
  return [
    '# 9 The final review: backups, a restore that was really done, and six signatures (made with readycheck sign).',
    'go_live:',
    line(
      2,
      'recovery',
      { max_downtime: TBD, max_loss: TBD },
      'how long you can do without it, and how much work may be lost: 8 hours, 24 hours',
    ),
    ...(backups.length > 0 ? ['  backups:', ...backups] : []),
    '  # restore_drills:',
    '  #   - {store: db, by: dana, date: 2026-10-13, backup_from: 2026-10-12, into: db-test, minutes: 95, checked: "row counts, sign-in", result: pass}',
    line(2, 'launch', { date: TBD, decided_by: TBD, watch_until: TBD }),
  ];
};

/** A store's key as an id that is easy to type. */
function idOf(key: string): string {
  return key.replace(/[^A-Za-z0-9]+/g, '-');
}
