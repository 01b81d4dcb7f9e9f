import { z } from 'zod';
import { GATES } from '../kit/vocabulary.ts';
import { isDate } from './date.ts';
import { explain } from './issues.ts';
import { isPlaceholder } from './placeholder.ts';
import { quoted } from './quote.ts';
import { dataOf } from './schema-walk.ts';
import { parseYaml, type YamlDocument } from './yaml.ts';
import type { YamlError } from './yaml-limits.ts';

const lines = (description: string) => z.array(z.string()).optional().describe(description);

/** The record of one gate's approval: `.readycheck/signoffs/<gate>.yaml`. */
export const signoffSchema = z.strictObject({
  signoff: z.literal(1).describe('The version of this format: 1.'),
  gate: z.enum(GATES.map((gate) => gate.id)).describe('The gate that is signed off.'),
  project: z.string().describe("The tool's name, as in the manifest."),
  by: z.string().describe('Who signs: a key from people in the manifest.'),
  date: z.string().describe('The day of the signature.'),
  statement: z.string().describe('What was reviewed and approved, in a sentence.'),
  digest: z.string().optional().describe('The digest of the facts that were approved.'),
  facts: lines('The facts that were approved.'),
  settles: lines('The fingerprints of findings that the signer has reviewed.'),
});

export type Signoff = z.infer<typeof signoffSchema>;

/** A record as found in the repository, or why its file is none, with what stands behind it. */
export interface FoundSignoff {
  readonly parsed: { readonly record: Signoff } | { readonly defects: readonly string[] };
  /** The file as it is: what a signature is over. */
  readonly text: string;
  /** What lies beside it as `<gate>.yaml.sig`. */
  readonly signature: string | null;
  /** The e-mail address of whoever made the last commit of it; null while it is not committed as it is. */
  readonly committedBy: string | null;
}

const WRITTEN = ['project', 'by', 'statement'] as const;

/** Reads a record, or says in whole sentences why the file is none. Never throws. */
export function parseSignoff(
  path: string,
  text: string,
): { readonly record: Signoff } | { readonly defects: readonly string[] } {
  const document = parseYaml(text);
  const { tree, errors } = document;
  if (!tree) return { defects: told(path, document, errors.length > 0 ? errors : [EMPTY]) };
  const parsed = signoffSchema.safeParse(dataOf(tree, signoffSchema));
  if (!parsed.success) {
    return { defects: told(path, document, explain(parsed.error.issues, { tree, schema: signoffSchema })) };
  }
  const defects = contentDefects(parsed.data).map((message) => `${path}: ${message}.`);
  return defects.length > 0 ? { defects } : { record: parsed.data };
}

const EMPTY: YamlError = { offset: 0, message: 'the file is empty' };

function contentDefects(record: Signoff): string[] {
  const empty = WRITTEN.filter((key) => record[key].trim() === '' || isPlaceholder(record[key], 'prose'));
  const defects = empty.map((key) => `'${key}' is not filled in`);
  return isDate(record.date)
    ? defects
    : [...defects, `'date' is ${quoted(record.date)}, which is no calendar date`];
}

function told(path: string, document: YamlDocument, errors: readonly YamlError[]): string[] {
  return errors.slice(0, 20).map(({ offset, message }) => {
    const { line, column } = document.place(offset);
    return `${path}:${line}:${column}: ${message}.`;
  });
}
