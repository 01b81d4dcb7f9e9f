import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSignoff } from './signoff.ts';

const PATH = '.readycheck/signoffs/data-handling.yaml';
const RECORD = `signoff: 1
gate: data-handling
project: Rota Board
by: priya
date: 2026-10-21
statement: I reviewed where the data lives and who receives it.
digest: "rc1:9b1f"
facts: ["store db postgres supabase eu-west-2"]
settles: ["abc123"]
`;

describe('parseSignoff', () => {
  it('reads a record', () => {
    expect(parseSignoff(PATH, RECORD)).toEqual({
      record: {
        signoff: 1,
        gate: 'data-handling',
        project: 'Rota Board',
        by: 'priya',
        date: '2026-10-21',
        statement: 'I reviewed where the data lives and who receives it.',
        digest: 'rc1:9b1f',
        facts: ['store db postgres supabase eu-west-2'],
        settles: ['abc123'],
      },
    });
  });

  it('needs neither digest nor facts', () => {
    expect(parseSignoff(PATH, RECORD.split('\n').slice(0, 6).join('\n'))).toHaveProperty('record');
  });

  it.each([
    ['by: priya\n', '', "1:1: 'by' is missing."],
    ['gate: data-handling', 'gate: data-handlin', '2:7: gate must be one of data-handling, permissions'],
    ['digest:', 'digets:', "7:1: unknown key 'digets' at the top level — did you mean 'digest'?"],
    ['signoff: 1', 'signoff: 2', '1:10: signoff must be the number 1'],
    ['["abc123"]', 'abc123', "9:10: settles must be a list of texts, is the text 'abc123'"],
    ['2026-10-21', '2026-02-30', " 'date' is '2026-02-30', which is no calendar date."],
    ['by: priya', 'by: TBD', " 'by' is not filled in."],
    ['statement: I', 'statement: "" #', " 'statement' is not filled in."],
    ['signoff: 1', 'signoff: 1\nsignoff: 1', "2:1: the key 'signoff' is written twice"],
    [RECORD, '', '1:1: the file is empty.'],
    [RECORD, '['.repeat(1000), 'nested deeper than 32'],
  ])('says what is wrong: %j → %j', (from, to, defect) => {
    const parsed = parseSignoff(PATH, RECORD.replace(from, to));
    expect(parsed).toHaveProperty('defects');
    expect('defects' in parsed ? parsed.defects.join('\n') : '').toContain(defect);
  });

  it('names the file in every defect, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseSignoff(PATH, text);
        const defects = 'defects' in parsed ? parsed.defects : [];
        expect(defects.length).toBeGreaterThan(0);
        expect(defects.every((defect) => defect.startsWith(`${PATH}:`))).toBe(true);
      }),
    );
  });
});
