import type { Change, PrivilegeChange } from './changes.ts';
import type { Privileges } from './database.ts';
import { changed, executable } from './privileges.ts';
import { countWide, mayChange, type Script, type State, split } from './state.ts';

export function applyPrivileges(state: State, change: Change, script: Script): void {
  if (change.kind !== 'grant' && change.kind !== 'revoke') return;
  if (change.target === 'default') {
    if (!script.loose) state.defaults.push(change);
    return;
  }
  if (change.target === 'all') countWide(state);
  if (change.on === 'function') {
    const meant = new Set(change.names);
    for (const [key, item] of state.functions) {
      const wanted = change.target === 'all' ? inSchemas(change, item.name) : meant.has(item.name);
      if (wanted && mayChange(item, script))
        state.functions.set(key, { ...item, execute: executable(item.execute, change) });
    }
    return;
  }
  update(state.tables, change, script);
  update(state.views, change, script);
}

/** Tables or views that the statement names, or all of its schemas. */
function update<T extends { readonly privileges: Privileges; readonly loose: boolean }>(
  map: Map<string, T>,
  change: PrivilegeChange,
  script: Script,
): void {
  const keys =
    change.target === 'all' ? [...map.keys()].filter((key) => inSchemas(change, key)) : change.names;
  for (const key of keys) {
    const item = map.get(key);
    if (item && mayChange(item, script))
      map.set(key, { ...item, privileges: changed(item.privileges, change) });
  }
}

function inSchemas({ schemas }: PrivilegeChange, name: string): boolean {
  return schemas.includes(split(name).schema);
}
