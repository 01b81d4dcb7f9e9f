import type { PlacedTarget } from '../../../src/facts/environments/environments.ts';
import { contradiction, type Finding, fail } from '../../../src/kit/index.ts';

/** Places at which development or tests use the store of production. One finding for each store and file. */
export function sharedTargets(targets: readonly PlacedTarget[], declaredApart: boolean): Finding[] {
  const live = new Set(targets.filter(({ role }) => role === 'production').map(({ target }) => target));
  const every = targets.filter(({ role, fallback }) => role === 'every' && !fallback);
  const used = new Set([...live, ...every.map(({ target }) => target)]);
  const rehearsal = targets.filter(({ role }) => /^(development|test|staging)$/.test(role));
  const found = [
    ...rehearsal
      .filter(({ target, role }) => (role === 'test' ? used : live).has(target))
      .map((each) => [each, useOf(each)] as const),
    ...every
      .filter(({ target, inCode }) => !inCode && live.has(target))
      .map((each) => [each, USE.every] as const),
    ...hardCoded(targets).map((each) => [each, USE.code] as const),
  ];
  const seen = new Set<string>();
  return found.flatMap(([{ target, path, line }, use]) => {
    const key = `${target} ${path}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const message = `${declaredApart ? 'The manifest says that test and live data are apart. ' : ''}${use(named(target))}`;
    const details = { subject: target, message, at: { path, line } };
    return [declaredApart ? contradiction('high', details) : fail('high', details)];
  });
}

/** In the code itself, with nothing that could say otherwise: whoever starts it works on the same store. The first place of each. */
function hardCoded(targets: readonly PlacedTarget[]): PlacedTarget[] {
  const first = new Map<string, PlacedTarget>();
  for (const each of targets) {
    const fixed = each.inCode && each.role === 'every' && !each.fallback;
    if (fixed && !first.has(each.target)) first.set(each.target, each);
  }
  return [...first.values()];
}

const USE = {
  development: (store: string) => `Development uses ${store}, which is also that of production.`,
  staging: (store: string) => `Staging uses ${store}, which is also that of production.`,
  test: (store: string) =>
    `Tests or seeds work on ${store}, which is that of the tool itself: running them changes live data.`,
  every: (store: string) =>
    `The plain settings, which everybody starts with, use ${store}, which is also that of production.`,
  code: (store: string) =>
    `The code itself names ${store}, and no setting can change it: whoever starts the tool to work on it works on the live data.`,
} as const;

function useOf({ role }: PlacedTarget): (store: string) => string {
  return role === 'test' || role === 'staging' ? USE[role] : USE.development;
}

/** For people: "the Supabase project …", "the database at …". */
function named(target: string): string {
  const [kind = '', name = ''] = [
    target.slice(0, target.indexOf(':')),
    target.slice(target.indexOf(':') + 1),
  ];
  if (kind === 'database') return `the database at ${name.replace(/\/$/, '')}`;
  return `the ${kind === 'supabase' ? 'Supabase' : 'Firebase'} project ${name}`;
}
