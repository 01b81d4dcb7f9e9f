import type { ManifestView } from '../../../src/kit/index.ts';
import { parsePointer } from '../../../src/manifest/pointer.ts';
import type { ManualRun } from '../../resolve-test.ts';
import { journeysOf } from '../journeys.ts';

export type Run = ManualRun & { readonly index: number };

/** The runs that journeys point to; where none does, the newest. Older ones are history. */
export function runsThatCount(manifest: ManifestView | null): Run[] {
  const runs = (manifest?.claims.tests?.manual_runs ?? []).map((run, index) => ({ ...run, index }));
  const named = new Set(pointersOf(manifest).flatMap((pointer) => manualId(pointer) ?? []));
  const pointed = runs.filter(({ id }) => named.has(String(id)));
  if (pointed.length > 0) return pointed;
  const [newest] = runs.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  return newest ? [newest] : [];
}

/** Every pointer to a test that journeys have. */
export function pointersOf(manifest: ManifestView | null): string[] {
  return journeysOf(manifest).flatMap(({ normal, edge = [] }) =>
    [normal, ...edge.map(({ test }) => test)].filter((pointer) => pointer !== undefined),
  );
}

function manualId(pointer: string): string | null {
  const found = parsePointer(pointer);
  return found?.kind === 'manual' ? found.id : null;
}
