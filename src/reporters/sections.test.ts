import { describe, expect, it } from 'vitest';
import { NOT_READY } from './sample-not-ready.ts';
import { check, finding, reportOf } from './sample-parts.ts';
import { type Sections, sectionsOf } from './sections.ts';

function messages(sections: Sections): Record<string, string[]> {
  const entries = Object.entries(sections).map(([name, groups]: [string, Sections['other']]) => [
    name,
    groups.flatMap((group) => group.findings.map(({ message }) => message)),
  ]);
  return Object.fromEntries(entries);
}

const one = (findings: Parameters<typeof finding>[0][], parts: Partial<Parameters<typeof check>[0]> = {}) =>
  check({ id: 'docs/a', area: 'docs', title: 'A', findings: findings.map(finding), ...parts });

describe('sectionsOf', () => {
  it('puts each finding where it belongs', () => {
    const report = reportOf([
      one([
        { message: 'contradiction', contradiction: true, severity: 'blocker', gates: ['documentation'] },
        { message: 'blocker', severity: 'blocker' },
        { message: 'holds', gates: ['documentation'] },
        { message: 'judge', kind: 'review', gates: ['documentation'] },
        { message: 'question without a gate', kind: 'review' },
        { message: 'no gate', severity: 'medium' },
        { message: 'advice', severity: 'low', gates: ['documentation'] },
        { message: 'waived', severity: 'blocker', waived: true },
        { message: 'settled', kind: 'review', settled: true, gates: ['documentation'] },
      ]),
      check({
        id: 'docs/b',
        area: 'docs',
        title: 'B',
        status: 'error',
        summary: 'it threw',
        gates: ['documentation'],
      }),
      check({
        id: 'docs/c',
        area: 'docs',
        title: 'C',
        status: 'needs-review',
        summary: 'nothing there',
        gates: ['documentation'],
      }),
      check({ id: 'docs/d', area: 'docs', title: 'D' }),
    ]);
    expect(messages(sectionsOf(report))).toEqual({
      contradictions: ['contradiction'],
      blockers: ['blocker'],
      holding: ['holds'],
      judge: ['judge', 'nothing there'],
      errors: ['it threw'],
      other: ['question without a gate', 'no gate', 'advice'],
    });
  });

  it('begins with the gravest and marks where a check is shown first', () => {
    const report = reportOf([
      one([{ message: 'high', gates: ['documentation'] }]),
      one(
        [
          { message: 'c', contradiction: true },
          { message: 'd', contradiction: true, severity: 'blocker' },
        ],
        { id: 'docs/b' },
      ),
      one([{ message: 'e', contradiction: true }], { id: 'docs/a' }),
    ]);
    const { contradictions, holding } = sectionsOf(report);
    expect(contradictions.map((group) => [group.check.id, group.first])).toEqual([
      ['docs/b', true],
      ['docs/a', true],
    ]);
    expect(holding.map((group) => [group.check.id, group.first])).toEqual([['docs/a', false]]);
  });

  it('shows every open finding of a report once', () => {
    const open = NOT_READY.checks
      .flatMap(({ findings }) => findings)
      .filter((each) => !each.waived && !each.settled);
    const groups = Object.values(sectionsOf(NOT_READY)).flat();
    const shown = groups.flatMap((group) => group.findings).filter((each) => each.fingerprint !== '');
    expect(shown.length).toBe(open.length);
  });
});
