import type { SeenProcessor } from '../../../src/facts/processors/processors.ts';
import { type Finding, fail, type ManifestView, type Place } from '../../../src/kit/index.ts';
import { isCriticalProcessor } from '../../../src/manifest/critical.ts';

/** Without it the tool stands still, or a user's request stays unanswered. */
export interface Critical {
  readonly name: string;
  readonly answered: boolean;
  readonly declared: boolean;
  readonly at: Place | null;
}

const CRITICAL = new Set<SeenProcessor['category']>(['language model', 'payment', 'sign-in', 'database']);

/** Searched, exported to or remembered beside the main database. */
const BESIDE = new Set([
  'upstash',
  'snowflake',
  'airtable',
  'notion',
  'google-sheets',
  'pinecone',
  'qdrant-cloud',
  'weaviate-cloud',
  'sanity',
  'contentful',
  'github-sign-in',
  'persona',
]);

function isCritical(id: string, category: SeenProcessor['category']): boolean {
  return CRITICAL.has(category) && !BESIDE.has(id);
}

/** The critical processors that the manifest declares; where it has no list, those that the code shows for certain. */
export function criticalProcessors(
  manifest: ManifestView | null,
  seen: readonly SeenProcessor[],
): Critical[] {
  const declared = manifest?.claims.retention?.processors;
  if (manifest && declared)
    return declared.flatMap((processor, index) =>
      isCriticalProcessor(processor)
        ? [
            {
              name: processor.name ?? processor.purpose ?? `processor ${index + 1}`,
              answered: processor.on_failure !== undefined,
              declared: true,
              at: manifest.at('retention', 'processors', index),
            },
          ]
        : [],
    );
  return seen
    .filter(
      ({ id, category, confidence, by }) =>
        isCritical(id, category) && confidence === 'high' && by !== 'hosting',
    )
    .map(({ name, evidence }) => ({ name, answered: false, declared: false, at: evidence[0] ?? null }));
}

/** A critical processor of which nobody says what happens when it does not answer. */
export function unanswered({ name, answered, declared, at }: Critical): Finding | null {
  if (answered) return null;
  const where = declared ? 'the manifest does not say' : 'no manifest says';
  return fail('high', {
    subject: `on_failure ${name}`,
    at,
    message: `The tool depends on ${name}, and ${where} what users see and what happens to their work when it does not answer. Write it under on_failure of that processor.`,
  });
}
