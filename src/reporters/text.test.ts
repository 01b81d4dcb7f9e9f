import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CROWDED, type READY, SAMPLE_NAMES, SAMPLES } from './sample.ts';
import { NOT_READY } from './sample-not-ready.ts';
import { check, finding, reportOf } from './sample-parts.ts';
import { textReport } from './text.ts';
import { displayWidth } from './width.ts';

const plain = (report: typeof READY, width = 80): string => textReport(report, { width, colour: false });

describe('textReport', () => {
  it.each([
    ['ready', 80],
    ['conditional', 80],
    ['conditional', 120],
    ['not-ready', 50],
    ['not-ready', 80],
    ['not-ready', 120],
    ['no-manifest', 80],
    ['empty', 80],
    ['crowded', 80],
    ['hostile', 80],
  ] as const)('looks right: %s, %i columns', async (name, width) => {
    const report = SAMPLES[name];
    await expect(plain(report, width)).toMatchFileSnapshot(`./snapshots/${name}-${width}.txt`);
  });

  it('looks right in full', async () => {
    const text = textReport(NOT_READY, { width: 100, colour: false, verbose: true });
    await expect(text).toMatchFileSnapshot('./snapshots/not-ready-verbose.txt');
  });

  it('looks right in colour', async () => {
    const text = textReport(NOT_READY, { width: 80, colour: true });
    await expect(text.replaceAll('\u001b', '␛')).toMatchFileSnapshot('./snapshots/not-ready-colour.txt');
  });

  describe.each(SAMPLE_NAMES)('%s', (name) => {
    const report = SAMPLES[name];

    it.each([50, 80, 120, 140])('keeps within %i columns', (width) => {
      for (const line of plain(report, width).split('\n'))
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    });

    it('says the same without colour, and the same twice', () => {
      const coloured = textReport(report, { width: 80, colour: true });
      expect(stripVTControlCharacters(coloured)).toBe(plain(report));
      expect(textReport(structuredClone(report), { width: 80, colour: true })).toBe(coloured);
    });

    it('lets no control character through', () => {
      expect(plain(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    });
  });

  it('holds any width between 50 and 140 columns', () => {
    expect(plain(NOT_READY, 10)).toBe(plain(NOT_READY, 50));
    expect(plain(NOT_READY, 1000)).toBe(plain(NOT_READY, 140));
    expect(plain(NOT_READY, Number.NaN)).toBe(plain(NOT_READY, 80));
  });

  it('tells sixty findings in about a hundred lines, and every one when asked', () => {
    expect(plain(CROWDED).split('\n').length).toBeLessThan(110);
    const full = textReport(CROWDED, { width: 100, colour: false, verbose: true });
    for (const { path, line } of CROWDED.checks.flatMap(({ findings }) => findings)) {
      expect(full).toContain(`${path}:${line}`);
    }
  });

  it('names every check with something open that holds a gate', () => {
    const text = plain(CROWDED);
    const holding = CROWDED.checks.filter(({ findings }) => findings.some(({ gates }) => gates.length > 0));
    for (const { id } of holding) expect(text).toContain(id);
  });

  it('caps the findings of a check and says where the rest is', () => {
    const text = plain(NOT_READY);
    expect(text).toContain('and 2 more: see --format markdown');
    expect(text).not.toContain('src/pages/Swaps.tsx:112');
  });

  it('prints the remedy of a check once, and at most three steps', () => {
    const text = plain(NOT_READY, 140);
    const findings = text.slice(0, text.indexOf('What to do next'));
    expect(findings.split('Run `alter table').length).toBe(2);
    expect(text).not.toContain('The fourth step');
  });

  it('says what the verdict means where no gate is at fault', () => {
    const blocker = check({
      id: 'training/a',
      area: 'training',
      title: 'A',
      findings: [finding({ message: 'x', severity: 'blocker' })],
    });
    const text = plain(reportOf([blocker], { verdict: 'not-ready' }), 120);
    expect(text).toContain(
      '✗ NOT READY. Do not put this tool into real use yet: one blocker must be mended.',
    );
  });

  it('says no more than it knows where nothing of the reason is in the report', () => {
    expect(plain(reportOf([], { verdict: 'not-ready' }))).toContain('into real use yet.\n');
    const broken = check({ id: 'docs/a', area: 'docs', title: 'A', status: 'error' });
    expect(plain(reportOf([broken], { verdict: 'not-ready' }), 120)).toContain(
      'yet: 1 check could not be made.',
    );
  });

  it('says which checks the stage does not ask for', () => {
    const early = check({
      id: 'docs/a',
      area: 'docs',
      title: 'A',
      required: false,
      findings: [finding({ message: 'x', gates: ['documentation'] })],
    });
    expect(plain(reportOf([early]), 120)).toContain(
      'holds Documentation written · not required at this stage',
    );
  });

  it('stays in bounds whatever a repository writes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 50, max: 140 }),
        (text, width) => {
          const findings = [finding({ message: text, path: text, line: 3, gates: ['permissions'] })];
          const report = reportOf([check({ id: 'docs/a', area: 'docs', title: text, findings, fix: text })], {
            seen: [text],
          });
          const named = {
            ...report,
            verdict: 'not-ready' as const,
            project: { ...report.project, name: text },
          };
          const printed = plain(named, width);
          expect(printed).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          for (const line of printed.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
