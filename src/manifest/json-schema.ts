import { z } from 'zod';
import { manifestSchema } from './schema.ts';

/** The manifest's JSON Schema (2020-12), for editors: it completes keys, explains them and marks what is wrong. */
export function manifestJsonSchema() {
  const { $schema, ...schema } = z.toJSONSchema(manifestSchema, { io: 'input', target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'urn:readycheck:manifest:1',
    title: 'The manifest of readycheck (readycheck.yaml)',
    ...schema,
  };
}
