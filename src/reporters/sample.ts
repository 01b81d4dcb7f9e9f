import type { Report, ReportCheck, ReportFinding } from '../audit/report.ts';
import { AREAS, GATES } from '../kit/vocabulary.ts';
import { NOT_READY, NOT_READY_CHECKS } from './sample-not-ready.ts';
import { check, finding, HOSTILE, PASSING, reportOf, UNSIGNED } from './sample-parts.ts';

/** Reports for the tests of reporters, as the audit would make them. */

export const READY: Report = reportOf(PASSING);

const RATE_LIMIT = finding({
  message: 'The function notify sends e-mail without a rate limit: one caller can send thousands.',
  path: 'supabase/functions/notify/index.ts',
  line: 12,
  gates: ['permissions'],
  waived: true,
});

const CONDITIONAL: Report = reportOf(
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
const NO_MANIFEST_REPORT: Report = {
  ...NOT_READY,
  project: { name: 'rota', stage: null, commit: null, dirty: false, manifest: null, url: null, folder: '' },
  gates: NOT_READY.gates.map((gate) => ({
    ...gate,
    status: 'unmet',
    reasons: ['Six gates signed by named people: 1 finding to mend (go-live/signoffs-complete)'],
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
const EMPTY: Report = reportOf([], {
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

/** Every sample by name. */
export const SAMPLES = {
  ready: READY,
  conditional: CONDITIONAL,
  'not-ready': NOT_READY,
  'no-manifest': NO_MANIFEST_REPORT,
  empty: EMPTY,
  crowded: CROWDED,
  hostile: HOSTILE_REPORT,
} as const satisfies Readonly<Record<string, Report>>;

export const SAMPLE_NAMES = [
  'ready',
  'conditional',
  'not-ready',
  'no-manifest',
  'empty',
  'crowded',
  'hostile',
] as const;
