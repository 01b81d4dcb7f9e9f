import type { FileFact } from '../kit/fact.ts';
import { ParseFailure } from '../kit/parser.ts';
import type { SourceFile } from '../kit/source.ts';
import { failed } from './collected.ts';

/** What one fact found in one file; survives being sent from a worker. */
export type Extracted =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not parsed' }
  | { readonly kind: 'error'; readonly error: string };

const NOTHING: Extracted = { kind: 'nothing' };

/** What each of the facts finds in a file, in their order; the file is parsed at most once a parser. */
export async function extractFile(
  facts: readonly FileFact<unknown>[],
  file: SourceFile,
): Promise<readonly Extracted[]> {
  const found: Extracted[] = [];
  for (const fact of facts) {
    found.push(fact.mentions && !fact.mentions.test(file.text) ? NOTHING : await extractFact(fact, file));
  }
  return found;
}

async function extractFact(fact: FileFact<unknown>, file: SourceFile): Promise<Extracted> {
  try {
    for (const parser of fact.parsers) await parser.load();
    const value = fact.extract(file);
    return value === null ? NOTHING : { kind: 'value', value };
  } catch (error) {
    if (error instanceof ParseFailure) return { kind: 'not parsed' };
    return { kind: 'error', ...failed({ id: `${fact.id} (${file.path})` }, error) };
  }
}
