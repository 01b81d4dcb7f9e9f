import type { Change, PolicyChange } from './changes.ts';
import { mayChange, placeOf, type Script, type State } from './state.ts';

export function applyPolicy(state: State, change: Change, script: Script): void {
  if (!('policy' in change)) return;
  const key = `${change.table} ${change.policy}`;
  const known = state.policies.get(key);
  if (!mayChange(known, script)) return;
  if (change.kind === 'create-policy') {
    const { kind: _, line, ...policy } = change;
    state.policies.set(key, { ...policy, at: placeOf(script, line), loose: script.loose, mayBeGone: false });
  } else if (known) alter(state, key, change);
}

function alter(state: State, key: string, change: Exclude<PolicyChange, { kind: 'create-policy' }>): void {
  const known = state.policies.get(key);
  if (!known) return;
  if (change.kind === 'alter-policy') {
    const { roles, using, check } = change;
    state.policies.set(key, {
      ...known,
      roles: roles ?? known.roles,
      using: using ?? known.using,
      check: check ?? known.check,
    });
    return;
  }
  state.policies.delete(key);
  if (change.kind === 'rename-policy')
    state.policies.set(`${change.table} ${change.to}`, { ...known, policy: change.to });
}

/** A block drops policies of these tables: all of them, or some. */
export function dropPolicies(state: State, tables: ReadonlySet<string>, all: boolean, script: Script): void {
  for (const [key, policy] of [...state.policies]) {
    if (!tables.has(policy.table) || !mayChange(policy, script)) continue;
    if (all) state.policies.delete(key);
    else state.policies.set(key, { ...policy, mayBeGone: true });
  }
}
