import * as z from 'zod';
import { reportSchema } from '../audit/report.ts';

/**
 * JSON Schema (2020-12) of the JSON report. It allows keys that it does not know: within one version fields are added,
 * and a reader who kept an older copy must not fail on them.
 */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return { $schema, $id: 'urn:readycheck:report:1', title: 'readycheck report', ...schema };
}
