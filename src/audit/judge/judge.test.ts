import { describe, expect, it } from 'vitest';
import { defineCheck } from '../../kit/check.ts';
import { type Finding, fail, review } from '../../kit/finding.ts';
import { ALL_GATES, type GateId, type Severity, type Status } from '../../kit/vocabulary.ts';
import { loadManifest } from '../../manifest/load.ts';
import type { SignoffStatus } from '../../manifest/signoff-rules.ts';
import type { CheckResult } from '../evaluate.ts';
import { judgeGates } from './gates.ts';
import { judgeVerdict } from './verdict.ts';
import { judgeWaivers } from './waivers.ts';

const TODAY = '2026-11-01';

function result(
  findings: readonly Finding[],
  gates: readonly GateId[],
  status: Status = 'fail',
  severity: Severity = 'blocker',
): CheckResult {
  const check = defineCheck({
    id: 'tests/sample',
    title: 'Sample',
    question: 'Is it?',
    why: 'Because.',
    how: 'So.',
    passes: 'Yes.',
    fix: 'Mend it.',
    example: 'yes',
    severity,
    gates,
    evidence: 'verified',
    facts: {},
    evaluate: () => {
      throw new Error('is not called');
    },
  });
  const judged = findings.map((finding, index) => ({ ...finding, fingerprint: `f${index}` }));
  return { check, status, examined: 1, evidence: 'none', summary: '', findings: judged, ignored: 0 };
}

const signed = (settles: readonly string[] = [], state: SignoffStatus['state'] = 'fresh'): SignoffStatus => ({
  state,
  by: 'Priya Shah',
  date: '2026-10-20',
  statement: 'I looked.',
  settles: new Set(settles),
  reasons: [],
  changes: null,
  assurance: 'named',
});
const allSigned = (settles: readonly string[] = []) =>
  new Map(ALL_GATES.map((gate) => [gate, signed(settles)] as const));

const found = (severity: Severity, rest: { gates?: GateId[] } = {}) =>
  fail(severity, { subject: 'x', message: 'X.', ...rest });
const asked = (severity: Severity) => review(severity, { subject: 'x', message: 'X.' });

function judge(
  results: readonly CheckResult[],
  { settles = [], waived = [] }: { settles?: string[]; waived?: string[] } = {},
) {
  const settlements = { waived: new Set(waived), signoffs: allSigned(settles) };
  const gates = judgeGates(results, settlements);
  return {
    verdict: judgeVerdict(gates, results, settlements.waived),
    unmet: gates.filter((gate) => gate.status !== 'met').map((gate) => `${gate.id} ${gate.status}`),
  };
}

describe('gates and the verdict', () => {
  it('are met when everything is signed and nothing stands', () => {
    expect(judge([result([], ['permissions'], 'pass')])).toEqual({ verdict: 'ready', unmet: [] });
  });

  it.each(['blocker', 'high'] as const)(
    'are held by a %s finding of a check that feeds them, and no others',
    (severity) => {
      expect(judge([result([found(severity)], ['permissions'])])).toEqual({
        verdict: 'not-ready',
        unmet: ['permissions unmet'],
      });
    },
  );

  it.each(['medium', 'low'] as const)('are not held by a %s finding', (severity) => {
    expect(judge([result([found(severity), asked(severity)], ['permissions'])])).toEqual({
      verdict: 'ready',
      unmet: [],
    });
  });

  it('are held only where a finding names its gates', () => {
    expect(judge([result([found('blocker', { gates: ['documentation'] })], [...ALL_GATES])]).unmet).toEqual([
      'documentation unmet',
    ]);
  });

  it('are held by an open question until the sign-off lists it', () => {
    const results = [result([asked('high')], ['permissions'], 'needs-review')];
    expect(judge(results)).toEqual({ verdict: 'not-ready', unmet: ['permissions unmet'] });
    expect(judge(results, { settles: ['f0'] })).toEqual({ verdict: 'ready', unmet: [] });
    expect(judge(results, { settles: ['other'] }).verdict).toBe('not-ready');
  });

  it('are not opened by a signature under a failure', () => {
    expect(judge([result([found('high')], ['permissions'])], { settles: ['f0'] }).verdict).toBe('not-ready');
  });

  it('are conditional under a waiver', () => {
    expect(judge([result([found('high')], ['permissions'])], { waived: ['f0'] })).toEqual({
      verdict: 'conditional',
      unmet: ['permissions conditional'],
    });
    expect(judge([result([found('high'), found('high')], ['permissions'])], { waived: ['f0'] }).verdict).toBe(
      'not-ready',
    );
  });

  it('are held by a check that could not be made', () => {
    expect(judge([result([], ['permissions'], 'error')])).toEqual({
      verdict: 'not-ready',
      unmet: ['permissions unmet'],
    });
  });

  it.each(['missing', 'stale', 'invalid'] as const)('are unmet while a sign-off is %s', (state) => {
    const signoffs = new Map([...allSigned(), ['documentation', signed([], state)] as const]);
    const gates = judgeGates([], { waived: new Set(), signoffs });
    expect(gates.filter((gate) => gate.status === 'unmet').map((gate) => gate.id)).toEqual(['documentation']);
    expect(judgeVerdict(gates, [], new Set())).toBe('not-ready');
  });

  it('let no blocker pass that feeds no gate', () => {
    expect(judge([result([found('blocker')], [])]).verdict).toBe('not-ready');
    expect(judge([result([found('high')], [])]).verdict).toBe('ready');
    expect(judge([result([found('blocker')], [])], { waived: ['f0'] }).verdict).toBe('conditional');
  });
});

