import type { Report, ReportCheck, ReportFinding, ReportGate } from '../audit/report.ts';
import { ALL_GATES, AREAS, GATES, STATUSES } from '../kit/vocabulary.ts';

/** Reports for the tests of reporters: as the audit would make them, the awkward corners included. */

/** Tries everything that a terminal, Markdown or HTML could be tricked with. */
export const HOSTILE =
  'x\u001b[2J\u009b31m\u202egnp.exe\u200b|`a` ``b`` <img src=x onerror=alert(1)> [go](javascript:alert(1)) @admin #1 ![i](http://e.test/i.png) www.e.test\r\n| a | b |\n# H\n<!-- \ud800 $x$ ~~s~~';

export function finding(parts: Partial<ReportFinding> & Pick<ReportFinding, 'message'>): ReportFinding {
  return {
    kind: 'fail',
    severity: 'high',
    path: null,
    line: null,
    contradiction: false,
    gates: [],
    settled: false,
    waived: false,
    fingerprint: '0123456789abcdef',
    ...parts,
  };
}

type CheckParts = Partial<ReportCheck> & Pick<ReportCheck, 'id' | 'area' | 'title'>;

export function check(parts: CheckParts): ReportCheck {
  return {
    question: `Is this so: ${parts.title.toLowerCase()}?`,
    status: parts.findings === undefined ? 'pass' : 'fail',
    severity: 'high',
    required: true,
    gates: [],
    evidence: parts.findings === undefined ? 'verified' : 'none',
    examined: 4,
    summary: parts.findings?.[0]?.message ?? 'All 4 are as they should be.',
    waived: false,
    findings: [],
    fix: 'Put it right, then run the audit again.',
    ...parts,
  };
}

/** A report over these checks; areas are counted from them. */
export function reportOf(checks: readonly ReportCheck[], parts: Partial<Report> = {}): Report {
  return {
    schema: 'readycheck-report/1',
    tool: { name: 'readycheck', version: '0.1.0' },
    project: {
      name: 'Rota Board',
      stage: 'pilot',
      commit: '4f1c2ab9d0e83b7c6a5f4e3d2c1b0a9f8e7d6c5b',
      dirty: false,
      manifest: 'readycheck.yaml',
      url: 'https://github.com/brightclean/rota',
      folder: '',
    },
    date: '2026-11-01',
    verdict: 'ready',
    gates: GATES.map(({ id, title }) => ({
      id,
      title,
      status: 'met',
      reasons: [],
      signoff: signed('Priya Shah'),
    })),
    areas: AREAS.map(({ id, title }) => ({
      id,
      title,
      counts: countsOf(checks.filter((one) => one.area === id)),
    })),
    checks: [...checks],
    waivers: [],
    singleSignatory: null,
    next: [],
    seen: [
      'A Supabase project with 6 tables, 14 policies and 3 edge functions.',
      'A Vite application of 41 modules.',
    ],
    examined: { files: 212, read: 187, notExamined: [], ignored: 0 },
    ...parts,
  };
}

function countsOf(checks: readonly ReportCheck[]): Report['areas'][number]['counts'] {
  const counts = { pass: 0, fail: 0, 'needs-review': 0, 'not-applicable': 0, error: 0 };
  for (const status of STATUSES) counts[status] = checks.filter((one) => one.status === status).length;
  return counts;
}

export function signed(by: string): ReportGate['signoff'] {
  const statement = 'I read the report and looked at each point.';
  return { by, date: '2026-10-21', statement, state: 'fresh', assurance: 'authored' };
}

export const UNSIGNED: ReportGate['signoff'] = {
  by: null,
  date: null,
  statement: null,
  state: 'missing',
  assurance: 'none',
};

export const PASSING: readonly ReportCheck[] = [
  check({
    id: 'tests/test-command',
    area: 'tests',
    title: 'One command runs the tests',
    gates: ['error-handling'],
  }),
  check({
    id: 'permissions/rls-enabled',
    area: 'permissions',
    title: 'Row level security is on',
    gates: ['permissions'],
  }),
  check({
    id: 'retention/stores-declared',
    area: 'retention',
    title: 'Every store of data is declared',
    gates: ['data-handling'],
  }),
  check({
    id: 'errors/user-message',
    area: 'errors',
    title: 'Users are told what happened',
    gates: ['error-handling'],
  }),
  check({
    id: 'docs/user-guide',
    area: 'docs',
    title: 'There is a guide for users',
    gates: ['documentation'],
    evidence: 'described',
  }),
  check({
    id: 'training/material',
    area: 'training',
    title: 'Training material exists',
    severity: 'medium',
    evidence: 'described',
  }),
  check({
    id: 'ownership/owners-named',
    area: 'ownership',
    title: 'Owners are named',
    gates: ['support-model'],
    evidence: 'recorded',
  }),
  check({
    id: 'change-control/ci-gates',
    area: 'change-control',
    title: 'Changes are checked before they go live',
  }),
  check({
    id: 'go-live/restore-drill',
    area: 'go-live',
    title: 'A restore was tried',
    gates: ['backup-recovery'],
    evidence: 'recorded',
  }),
];

