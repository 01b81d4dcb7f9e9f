import type { Report, ReportCheck, ReportGate } from '../audit/report.ts';
import { ALL_GATES } from '../kit/vocabulary.ts';
import { check, finding, PASSING, reportOf, signed, UNSIGNED } from './sample-parts.ts';

export const NOT_READY_CHECKS: readonly ReportCheck[] = [
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
      'Six gates signed by named people: 1 finding to mend (go-live/signoffs-complete)',
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

/** Something of everything that can be wrong. */
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
