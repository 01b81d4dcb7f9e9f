import type { BucketChange, Change, DynamicChange, FunctionChange, ViewChange } from './changes.ts';
import { executable, initialPrivileges } from './privileges.ts';
import { mayChange, placeOf, type Script, type State, split } from './state.ts';

/** Views, functions, buckets and types. */
export function applyObject(state: State, change: Change, script: Script): void {
  switch (change.kind) {
    case 'create-view':
    case 'view-invoker':
      view(state, change, change.line, script);
      return;
    case 'create-function':
      makeFunction(state, change, change.line, script);
      return;
    case 'alter-function':
      alterFunction(state, change, script);
      return;
    case 'create-bucket':
    case 'update-bucket':
    case 'delete-bucket':
      bucket(state, change, change.line, script);
      return;
    case 'dynamic':
      dynamicRevoke(state, change, script);
      return;
    case 'event-trigger':
      state.autoRls ||= state.switchers.has(change.function);
      return;
    case 'drop':
      drop(state, change.what, change.names, script);
      return;
    default:
      applyType(state, change, script);
  }
}

function view(state: State, change: ViewChange, line: number, script: Script): void {
  const known = state.views.get(change.view);
  if (!mayChange(known, script)) return;
  if (change.kind === 'view-invoker') {
    if (known) state.views.set(change.view, { ...known, securityInvoker: change.securityInvoker });
    return;
  }
  const { kind: _, ...made } = change;
  const privileges = known?.privileges ?? initialPrivileges(split(change.view).schema, state.defaults);
  state.views.set(change.view, { ...made, at: placeOf(script, line), loose: script.loose, privileges });
}

const EVERYBODY = { anon: true, authenticated: true, public: true };

function makeFunction(
  state: State,
  change: Extract<FunctionChange, { kind: 'create-function' }>,
  line: number,
  script: Script,
): void {
  const key = `${change.name}(${change.arguments.join(', ')})`;
  const known = state.functions.get(key);
  if (!mayChange(known, script)) return;
  if (switchesRls(change.body)) state.switchers.add(change.name);
  const { kind: _, ...made } = change;
  const { schema } = split(change.name);
  const defaults = state.defaults.filter(
    ({ on, schemas }) => on === 'function' && (schemas.length === 0 || schemas.includes(schema)),
  );
  const execute = known?.execute ?? defaults.reduce(executable, EVERYBODY);
  state.functions.set(key, {
    ...made,
    at: placeOf(script, line),
    loose: script.loose,
    execute,
    dynamic: known?.dynamic ?? false,
  });
}

/** A block takes away privileges from functions that it names, or finds. */
function dynamicRevoke(state: State, { does, names }: DynamicChange, script: Script): void {
  if (!does.includes('revoke')) return;
  const all = [...state.functions];
  const named = all.filter(([, { name }]) => names.includes(name) || names.includes(split(name).name));
  for (const [key, known] of named.length > 0 ? named : all)
    if (mayChange(known, script)) state.functions.set(key, { ...known, dynamic: true });
}

/** One of its statements is put together and switches row level security on. */
function switchesRls(body: string): boolean {
  return body.split(';').some((step) => {
    const from = step.search(/\bexecute\b/i);
    return from >= 0 && /\benable\s+row\s+level\s+security\b/i.test(step.slice(from));
  });
}

function alterFunction(
  state: State,
  change: Extract<FunctionChange, { kind: 'alter-function' }>,
  script: Script,
): void {
  for (const [key, known] of state.functions) {
    const meant =
      known.name === change.name &&
      (change.arguments === null || `${change.arguments}` === `${known.arguments}`);
    if (!meant || !mayChange(known, script)) continue;
    const { definer, searchPath } = change;
    state.functions.set(key, {
      ...known,
      definer: definer ?? known.definer,
      searchPath: searchPath ?? known.searchPath,
    });
  }
}

function bucket(state: State, change: BucketChange, line: number, script: Script): void {
  if (change.kind === 'create-bucket') {
    const known = state.buckets.get(change.bucket);
    if (mayChange(known, script)) {
      state.buckets.set(change.bucket, {
        bucket: change.bucket,
        public: change.public,
        at: placeOf(script, line),
        loose: script.loose,
      });
    }
    return;
  }
  for (const [name, known] of [...state.buckets]) {
    if ((change.bucket !== null && change.bucket !== name) || !mayChange(known, script)) continue;
    if (change.kind === 'delete-bucket') state.buckets.delete(name);
    else state.buckets.set(name, { ...known, public: change.public, at: placeOf(script, line) });
  }
}

function drop(state: State, what: string, names: readonly string[], script: Script): void {
  const things = { view: state.views, function: state.functions, type: state.types };
  const gone = (name: string): boolean =>
    what === 'schema' ? names.includes(split(name).schema) : names.includes(name);
  for (const [kind, map] of Object.entries(things)) {
    if (what !== kind && what !== 'schema') continue;
    for (const [key, thing] of [...map]) {
      if (gone('name' in thing ? thing.name : key) && mayChange('loose' in thing ? thing : undefined, script))
        map.delete(key);
    }
  }
}

function applyType(state: State, change: Change, script: Script): void {
  if (change.kind === 'create-type') {
    if (!state.types.has(change.type))
      state.types.set(change.type, {
        type: change.type,
        values: change.values,
        at: placeOf(script, change.line),
      });
  } else if (change.kind === 'add-value') {
    const known = state.types.get(change.type);
    if (known) state.types.set(change.type, { ...known, values: [...known.values, change.value] });
  }
}