export const READY: Report = reportOf(PASSING);

const RATE_LIMIT = finding({
  message: 'The function notify sends e-mail without a rate limit: one caller can send thousands.',
  path: 'supabase/functions/notify/index.ts',
  line: 12,
  gates: ['permissions'],
  waived: true,
});

export const CONDITIONAL: Report = reportOf(
  [
    ...PASSING,
    check({
      id: 'permissions/http-hardening',
      area: 'permissions',
      title: 'The usual doors to abuse are closed',
      gates: ['permissions'],
      findings: [RATE_LIMIT],
      waived: true,
    }),
  ],
  {
    verdict: 'conditional',
    gates: READY.gates.map((gate) =>
      gate.id === 'permissions'
        ? { ...gate, status: 'conditional', reasons: ['1 finding accepted by a waiver'] }
        : gate,
    ),
    waivers: [
      {
        check: 'permissions/http-hardening',
        where: 'supabase/functions/notify',
        reason: 'The rate limit arrives with v1.3',
        owner: 'Priya Shah',
        instead: 'The function can be called by managers only',
        expires: '2026-11-25',
        state: 'active',
      },
    ],
  },
);

const NOT_READY_CHECKS: readonly ReportCheck[] = [
  ...PASSING.filter(({ id }) => !['permissions/rls-enabled', 'errors/user-message'].includes(id)),
  check({
    id: 'permissions/rls-enabled',
    area: 'permissions',
    title: 'Row level security is on',
    severity: 'blocker',
    gates: ['permissions'],
    findings: [
      finding({
        message:
          'The manifest says that only its owner sees a profile, but row level security is off on the table `public.profiles`: anyone with the public key reads every row.',
        severity: 'blocker',
        path: 'supabase/migrations/20260101000000_create_profiles.sql',
        line: 14,
        contradiction: true,
        gates: ['permissions', 'data-handling'],
        fingerprint: '9b1f00c2d3e4f5a6',
      }),
      finding({
        message:
          'Row level security is off on the table `public.audit_log`: anyone with the public key reads every row.',
        severity: 'blocker',
        path: 'supabase/migrations/20260214000000_audit.sql',
        line: 3,
        gates: ['permissions'],
        fingerprint: '1c1f00c2d3e4f5a7',
      }),
    ],
    fix: 'Run `alter table … enable row level security` in a new migration, and add a policy for each kind of use.',
  }),
  check({
    id: 'errors/no-swallowed-errors',
    area: 'errors',
    title: 'No error is swallowed',
    gates: ['error-handling'],
    findings: [3, 17, 40, 58, 71, 90, 112].map((line) =>
      finding({
        message: 'The catch clause drops the error: the user sees nothing and nobody is told.',
        path: `src/pages/${line % 2 === 0 ? 'Swaps' : 'Rota'}.tsx`,
        line,
        gates: ['error-handling'],
        fingerprint: `77aa00c2d3e4f5${String(line).padStart(2, '0')}`,
      }),
    ),
    fix: 'Show the user what happened and report the error, or let it rise to the boundary that does.',
  }),
  check({
    id: 'permissions/schema-visible',
    area: 'permissions',
    title: 'The rules of the database can be read',
    status: 'needs-review',
    gates: ['permissions'],
    findings: [
      finding({
        kind: 'review',
        message:
          'The code uses the table `absences`, which no migration creates: a schema dump (`permissions.schema_dump`) would settle it.',
        path: 'src/日本語/勤務表.ts',
        line: 8,
        gates: ['permissions'],
        fingerprint: 'ab12cd34ef56ab12',
      }),
      finding({
        kind: 'review',
        message: 'The table `sites` was made in the dashboard.',
        path: 'src/lib/sites.ts',
        line: 2,
        gates: ['permissions'],
        settled: true,
      }),
    ],
    fix: 'Save the output of `supabase db dump` in the repository and name it in the manifest.',
  }),
  check({
    id: 'go-live/prototype-limits',
    area: 'go-live',
    title: 'A prototype holds no real data',
    status: 'needs-review',
    gates: [...ALL_GATES],
    examined: 0,
    summary: 'Whether real data is held is said nowhere: `tool.real_data` in the manifest would settle it.',
    findings: [
      finding({
        kind: 'review',
        message:
          'Whether real data is held is said nowhere: `tool.real_data` in the manifest would settle it.',
        severity: 'blocker',
        gates: [...ALL_GATES],
        fingerprint: 'cd12cd34ef56ab13',
      }),
    ],
  }),
  check({
    id: 'docs/env-documented',
    area: 'docs',
    title: 'Environment variables are documented',
    severity: 'medium',
    findings: [
      finding({
        message: 'The variable VITE_API is used and not documented.',
        severity: 'medium',
        path: '.env.example',
      }),
    ],
  }),
  check({
    id: 'retention/processors-declared',
    area: 'retention',
    title: 'Every processor is declared',
    status: 'error',
    gates: ['data-handling'],
    evidence: 'none',
    examined: 0,
    summary:
      'This check could not be made: cannot read x of undefined. Please report it; the rest of the audit stands.',
  }),
  check({
    id: 'permissions/firebase-rules-open',
    area: 'permissions',
    title: 'Firebase rules are closed',
    status: 'not-applicable',
    evidence: 'verified',
    summary: 'No Firebase is used.',
  }),
];

