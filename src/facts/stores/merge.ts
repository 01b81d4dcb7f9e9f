import { joinChoices, joinFileChoices } from './choices.ts';
import { type Group, inProduction } from './group.ts';
import { labelOf } from './label.ts';
import { EVIDENCE_KINDS, RELATIONAL, type Store, type StoreEvidence, type StoreScope } from './model.ts';

/**
 * One store seen through several libraries is one store: evidence is grouped by kind and provider; an object mapper
 * that does not say its database joins the one that is there; a driver that serves any host joins the host that is named.
 */
export function mergeStores(all: readonly StoreEvidence[]): Store[] {
  const hints = all.filter(isHint);
  const shown = withoutFallbacks(
    all.filter((each) => !isHint(each)),
    hints,
  );
  const joined = joinHosts(joinFileChoices(joinChoices(joinMappers(grouped(shown), hints))));
  const groups = joinAddresses(joined, hints);
  return groups.map(toStore).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function grouped(all: readonly StoreEvidence[]): Group[] {
  const groups = new Map<string, StoreEvidence[]>();
  for (const each of all) {
    const key = `${each.kind}:${each.provider ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].flatMap((evidence) => {
    const [first] = evidence;
    return first ? [{ kind: first.kind, provider: first.provider, evidence }] : [];
  });
}

const isHint = ({ by }: StoreEvidence): boolean => by === 'hint' || by === 'address';

/** What is used only where nothing else is configured is for development, once something else can be configured. */
function withoutFallbacks(all: readonly StoreEvidence[], hints: readonly StoreEvidence[]): StoreEvidence[] {
  const server = [...all, ...hints].some(
    (each) =>
      inProduction(each) &&
      !each.fallback &&
      RELATIONAL.has(each.kind) &&
      each.kind !== 'sqlite' &&
      each.kind !== 'sql',
  );
  if (!server) return [...all];
  return all.map((each) => (each.fallback && inProduction(each) ? { ...each, scope: 'development' } : each));
}

/** `sql` becomes what the repository elsewhere says it is: evidence first, then hints; else it stays open. */
function joinMappers(groups: readonly Group[], hints: readonly StoreEvidence[]): Group[] {
  const open = groups.filter(({ kind, provider }) => kind === 'sql' && provider === null);
  const mapped = open.flatMap(({ evidence }) => evidence);
  if (mapped.length === 0) return joinManaged(groups);
  const known = groups.filter(
    ({ kind, evidence }) => RELATIONAL.has(kind) && kind !== 'sql' && evidence.some(inProduction),
  );
  const managed = groups.filter(({ kind, provider }) => kind === 'sql' && provider !== null);
  const target = pick(known) ?? pick(managed);
  if (target) {
    const rest = groups.filter((group) => group !== target && !open.includes(group));
    return joinManaged([...rest, { ...target, evidence: [...target.evidence, ...mapped] }]);
  }
  const kinds = [
    ...new Set(
      hints.filter((each) => inProduction(each) && RELATIONAL.has(each.kind)).map(({ kind }) => kind),
    ),
  ];
  const servers = kinds.filter((kind) => kind !== 'sqlite');
  const [only = 'sql', ...others] = servers.length > 0 ? servers : kinds;
  const kind = others.length > 0 ? 'sql' : only;
  const closed: Group = { kind, provider: kind === 'sqlite' ? 'local' : null, evidence: mapped };
  return joinManaged([...groups.filter((group) => !open.includes(group)), closed]);
}

/** A managed database of unnamed kind (`aws_db_instance`) is the one that the code connects to. */
function joinManaged(groups: readonly Group[]): Group[] {
  const managed = groups.find(({ kind, provider }) => kind === 'sql' && provider !== null);
  const target =
    managed &&
    pick(groups.filter(({ kind, provider }) => RELATIONAL.has(kind) && kind !== 'sql' && provider === null));
  if (!managed || !target) return [...groups];
  const rest = groups.filter((group) => group !== managed && group !== target);
  return [
    ...rest,
    { kind: target.kind, provider: managed.provider, evidence: [...target.evidence, ...managed.evidence] },
  ];
}

/** A driver that any host may answer (`pg`, the S3 interface) joins the host of its kind that is named. */
function joinHosts(groups: readonly Group[]): Group[] {
  const result = [...groups];
  for (const group of groups) {
    if (group.provider !== null) continue;
    const hosts = result.filter(
      (other) =>
        other.kind === group.kind &&
        other.provider !== null &&
        canBeHost(other) &&
        other.evidence.some(inProduction),
    );
    const host = pick(hosts);
    if (!host) continue;
    result.splice(result.indexOf(group), 1);
    result.splice(result.indexOf(host), 1, { ...host, evidence: [...host.evidence, ...group.evidence] });
  }
  return result;
}

/**
 * An address in the code says who runs the database that a driver connects to. Without a driver it shows, weakly, a
 * store that is reached over plain HTTP.
 */
function joinAddresses(groups: readonly Group[], hints: readonly StoreEvidence[]): Group[] {
  const addresses = grouped(
    hints.filter((each) => each.provider !== null && each.provider !== 'local' && inProduction(each)),
  );
  const result = [...groups];
  for (const { kind, provider, evidence } of addresses) {
    if (result.some((group) => group.kind === kind && group.provider === provider)) continue;
    const hosts = canBeHost({ kind, provider });
    const open = hosts ? result.findIndex((group) => group.kind === kind && group.provider === null) : -1;
    const rivals = addresses.filter((other) => other.kind === kind && canBeHost(other)).length > 1;
    const inCode = evidence.filter(({ by }) => by === 'address');
    if (open >= 0 && !rivals) {
      result[open] = { kind, provider, evidence: [...(result[open]?.evidence ?? []), ...evidence] };
    } else if (open < 0 && inCode.length > 0) result.push({ kind, provider, evidence: inCode });
  }
  return result;
}

/** Files at Supabase, Firebase or on the own disk are not reached through the S3 interface. */
const OTHER_INTERFACES = new Set([
  'supabase',
  'google',
  'local',
  'cloudinary',
  'imagekit',
  'uploadthing',
  'vercel',
  'netlify',
  'azure',
]);

function canBeHost({ kind, provider }: Pick<Group, 'kind' | 'provider'>): boolean {
  return kind !== 'files' || !OTHER_INTERFACES.has(provider ?? '');
}

/** The group with the most production evidence; the first by name among equals. */
function pick(groups: readonly Group[]): Group | null {
  const weight = ({ evidence }: Group): number =>
    evidence.filter((each) => inProduction(each) && !each.weak && !each.fallback).length;
  const name = ({ kind, provider }: Group): string => `${kind}:${provider ?? ''}`;
  return [...groups].sort((a, b) => weight(b) - weight(a) || (name(a) < name(b) ? -1 : 1))[0] ?? null;
}

function toStore({ kind, provider, evidence }: Group): Store {
  const ordered = [...evidence].sort(byWeight);
  const scope = scopeOf(ordered);
  const names = [...new Set(ordered.flatMap(({ name }) => (name === null ? [] : [name])))].sort();
  const onDisk = provider === 'local';
  return {
    key: provider === null ? kind : `${kind}:${provider}`,
    kind,
    provider,
    label: labelOf(kind, provider, distinct(evidence, 'kind'), distinct(evidence, 'provider')),
    evidence: ordered.map(({ path, line }) => ({ path, line })),
    confidence: ordered.some(({ weak, scope: of }) => of === scope && !weak) ? 'high' : 'low',
    scope,
    onDisk,
    names,
  };
}

function distinct<K extends 'kind' | 'provider'>(
  evidence: readonly StoreEvidence[],
  field: K,
): NonNullable<StoreEvidence[K]>[] {
  return [...new Set(evidence.filter(inProduction).flatMap((each) => each[field] ?? []))];
}

function scopeOf(evidence: readonly StoreEvidence[]): StoreScope {
  const found = (scope: StoreScope) => evidence.some((each) => each.scope === scope);
  return found('production') ? 'production' : found('development') ? 'development' : 'test';
}

const SCOPES: readonly StoreScope[] = ['production', 'development', 'test'];

/** Production before tests, firm before weak, an opened connection before an import; then by place. */
function byWeight(a: StoreEvidence, b: StoreEvidence): number {
  return (
    SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) ||
    Number(a.weak) - Number(b.weak) ||
    EVIDENCE_KINDS.indexOf(a.by) - EVIDENCE_KINDS.indexOf(b.by) ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)
  );
}
