import type { PlacedCall } from '../../../src/facts/language-models/language-models.ts';
import type { SeenProcessor } from '../../../src/facts/processors/processors.ts';
import type { Place } from '../../../src/kit/index.ts';

/** What one file sends to one of the language models. */
export interface Flow {
  readonly model: SeenProcessor;
  readonly path: string;
  readonly personal: readonly string[];
  readonly free: readonly string[];
  /** Where the first personal field, else the first free text, enters a prompt. */
  readonly at: Place;
}

/** What each file sends to each model that it calls; a file that sends nothing about people is left out. */
export function flowsOf(calls: readonly PlacedCall[], models: readonly SeenProcessor[]): Flow[] {
  return models.flatMap((model) => {
    const mine = calls.filter((call) => call.models.includes(model.id));
    return [...new Set(mine.map(({ path }) => path))].flatMap(
      (path) =>
        flowOf(
          model,
          path,
          mine.filter((call) => call.path === path),
        ) ?? [],
    );
  });
}

function flowOf(model: SeenProcessor, path: string, calls: readonly PlacedCall[]): Flow | null {
  const inputs = calls.flatMap((call) => call.inputs);
  const of = (kind: string) => inputs.filter((input) => input.kind === kind);
  const [first] = [...of('personal'), ...of('free-text')];
  if (!first) return null;
  const names = (kind: string): string[] => [...new Set(of(kind).map(({ name }) => name))];
  return {
    model,
    path,
    personal: names('personal'),
    free: names('free-text'),
    at: { path, line: first.line },
  };
}
