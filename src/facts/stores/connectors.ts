import { folderOf } from '../commands/paths.ts';
import type { StoreEvidence } from './model.ts';

/** So many kinds of database in sibling files are no architecture, they are a list of what the tool can talk to. */
const MANY = 4;

/**
 * Folders whose files each talk to another kind of database: monitors, importers, adapters. Whose databases those are
 * the code cannot say.
 */
export function connectorFolders(all: readonly StoreEvidence[]): ReadonlySet<string> {
  const kinds = new Map<string, Map<string, Set<string>>>();
  for (const { by, kind, path } of all) {
    if (by !== 'import' && by !== 'connection') continue;
    const files = kinds.get(folderOf(path)) ?? new Map<string, Set<string>>();
    kinds.set(folderOf(path), files.set(path, (files.get(path) ?? new Set()).add(kind)));
  }
  const many = [...kinds].filter(([folder, files]) => {
    const single = [...files.values()].filter(({ size }) => size === 1);
    return folder !== '' && new Set(single.flatMap((each) => [...each])).size >= MANY;
  });
  return new Set(many.map(([folder]) => folder));
}
