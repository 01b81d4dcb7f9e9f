import {
  type Found,
  functionNamed,
  isKnownToDoNothing,
  type Modules,
  mutationStarted,
  originOf,
} from './follow.ts';
import type { Fate, FileInterface, FunctionNote, MutationNote, Net, Step } from './model.ts';

/** What becomes of one write that an action runs. */
export interface Outcome {
  readonly kind: Fate['kind'] | 'unfollowed';
  readonly raw: boolean;
  readonly what: string;
  readonly unread: boolean;
}

export interface World extends Modules {
  readonly nets: ReadonlySet<Net>;
  /** The file of the page, in which states of a hook may be shown. */
  readonly page: string;
}

const DEEPEST = 4;

/** Every write that a function runs, its helpers followed, with what becomes of its failure there. */
export function outcomesOf(
  world: World,
  { path, note }: Found<FunctionNote>,
  depth = 0,
  seen: ReadonlySet<string> = new Set(),
): Outcome[] {
  const key = `${path}:${note.start}`;
  if (depth > DEEPEST || seen.has(key)) return [];
  const known = new Set([...seen, key]);
  return note.steps.flatMap((step) => {
    if (step.effect === 'write') return [applied(world, path, step, leaving(step.what))];
    if (step.callee === null)
      return step.effect === 'unsure' ? [applied(world, path, step, unknown(step.what))] : [];
    const mutation = mutationStarted(world, path, step);
    if (mutation) return mutated(world, mutation, step, path, depth, known);
    const called = functionNamed(world, path, step.callee, step.root, note.start + 1);
    if (called)
      return outcomesOf(world, called, depth + 1, known).map((each) => applied(world, path, step, each));
    return step.effect === 'unsure' && isElsewhere(world, path, step)
      ? [applied(world, path, step, unknown(step.what))]
      : [];
  });
}

/** Given by an import, a hook or a store; what the component itself was given is judged where it is made. */
function isElsewhere({ files, ...modules }: World, path: string, step: Step): boolean {
  const origin = originOf(files.get(path), step.root);
  return origin !== undefined && !isKnownToDoNothing({ files, ...modules }, path, origin, step.callee ?? '');
}

const leaving = (what: string): Outcome => ({ kind: 'leaves', raw: false, what, unread: false });
/** Nobody knows what the function does with a failure. */
const unknown = (what: string): Outcome => ({ kind: 'unfollowed', raw: false, what, unread: false });

/** What the caller makes of an outcome of what it called. */
function applied(world: World, path: string, step: Step, inner: Outcome): Outcome {
  if (inner.kind === 'unfollowed') {
    const fate = settled(world, path, step.fate);
    return fate.kind === 'shown' ? { ...inner, kind: 'shown', raw: fate.raw } : inner;
  }
  if (inner.kind === 'leaves') return { ...inner, ...settled(world, path, step.fate) };
  if (inner.kind === 'returned') return { ...inner, ...settled(world, path, step.answer) };
  return inner;
}

type Settled = Pick<Outcome, 'kind' | 'raw' | 'unread'>;

/** A failure that is handed on is shown where what it is handed to shows messages. */
function settled(world: World, path: string, { kind, raw, to, unread }: Fate): Settled {
  if (kind !== 'handed') return { kind, raw, unread };
  const shows = to.some((name) => {
    const found = functionNamed(world, path, name, name.split('.')[0] ?? name, 0);
    return found?.note.shows || isRendered(world, name);
  });
  return { kind: shows ? 'shown' : 'unfollowed', raw: false, unread: false };
}

function isRendered({ files, page }: World, name: string): boolean {
  return (
    files
      .get(page)
      ?.rendered.includes(name.replace(/^set([A-Z])/, (_, first: string) => first.toLowerCase())) ?? false
  );
}

function mutated(
  world: World,
  { path, note }: Found<MutationNote>,
  step: Step,
  from: string,
  depth: number,
  seen: ReadonlySet<string>,
): Outcome[] {
  const what = note.hook && note.what === 'the mutation' ? note.hook : note.what;
  const start = leaving(what === 'the mutation' ? step.what : what);
  const inside = workOf(world, path, note, depth, seen);
  const shown = inside.find(({ kind }) => kind === 'shown');
  if (shown) return [{ ...start, kind: 'shown', raw: shown.raw }];
  const quiet = inside.find(({ kind }) => kind === 'silent');
  if (quiet) return [quiet];
  const ways = [note.onError ? settled(world, path, note.onError) : null, settled(world, from, step.fate)];
  const told = ways.find((way) => way?.kind === 'shown');
  if (told) return [{ ...start, ...told }];
  const errors = new Set([
    ...(world.files.get(from)?.errorsOf ?? []),
    ...(world.files.get(path)?.errorsOf ?? []),
  ]);
  const read =
    errors.has(step.root) ||
    showsErrorOf(world.files.get(from), note.hook) ||
    note.names.some(
      (name) => errors.has(name) || (/err/i.test(name) && world.files.get(path)?.rendered.includes(name)),
    );
  if (read || world.nets.has('mutations')) return [{ ...start, kind: 'shown' }];
  const open =
    ways.some((way) => way?.kind === 'unfollowed') || inside.some(({ kind }) => kind === 'unfollowed');
  return [{ ...start, kind: open && note.onError ? 'unfollowed' : 'silent' }];
}

/** `const { mutate, error } = useSave()`, and the page shows `error`. */
function showsErrorOf(file: FileInterface | undefined, hook: string | null): boolean {
  return (file?.rendered ?? []).some((name) => /err/i.test(name) && originOf(file, name)?.name === hook);
}

function workOf(
  world: World,
  path: string,
  { work }: MutationNote,
  depth: number,
  seen: ReadonlySet<string>,
): Outcome[] {
  if (work === null) return [];
  const file = world.files.get(path);
  const own = file?.functions.find(({ start }) => start === work);
  const found = own
    ? { path, note: own }
    : typeof work === 'string'
      ? functionNamed(world, path, work, work.split('.')[0] ?? work, 0)
      : null;
  return found ? outcomesOf(world, found, depth + 1, seen) : [];
}
