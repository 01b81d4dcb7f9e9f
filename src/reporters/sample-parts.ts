import type { Report, ReportCheck, ReportFinding, ReportGate } from '../audit/report.ts';
import { AREAS, GATES, STATUSES } from '../kit/vocabulary.ts';

/** What the sample reports are built from. */

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
