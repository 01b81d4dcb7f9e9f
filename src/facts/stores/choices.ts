import { folderOf } from '../commands/paths.ts';
import { type Group, isFirm } from './group.ts';
import { RELATIONAL, type StoreEvidence } from './model.ts';

/**
 * A tool that can be run with one database or another names them in one place: that is one store, and which one it is
 * the installation decides.
 */
export function joinChoices(groups: readonly Group[]): Group[] {
  const own = groups.filter(
    ({ kind, provider, evidence }) =>
      RELATIONAL.has(kind) && (provider === null || provider === 'local') && evidence.some(isFirm),
  );
  const offered = own.filter((group) => own.some((other) => other !== group && areChoices(group, other)));
  if (offered.length === 0) return [...groups];
  const joined: Group = {
    kind: 'sql',
    provider: null,
    evidence: offered.flatMap(({ evidence }) => evidence),
  };
  return [...groups.filter((group) => !offered.includes(group)), joined];
}

/** The same for uploads: a folder with one file for each provider offers them for choice. */
export function joinFileChoices(groups: readonly Group[]): Group[] {
  const files = groups.filter(({ kind, evidence }) => kind === 'files' && evidence.some(isFirm));
  const folders = (group: Group): Set<string> =>
    new Set(
      group.evidence
        .filter(isFirm)
        .map(({ path }) => folderOf(path))
        .filter((folder) => OFFERS.test(folder)),
    );
  const offered = files.filter((group) =>
    files.some(
      (other) => other !== group && [...folders(group)].some((folder) => folders(other).has(folder)),
    ),
  );
  if (offered.length === 0) return [...groups];
  const joined: Group = {
    kind: 'files',
    provider: null,
    evidence: offered.flatMap(({ evidence }) => evidence),
  };
  return [...groups.filter((group) => !offered.includes(group)), joined];
}

const OFFERS = /(^|\/)[\w-]*(?:provider|adapter|driver|backend|storage)s?$/i;

/** Drivers beside each other in one file, or compose files beside each other that each start another database. */
function areChoices(a: Group, b: Group): boolean {
  const firm = ({ evidence }: Group) => evidence.filter(isFirm).slice(0, MANY);
  const pairs = firm(a).flatMap((one) => firm(b).map((other) => [one, other] as const));
  const composed = pairs.filter(
    ([one, other]) => one.by === 'infrastructure' && other.by === 'infrastructure',
  );
  const together = pairs.some(
    ([one, other]) => (one.path === other.path && one.by !== 'infrastructure') || areProfiles(one, other),
  );
  const apart = composed.every(([one, other]) => one.path !== other.path);
  return together || (apart && composed.some(([one, other]) => folderOf(one.path) === folderOf(other.path)));
}

/** Settings of one program for one environment each: `application-mysql.properties`, `application-postgres.properties`. */
function areProfiles(one: StoreEvidence, other: StoreEvidence): boolean {
  const profile = /(?:^|\/)application-[^/]+$/;
  return profile.test(one.path) && profile.test(other.path) && folderOf(one.path) === folderOf(other.path);
}

/** Places enough to tell what a repository offers; more would only take time. */
const MANY = 100;