describe('waivers', () => {
  const catalogue = [{ id: 'tests/sample', severity: 'high', waivable: true, gates: [] }] as const;
  const judgeWith = (where: string, expires: string, findings: readonly Finding[]) => {
    const text = `readycheck: 1\npeople: {priya: {name: Priya Shah}}\nwaivers:\n  - {check: tests/sample, where: "${where}", reason: soon, owner: priya, instead: by hand, expires: ${expires}}\n`;
    const judged = judgeWaivers(
      loadManifest('readycheck.yaml', text),
      [result(findings, [])],
      catalogue,
      TODAY,
    );
    return { state: judged.waivers[0]?.state, waived: [...judged.waived] };
  };
  const inFile = (path: string, subject = 'x') =>
    fail('high', { subject, message: 'X.', at: { path, line: 3 } });

  it('cover what lies in their file, folder or pattern, or is their very subject', () => {
    expect(judgeWith('src/a.ts', '2026-11-20', [inFile('src/a.ts')])).toEqual({
      state: 'active',
      waived: ['f0'],
    });
    expect(judgeWith('src/', '2026-11-20', [inFile('src/a.ts'), inFile('lib/a.ts')])).toEqual({
      state: 'active',
      waived: ['f0'],
    });
    expect(judgeWith('src/**/*.ts', '2026-11-20', [inFile('src/x/a.ts')])).toEqual({
      state: 'active',
      waived: ['f0'],
    });
    expect(judgeWith('public.notes', '2026-11-20', [inFile('schema.sql', 'public.notes')])).toEqual({
      state: 'active',
      waived: ['f0'],
    });
  });

  it('are unused when they excuse nothing: other places, questions, advice', () => {
    expect(judgeWith('src/a.ts', '2026-11-20', [inFile('src/a.tsx')]).state).toBe('unused');
    expect(
      judgeWith('src/a.ts', '2026-11-20', [
        review('high', { subject: 'x', message: 'X.', at: { path: 'src/a.ts' } }),
      ]).state,
    ).toBe('unused');
    expect(
      judgeWith('src/a.ts', '2026-11-20', [
        fail('low', { subject: 'x', message: 'X.', at: { path: 'src/a.ts' } }),
      ]).state,
    ).toBe('unused');
  });

  it('excuse nothing once they ended or while they are not in order', () => {
    expect(judgeWith('src/a.ts', '2026-10-31', [inFile('src/a.ts')])).toEqual({
      state: 'expired',
      waived: [],
    });
    expect(judgeWith('src/a.ts', '2027-10-31', [inFile('src/a.ts')])).toEqual({
      state: 'invalid',
      waived: [],
    });
    expect(judgeWith('**', '2026-11-20', [inFile('src/a.ts')])).toEqual({ state: 'invalid', waived: [] });
  });
});
