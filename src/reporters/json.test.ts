import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonReport } from './json.ts';
import { reportJsonSchema } from './report-json-schema.ts';
import { READY, SAMPLE_NAMES, SAMPLES } from './sample.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(reportJsonSchema());

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

describe.each(SAMPLE_NAMES)('jsonReport of %s', (name) => {
  const report = SAMPLES[name];
  const json = jsonReport(report);

  it('is the report, valid against its schema', () => {
    expect(JSON.parse(json)).toEqual(report);
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
  });

  it('has its keys in one order, whatever the order of the report', () => {
    expect(jsonReport({ ...report, ...Object(reversed(report)) })).toBe(json);
    expect(Object.keys(JSON.parse(json)).slice(0, 5)).toEqual([
      'schema',
      'tool',
      'project',
      'date',
      'verdict',
    ]);
  });

  it('is indented by two, ends with one newline and holds nothing invisible', () => {
    expect(json).toMatch(/^\{\n {2}"schema": "readycheck-report\/1",\n/);
    expect(json).toMatch(/[^\n]\n$/);
    expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

describe('reportJsonSchema', () => {
  it('names itself', () => {
    expect(reportJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:readycheck:report:1',
      title: 'readycheck report',
    });
  });

  it('refuses what is missing or wrong, and allows what a later version adds', () => {
    const { verdict, ...without } = READY;
    expect(validate(without)).toBe(false);
    expect(validate({ ...READY, verdict: 'fine' })).toBe(false);
    expect(validate({ ...READY, verdict, added: 1, tool: { ...READY.tool, added: 1 } })).toBe(true);
  });
});
