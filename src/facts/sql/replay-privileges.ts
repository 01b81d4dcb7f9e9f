import type { Change, PrivilegeChange } from './changes.ts';
import { changed, executable } from './privileges.ts';
import { mayChange, type Script, type State, split } from './state.ts';

export function applyPrivileges(state: State, change: Change, script: Script): void {
  if (change.kind !== 'grant' && change.kind !== 'revoke') return;
  if (change.target === 'default') {
    if (!script.loose) state.defaults.push(change);
    return;
  }
  if (change.on === 'function') {
    for (const [key, item] of state.functions) {
      if (meant(change, item.name) && mayChange(item, script))
        state.functions.set(key, { ...item, execute: executable(item.execute, change) });
    }
    return;
  }
  for (const [key, table] of state.tables) {
    if (meant(change, key) && mayChange(table, script))
      state.tables.set(key, { ...table, privileges: changed(table.privileges, change) });
  }
  for (const [key, view] of state.views) {
    if (meant(change, key) && mayChange(view, script))
      state.views.set(key, { ...view, privileges: changed(view.privileges, change) });
  }
}

function meant({ target, names, schemas }: PrivilegeChange, name: string): boolean {
  return target === 'all' ? schemas.includes(split(name).schema) : names.includes(name);
}
