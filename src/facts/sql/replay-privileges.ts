import type { Change, PrivilegeChange } from './changes.ts';
import type { Privileges } from './database.ts';
import { changed, executable } from './privileges.ts';
import { mayChange, type Script, type State, split } from './state.ts';

export function applyPrivileges(state: State, change: Change, script: Script): void {
  if (change.kind !== 'grant' && change.kind !== 'revoke') return;
  if (change.target === 'default') {
    if (!script.loose) state.defaults.push(change);
    return;
  }
  const touches = (name: string, thing: { readonly loose: boolean }): boolean =>
    meant(change, name) && mayChange(thing, script);
  if (change.on === 'function') {
    update(
      state.functions,
      ({ name, ...item }) => touches(name, item),
      (item) => ({ ...item, execute: executable(item.execute, change) }),
    );
    return;
  }
  const grant = <T extends { readonly privileges: Privileges }>(item: T): T => ({
    ...item,
    privileges: changed(item.privileges, change),
  });
  update(state.tables, (table) => touches(table.table, table), grant);
  update(state.views, (view) => touches(view.view, view), grant);
}

function update<T>(map: Map<string, T>, wanted: (item: T) => boolean, next: (item: T) => T): void {
  for (const [key, item] of map) if (wanted(item)) map.set(key, next(item));
}

function meant({ target, names, schemas }: PrivilegeChange, name: string): boolean {
  return target === 'all' ? schemas.includes(split(name).schema) : names.includes(name);
}
