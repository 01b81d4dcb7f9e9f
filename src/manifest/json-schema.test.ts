import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestJsonSchema } from './json-schema.ts';

const EXAMPLE = readFileSync(new URL('../../../shared/readycheck.example.yaml', import.meta.url), 'utf8');
const validate = new Ajv2020({ allowUnionTypes: true }).compile(manifestJsonSchema());

it('accepts the example', () => {
  validate(parse(EXAMPLE));
  expect(validate.errors).toBeNull();
});

it.each([
  ['readycheck: 2'],
  ['tool: {}'],
  ['{readycheck: 1, tool: {purpse: x}}'],
  ['{readycheck: 1, tool: {stage: beta}}'],
  ['{readycheck: 1, go_live: {signers: {nothing: [a]}}}'],
  ['{readycheck: 1, waivers: {}}'],
])('refuses %s', (text) => {
  expect(validate(parse(text))).toBe(false);
});

it('takes the short forms', () => {
  const text =
    '{readycheck: 1, permissions: {public_tables: [news, {table: a, allow: insert}], matrix: {a: {see: own}}}}';
  expect(validate(parse(text))).toBe(true);
});

/** Every schema of a property, with its path. */
function properties(schema: unknown, path: string): [string, unknown][] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, field]): [string, unknown][] => [
          [`${path}.${name}`, field],
          ...properties(field, `${path}.${name}`),
        ])
      : properties(value, path),
  );
}

it('explains every field', () => {
  const fields = properties(manifestJsonSchema(), '');
  const silent = fields.filter(
    ([, field]) => typeof field !== 'object' || field === null || !('description' in field),
  );
  expect(fields.length).toBeGreaterThan(150);
  expect(silent.map(([path]) => path)).toEqual([]);
});
