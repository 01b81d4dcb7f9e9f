import type { Environments } from '../../../src/facts/environments/environments.ts';
import { type Evidence, type Finding, type ManifestView, review } from '../../../src/kit/index.ts';

/** What is asked where nothing proves that test and live share a store, nor that they do not. */
export function unsettled(
  claimed: number,
  proof: Evidence | null,
  { targets, local }: Environments,
  manifest: ManifestView | null,
): Finding[] {
  if (claimed > 1 && proof !== null) return [];
  const at = manifest?.at('retention', 'environments') ?? null;
  const details = { subject: 'environments', at };
  if (claimed > 1) {
    const message =
      'The environments are declared apart, and their settings are kept by the platform, so that the repository cannot show it. Attach a dated export of the settings, or of both stores, as evidence of the stores.';
    return [review('high', { ...details, message })];
  }
  const ask = 'Declare test and live, with the stores of each, under retention.environments.';
  const [single] = targets.filter(({ role }) => role === 'every');
  if (claimed === 0 && local.length === 0 && single) {
    const message = `One set of settings serves everybody, so that it cannot be told whether development works on live data. ${ask}`;
    return [review('high', { ...details, message, at: at ?? { path: single.path, line: single.line } })];
  }
  const message =
    local.length > 0
      ? `Developers have a store of their own on their computers; whether the live one is kept apart from all else is not said. ${ask}`
      : `Nothing says which stores development, tests and the live tool use. ${ask}`;
  return [review('high', { ...details, message })];
}
