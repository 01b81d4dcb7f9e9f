import type { FileInterface, FunctionNote, MutationNote, Origin, Step } from './model.ts';

/** Files of the team's own, and how one names another. */
export interface Modules {
  readonly files: ReadonlyMap<string, FileInterface>;
  resolve(from: string, specifier: string): { readonly files: readonly string[]; readonly sure: boolean };
}

export interface Found<T> {
  readonly path: string;
  readonly note: T;
}

/** The function that a name means at a place in a file, there or where it is imported from. */
export function functionNamed(
  modules: Modules,
  path: string,
  name: string,
  root: string,
  offset: number,
): Found<FunctionNote> | null {
  const file = modules.files.get(path);
  if (!file) return null;
  const tip = name.split('.').at(-1) ?? name;
  const origin = originOf(file, root);
  const own = origin ? null : inFile(file, tip, offset);
  if (own) return { path, note: own };
  if (!origin) return null;
  for (const target of targets(modules, path, origin.specifier)) {
    const there = modules.files.get(target);
    const note = there && (inFile(there, tip, null) ?? inFile(there, origin.name, null));
    if (note) return { path: target, note };
  }
  return null;
}

export function originOf(file: FileInterface | undefined, name: string): Origin | undefined {
  return file && Object.hasOwn(file.origins, name) ? file.origins[name] : undefined;
}

/** The module that it comes from has a function of this name, and there is nothing in it that could fail. */
export function isKnownToDoNothing(
  modules: Modules,
  path: string,
  { specifier, name }: Origin,
  callee: string,
): boolean {
  return targets(modules, path, specifier).some((target) => {
    const quiet = modules.files.get(target)?.quiet ?? [];
    return quiet.includes(callee) || quiet.includes(name);
  });
}

/** Of several functions of one name the innermost whose name holds here. */
function inFile(file: FileInterface, name: string, offset: number | null): FunctionNote | null {
  const named = file.functions.filter((each) => each.name === name);
  if (offset === null) return named[0] ?? null;
  const near = named.filter(({ scope: [from, to] }) => from <= offset && offset <= to);
  return near.sort((a, b) => a.scope[1] - a.scope[0] - (b.scope[1] - b.scope[0]))[0] ?? named[0] ?? null;
}

/** The modules that a specifier names, and those whose exports they pass on. */
function targets(modules: Modules, path: string, specifier: string): string[] {
  const { files, sure } = modules.resolve(path, specifier);
  if (!sure) return [];
  const further = files.flatMap((file) =>
    (modules.files.get(file)?.passesOn ?? []).flatMap((each) => modules.resolve(file, each).files),
  );
  return [...files, ...further];
}

const STARTS = /^(?:mutate|mutateAsync|trigger|execute|executeAsync)$/;

/** The mutation that a call starts: one of the same file, or one that a hook gives. */
export function mutationStarted(
  modules: Modules,
  path: string,
  { callee, root }: Step,
): Found<MutationNote> | null {
  const file = modules.files.get(path);
  if (!file || callee === null) return null;
  const own = file.mutations.find(
    ({ names }) => names.includes(root) && (root === callee || STARTS.test(callee)),
  );
  if (own) return { path, note: own };
  const origin = originOf(file, root);
  if (!origin) return null;
  for (const target of targets(modules, path, origin.specifier)) {
    const note = modules.files
      .get(target)
      ?.mutations.find(
        ({ hook, names }) =>
          (hook === origin.name && (STARTS.test(callee) || root === callee)) || names.includes(callee),
      );
    if (note) return { path: target, note };
  }
  return null;
}