const NOT_READY_GATES: readonly ReportGate[] = [
  {
    id: 'data-handling',
    title: 'Data handling reviewed',
    status: 'unmet',
    reasons: [
      'Row level security is on: 1 finding to mend (permissions/rls-enabled)',
      'retention/processors-declared could not be made',
    ],
    signoff: signed('Priya Shah'),
  },
  {
    id: 'permissions',
    title: 'Permissions set',
    status: 'unmet',
    reasons: [
      'Row level security is on: 2 findings to mend (permissions/rls-enabled)',
      'The rules of the database can be read: 1 question to judge (permissions/schema-visible)',
      'A prototype holds no real data: 1 question to judge (go-live/prototype-limits)',
      'The sign-off is 200 days old; after 180 it must be given again.',
    ],
    signoff: { ...signed('Priya Shah'), date: '2026-04-15', state: 'stale', assurance: 'none' },
  },
  {
    id: 'error-handling',
    title: 'Error handling tested',
    status: 'unmet',
    reasons: [
      'No error is swallowed: 7 findings to mend (errors/no-swallowed-errors)',
      'Nobody has signed this gate off.',
    ],
    signoff: UNSIGNED,
  },
  {
    id: 'documentation',
    title: 'Documentation written',
    status: 'met',
    reasons: [],
    signoff: signed('Dana Okoro'),
  },
  {
    id: 'support-model',
    title: 'Support model agreed',
    status: 'met',
    reasons: [],
    signoff: signed('Żaneta 山田'),
  },
  {
    id: 'backup-recovery',
    title: 'Backup and recovery confirmed',
    status: 'unmet',
    reasons: ['mallory is not listed under people in the manifest.'],
    signoff: { ...signed('mallory'), state: 'invalid', assurance: 'none' },
  },
];

export const NOT_READY: Report = reportOf(NOT_READY_CHECKS, {
  verdict: 'not-ready',
  gates: [...NOT_READY_GATES],
  waivers: [
    {
      check: 'tests/edge-cases-covered',
      where: 'tests',
      reason: null,
      owner: 'Tom Wilk',
      instead: null,
      expires: '2026-10-01',
      state: 'expired',
    },
  ],
  singleSignatory: 'A sole trader: nobody else works here.',
  next: [
    {
      check: 'permissions/rls-enabled',
      title: 'Row level security is on',
      text: 'Run `alter table … enable row level security` in a new migration, and add a policy for each kind of use.',
      path: 'supabase/migrations/20260101000000_create_profiles.sql',
      line: 14,
    },
    {
      check: 'errors/no-swallowed-errors',
      title: 'No error is swallowed',
      text: 'Show the user what happened and report the error, or let it rise to the boundary that does.',
      path: 'src/pages/Rota.tsx',
      line: 3,
    },
    {
      check: 'go-live/prototype-limits',
      title: 'A prototype holds no real data',
      text: 'Say in the manifest whether it does.',
      path: null,
      line: null,
    },
    {
      check: 'docs/env-documented',
      title: 'Never shown',
      text: 'The fourth step is one too many.',
      path: null,
      line: null,
    },
  ],
  examined: {
    files: 212,
    read: 187,
    notExamined: [
      { reason: 'binary', count: 21, examples: ['public/logo.png', 'public/icon.ico', 'docs/slides.pdf'] },
      { reason: 'too large', count: 1, examples: ['data/export.csv'] },
    ],
    ignored: 2,
  },
});

