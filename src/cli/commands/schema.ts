import type { Streams } from '../streams.ts';

/** `readycheck schema`: the JSON Schema of the manifest, or of the JSON report. */
export async function schemaCommand(
  { report = false }: { report?: boolean },
  { stdout }: Streams,
): Promise<void> {
  const schema = report
    ? (await import('../../reporters/report-json-schema.ts')).reportJsonSchema()
    : (await import('../../manifest/json-schema.ts')).manifestJsonSchema();
  stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}
