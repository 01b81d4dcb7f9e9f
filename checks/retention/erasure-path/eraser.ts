import type { Column, Columns } from '../../../src/facts/columns/columns.ts';
import { isLive } from '../../../src/facts/columns/live.ts';
import { tableKey } from '../../../src/facts/columns/merge.ts';
import { ACCOUNT, type Deletion, FILES } from '../../../src/facts/erasure/erasure.ts';
import type { PersonalTable } from '../../../src/facts/personal-data/personal-columns.ts';
import type { Store } from '../../../src/facts/stores/stores.ts';
import type { FileFactResult, Place } from '../../../src/kit/index.ts';

/** What deletes a person, and what it leaves. */
export interface Eraser {
  readonly at: Place;
  readonly target: string;
  /** Tables that point to the person and neither go with them nor are deleted anywhere. */
  readonly left: readonly string[];
  /** Files are stored, and no code deletes any. */
  readonly leavesFiles: boolean;
}

interface Known {
  readonly columns: Columns;
  readonly deletions: FileFactResult<readonly Deletion[]>;
  readonly stores: readonly Store[];
}

/** Scripts that empty tables to fill them anew. */
const FRESH_START =
  /(^|[/_.-])(?:seed\w*|reset\w*|clean\w*|setup|fixtures|datacreator|populate\w*)([/_.-]|$)/i;
/** Accounts that a framework keeps in tables of its own. */
const ACCOUNT_MODELS = ['user', 'auth_user'];

/** The first deletion of a person in the application; null if there is none. */
export function eraserOf(people: readonly PersonalTable[], known: Known): Eraser | null {
  const all = known.deletions.values
    .filter(({ path }) => isLive(path) && !FRESH_START.test(path))
    .flatMap(({ path, value }) => value.map(({ target, line }) => ({ target, at: { path, line } })));
  const keys = new Set([...ACCOUNT_MODELS, ...people.map(({ name }) => tableKey(name))]);
  const found = all.filter(({ target }) => target === ACCOUNT || keys.has(tableKey(target)));
  const first = found.find(({ target }) => target === ACCOUNT) ?? found[0];
  if (!first) return null;
  const deleted = new Set(all.map(({ target }) => tableKey(target)));
  const files = known.stores.some(({ kind, scope }) => kind === 'files' && scope === 'production');
  return {
    at: first.at,
    target: first.target,
    left: leftBehind(new Set(found.map(({ target }) => tableKey(target))), deleted, known.columns),
    leavesFiles: files && !all.some(({ target }) => target === FILES),
  };
}

function leftBehind(
  erased: ReadonlySet<string>,
  deleted: ReadonlySet<string>,
  { tables }: Columns,
): readonly string[] {
  return tables
    .filter(({ name }) => !deleted.has(tableKey(name)) && !erased.has(tableKey(name)))
    .filter(({ columns }) => columns.some((column) => staysBehind(column, erased)))
    .map(({ name }) => name);
}

/** A foreign key that does nothing, or a person's id that is no foreign key as far as is known. */
function staysBehind({ name, references }: Column, erased: ReadonlySet<string>): boolean {
  if (references !== null) return references.onDelete === 'none' && erased.has(tableKey(references.table));
  const [, whose] = /^(.+?)_?(?:id|Id|ID|uid|Uid)$/.exec(name) ?? [];
  return whose !== undefined && (erased.has(tableKey(whose)) || /^user$/i.test(whose));
}