/** Every string that a repository can choose is hostile. */
export const HOSTILE_REPORT: Report = reportOf(
  [
    ...NOT_READY_CHECKS,
    check({
      id: 'retention/no-real-data-in-repo',
      area: 'retention',
      title: 'No real data is in the repository',
      severity: 'blocker',
      gates: ['data-handling'],
      findings: [
        finding({ message: HOSTILE, severity: 'blocker', path: HOSTILE, line: 5, gates: ['data-handling'] }),
        finding({ message: HOSTILE, kind: 'review', path: `../${HOSTILE}`, gates: ['data-handling'] }),
        finding({ message: HOSTILE, severity: 'low', path: HOSTILE }),
      ],
    }),
  ],
  {
    verdict: 'not-ready',
    project: {
      ...READY.project,
      name: HOSTILE,
      manifest: HOSTILE,
      url: `javascript:${HOSTILE}`,
      folder: HOSTILE,
    },
    gates: NOT_READY.gates.map((gate) => ({
      ...gate,
      reasons: [HOSTILE],
      signoff: { ...gate.signoff, by: HOSTILE, date: HOSTILE, statement: HOSTILE, state: 'invalid' },
    })),
    waivers: [
      {
        check: HOSTILE,
        where: HOSTILE,
        reason: HOSTILE,
        owner: HOSTILE,
        instead: HOSTILE,
        expires: HOSTILE,
        state: 'invalid',
      },
    ],
    singleSignatory: HOSTILE,
    next: [{ check: HOSTILE, title: HOSTILE, text: HOSTILE, path: HOSTILE, line: 1 }],
    seen: [HOSTILE],
    examined: {
      files: 2,
      read: 1,
      notExamined: [{ reason: HOSTILE, count: 9, examples: [HOSTILE] }],
      ignored: 0,
    },
  },
);

/** A folder without a manifest, outside git. */
export const NO_MANIFEST_REPORT: Report = {
  ...NOT_READY,
  project: { name: 'rota', stage: null, commit: null, dirty: false, manifest: null, url: null, folder: '' },
  gates: NOT_READY.gates.map((gate) => ({
    ...gate,
    status: 'unmet',
    reasons: ['Nobody has signed this gate off.'],
    signoff: UNSIGNED,
  })),
  waivers: [],
  singleSignatory: null,
  next: [
    {
      check: 'go-live/manifest-valid',
      title: 'The manifest is complete',
      text: 'Run `readycheck init` and fill in what only you know.',
      path: null,
      line: null,
    },
  ],
};

/** A folder with nothing in it. */
export const EMPTY: Report = reportOf([], {
  verdict: 'not-ready',
  project: { name: 'empty', stage: null, commit: null, dirty: false, manifest: null, url: null, folder: '' },
  gates: NO_MANIFEST_REPORT.gates,
  seen: [],
  examined: { files: 0, read: 0, notExamined: [], ignored: 0 },
});

/** Sixty findings of twenty checks: what a prototype looks like at its first audit. */
export const CROWDED: Report = {
  ...NOT_READY,
  checks: Array.from({ length: 20 }, (_, index) => crowdedCheck(index)),
};

function crowdedCheck(index: number): ReportCheck {
  const area = AREAS[index % AREAS.length] ?? AREAS[0];
  const gate = GATES[index % GATES.length] ?? GATES[0];
  const severity = index < 4 ? 'blocker' : index < 16 ? 'high' : 'medium';
  const kind = index >= 10 && index < 16 ? 'review' : 'fail';
  const line = (number: number): ReportFinding =>
    finding({
      kind,
      severity,
      message: `Something is wrong with the ${number}. thing here, and it matters to the people who use the tool.`,
      path: `src/features/area-${index}/Component.tsx`,
      line: number * 10,
      gates: severity === 'medium' ? [] : [gate.id],
      contradiction: index === 1,
    });
  return check({
    id: `${area.id}/check-${index}`,
    area: area.id,
    title: `Check number ${index} is in order`,
    status: kind === 'review' ? 'needs-review' : 'fail',
    severity,
    gates: [gate.id],
    findings: [line(1), line(2), line(3)],
    fix: 'Put it right where it says, in the way that the documentation of this check shows, then run the audit again.',
  });
}
