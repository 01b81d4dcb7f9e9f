import { describe, expect, it } from 'vitest';
import { collect } from '../collect/collect.ts';
import { type Check, defineCheck } from '../kit/check.ts';
import { defineRepositoryFact } from '../kit/fact.ts';
import { contradiction, type Finding, fail, review } from '../kit/finding.ts';
import { conclude, notApplicable, type Outcome } from '../kit/outcome.ts';
import { memoryRepository } from '../repo/memory.ts';
import { type CheckResult, evaluate } from './evaluate.ts';

function checkThat(says: () => Outcome, rest: Partial<Check> = {}): Check {
  return defineCheck({
    id: 'tests/sample',
    title: 'Sample',
    question: 'Is it?',
    why: 'Because.',
    how: 'So.',
    passes: 'Yes.',
    fix: 'Mend it.',
    example: 'yes',
    severity: 'high',
    gates: ['error-handling'],
    evidence: 'verified',
    facts: {},
    evaluate: says,
    ...rest,
  });
}

async function resultOf(check: Check, files: Record<string, string> = {}): Promise<CheckResult> {
  const repository = memoryRepository(files);
  const collection = await collect(Object.values(check.facts), repository);
  return evaluate(check, { collection, repository, manifest: null, today: '2026-11-01', catalogue: [] });
}

const concluding = (findings: readonly Finding[], examined = 1): Outcome =>
  conclude({ examined, findings, evidence: 'verified', pass: 'All is well.', nothing: 'Show me something.' });

const at = (line: number, path = 'a.ts') => ({ path, line });

describe('a check’s status', () => {
  it('passes when things were examined and nothing was found', async () => {
    expect(await resultOf(checkThat(() => concluding([])))).toMatchObject({
      status: 'pass',
      summary: 'All is well.',
      evidence: 'verified',
    });
  });

  it('never passes over nothing, but asks for what would settle it', async () => {
    const result = await resultOf(checkThat(() => concluding([], 0)));
    expect(result).toMatchObject({ status: 'needs-review', evidence: 'none', summary: 'Show me something.' });
    expect(result.findings).toMatchObject([
      { kind: 'review', severity: 'high', message: 'Show me something.' },
    ]);
  });

  it('is not applicable only where something was looked at', async () => {
    expect(
      (await resultOf(checkThat(() => notApplicable({ examined: 3, reason: 'No server.' })))).status,
    ).toBe('not-applicable');
    expect(
      (await resultOf(checkThat(() => notApplicable({ examined: 0, reason: 'No server.' })))).status,
    ).toBe('needs-review');
  });

  it('fails for a proven finding, asks for an unsure one, passes with advice', async () => {
    const status = async (finding: Finding) =>
      (await resultOf(checkThat(() => concluding([finding])))).status;
    expect(await status(fail('medium', { subject: 'x', message: 'X.' }))).toBe('fail');
    expect(await status(review('medium', { subject: 'x', message: 'X.' }))).toBe('needs-review');
    expect(await status(fail('low', { subject: 'x', message: 'X.' }))).toBe('pass');
  });

  it('raises a contradiction by one step', () => {
    expect(contradiction('high', { subject: 'x', message: 'X.' })).toMatchObject({
      severity: 'blocker',
      contradiction: true,
    });
    expect(contradiction('blocker', { subject: 'x', message: 'X.' }).severity).toBe('blocker');
  });

  it('is an error of its own when the check throws or a fact failed', async () => {
    const thrown = await resultOf(
      checkThat(() => {
        throw new Error('oops');
      }),
    );
    expect(thrown).toMatchObject({ status: 'error', findings: [] });
    expect(thrown.summary).toMatch(/oops/);
    const fact = defineRepositoryFact<number>({
      id: 'fact',
      read: () => Promise.reject(new Error('no luck')),
    });
    expect((await resultOf(checkThat(() => concluding([]), { facts: { fact } }))).status).toBe('error');
  });
});

describe('findings', () => {
  it('come by path, line and message, those without a place last', async () => {
    const finding = (message: string, place?: { path: string; line: number }) =>
      fail('high', { subject: message, message, ...(place ? { at: place } : {}) });
    const result = await resultOf(
      checkThat(() =>
        concluding([
          finding('z'),
          finding('c', at(2)),
          finding('b', at(10)),
          finding('a', at(2)),
          finding('d', at(1, 'B.ts')),
        ]),
      ),
    );
    expect(result.findings.map(({ message }) => message)).toEqual(['d', 'a', 'c', 'b', 'z']);
  });

  it('keep their fingerprint when lines move, and lose it when the subject changes', async () => {
    const print = async (line: number, subject: string) =>
      (await resultOf(checkThat(() => concluding([fail('high', { subject, message: 'X.', at: at(line) })]))))
        .findings[0]?.fingerprint;
    expect(await print(1, 'table a')).toBe(await print(99, 'table a'));
    expect(await print(1, 'table a')).not.toBe(await print(1, 'table b'));
  });

  it('have different fingerprints even where path and subject are the same', async () => {
    const same = (line: number) => fail('high', { subject: 'x', message: 'X.', at: at(line) });
    const result = await resultOf(checkThat(() => concluding([same(1), same(2)])));
    expect(new Set(result.findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe('readycheck-ignore', () => {
  const finding = (line: number) => concluding([fail('high', { subject: 'x', message: 'X.', at: at(line) })]);
  const ignoring = (text: string, line: number, rest: Partial<Check> = {}) =>
    resultOf(
      checkThat(() => finding(line), rest),
      { 'a.ts': text },
    );

  it('silences a finding on its line or the line below, and is counted', async () => {
    expect(await ignoring('x(); // readycheck-ignore tests/sample: a demo', 1)).toMatchObject({
      status: 'pass',
      ignored: 1,
    });
    expect(await ignoring('/* readycheck-ignore tests/sample: a demo */\nx();', 2)).toMatchObject({
      status: 'pass',
      ignored: 1,
    });
  });

  it('silences nothing further away, of another check, or above the comment', async () => {
    expect((await ignoring('// readycheck-ignore tests/sample: a demo\n\nx();', 3)).status).toBe('fail');
    expect((await ignoring('x(); // readycheck-ignore tests/other: a demo', 1)).status).toBe('fail');
    expect((await ignoring('x();\n// readycheck-ignore tests/sample: a demo', 1)).status).toBe('fail');
  });

  it('is a finding itself without a reason', async () => {
    for (const comment of [
      '// readycheck-ignore tests/sample',
      '/* readycheck-ignore tests/sample: */',
      '{/* readycheck-ignore tests/sample: */}',
    ]) {
      const result = await ignoring(`x(); ${comment}`, 1);
      expect(result).toMatchObject({ status: 'fail', ignored: 0 });
      expect(result.findings.map(({ severity }) => severity).sort()).toEqual(['high', 'medium']);
    }
  });

  it('does nothing for what cannot be waived', async () => {
    expect(
      await ignoring('x(); // readycheck-ignore tests/sample: a demo', 1, { waivable: false }),
    ).toMatchObject({ status: 'fail', ignored: 0 });
  });
});
