import type { GateId } from '../kit/vocabulary.ts';
import { claimLines } from './claim-lines.ts';
import type { ManifestView } from './view.ts';

/** What the repository shows, gate by gate, and the sections of its documents by path. */
export interface ShownFacts {
  readonly gates: Readonly<Record<GateId, readonly string[]>>;
  readonly documents: Readonly<Record<string, readonly string[]>>;
}

/** The parts of the manifest whose documents are signed with a gate. */
const SECTIONS: Readonly<Record<GateId, readonly string[]>> = {
  'data-handling': ['retention'],
  permissions: ['permissions'],
  'error-handling': ['errors'],
  documentation: ['docs'],
  'support-model': ['ownership', 'training'],
  'backup-recovery': [],
};
/** Pointers to what was recorded, which grows without changing what was approved. */
const RECORDED = /\b(?:evidence|records|drills|last_\w+|manual_runs)\b/;

/** Everything that a signature under a gate is about: what the code shows, what is claimed, what the documents say. */
export function signedLines(gate: GateId, shown: ShownFacts, manifest: ManifestView | null): string[] {
  const claimed = manifest ? claimLines(gate, manifest.claims) : [];
  const named = (manifest?.pointers ?? [])
    .filter(
      ({ subject }) => SECTIONS[gate].includes(subject.split(/[.[]/)[0] ?? '') && !RECORDED.test(subject),
    )
    .map(({ value }) => value.replace(/#.*$/, '').replace(/^\.\//, ''));
  const told = named.flatMap((path) => shown.documents[path] ?? []);
  return [...new Set([...shown.gates[gate], ...claimed, ...told])].sort();
}
