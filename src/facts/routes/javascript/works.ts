import type { Place } from '../../../kit/source.ts';
import type { Work } from '../model.ts';
import { CALLER, SENT } from './handed.ts';
import type { FunctionFacts, Value } from './model.ts';
import type { FunctionRef, World } from './world.ts';

/** Who decides over parameters, and whether the caller's own code compares what comes back. */
export interface Given {
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly held: boolean;
}

const NOTHING_GIVEN: Given = { holders: new Map(), held: false };

/** @param at a position, or a position and a field: `0`, `0.id` */
export const parameterKey = ({ path, fn }: FunctionRef, at: string): string => `${path}#${fn}:${at}`;

/** Who decides over a parameter: what was handed under its name, under its position, or in any of its fields. */
function deciders(holders: Given['holders'], path: string, name: string): ReadonlySet<string> {
  if (name.startsWith('@')) return new Set([name]);
  const key = `${path}#${name}`;
  const known = holders.get(key) ?? holders.get(key.replace(/\.\w+$/, ''));
  if (known) return known;
  return new Set([...holders].flatMap(([other, each]) => (other.startsWith(`${key}.`) ? [...each] : [])));
}

const said = (holders: Given['holders']): string =>
  [...holders].map(([key, each]) => `${key}=${[...each].join()}`).join(' ');

/** Finds the functions that an expression comes to. */
interface PartsFinder {
  readonly world: World;
  parts(path: string, fn: number, value: Value, at: Place): { readonly functions: readonly FunctionRef[] };
}

/** Follows what functions do into their helpers, and with it who decides over each value. */
export class Works {
  private readonly finder: PartsFinder;
  private readonly world: World;

  constructor(finder: PartsFinder) {
    this.finder = finder;
    this.world = finder.world;
  }

  /**
   * What these functions do, with their helpers two levels deep.
   * @param given who decides over their parameters, by {@link parameterKey}
   */
  of(
    functions: readonly FunctionRef[],
    given: Given = NOTHING_GIVEN,
    depth = 0,
    seen = new Set<string>(),
  ): Work[] {
    return functions.flatMap(({ path, fn }) => {
      const key = `${path}#${fn} ${given.held} ${said(given.holders)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return this.world
        .within(path, fn)
        .flatMap((each) => this.workIn({ path, fn: each }, given, depth, seen));
    });
  }

  private workIn(ref: FunctionRef, given: Given, depth: number, seen: Set<string>): Work[] {
    const facts = this.world.function(ref.path, ref.fn);
    if (!facts) return [];
    const own = facts.work.map((work) => this.ownWork(ref, work, given));
    if (depth >= 2) return own;
    const called = facts.calls.flatMap(({ name, line, passed, compared }) => {
      const { functions } = this.finder.parts(
        ref.path,
        ref.fn,
        { kind: 'name', name },
        { path: ref.path, line },
      );
      return functions.flatMap((each) => {
        const holders = new Map(
          passed.map(({ at, from }) => [
            parameterKey(each, at),
            new Set(from.flatMap((name) => [...deciders(given.holders, ref.path, name)])),
          ]),
        );
        return this.of([each], { holders, held: given.held || compared }, depth + 1, seen);
      });
    });
    return [...own, ...called];
  }

  private ownWork(ref: FunctionRef, found: FunctionFacts['work'][number], given: Given): Work {
    const { line, client, given: choosing, owners, ...work } = found;
    const of = (name: string): ReadonlySet<string> => deciders(given.holders, ref.path, name);
    const isSent = (name: string): boolean => [...of(name)].some((each) => each.startsWith(SENT));
    const heldThere = owners.length > 0 && !owners.some(isSent);
    const privileged = this.isPrivileged(ref, client);
    return {
      ...work,
      target: work.target === client ? (this.collectionOf(ref, client) ?? client) : work.target,
      at: { path: ref.path, line },
      privileged,
      chosenByCaller: work.chosenByCaller || choosing.some(isSent),
      heldToCaller:
        work.heldToCaller ||
        given.held ||
        heldThere ||
        choosing.some((name) => of(name).has(CALLER)) ||
        (!privileged && this.isBound(ref, client)),
    };
  }

  /** `const orders = db.collection('orders')`. */
  private collectionOf(ref: FunctionRef, client: string): string | null {
    const target = this.world.follow(ref.path, ref.fn, { kind: 'name', name: client });
    if (target.kind !== 'value' || target.value.kind !== 'chain') return null;
    const made = target.value.steps.find(({ name }) => /^(?:collection|model|table)$/.test(name ?? ''));
    const [first] = made?.args ?? [];
    return first?.kind === 'text' ? first.text : null;
  }

  /** A client of Supabase that the row rules of the database bind. */
  private isBound(ref: FunctionRef, client: string): boolean {
    const target = this.world.follow(ref.path, ref.fn, { kind: 'name', name: client });
    if (target.kind !== 'value' || target.value.kind !== 'chain') return false;
    const maker = this.world.follow(target.path, target.fn, target.value.root);
    if (maker.kind === 'package') return isSupabase(maker.specifier);
    if (maker.kind !== 'function') return false;
    const imports = this.world.files.get(maker.path)?.imports ?? {};
    const makers = this.world
      .within(maker.path, maker.fn)
      .flatMap((each) => this.world.function(maker.path, each)?.calls.map(({ name }) => name) ?? []);
    return makers.some((name) => Object.hasOwn(imports, name) && isSupabase(imports[name]?.specifier ?? ''));
  }

  private isPrivileged(ref: FunctionRef, client: string): boolean {
    if (
      /^(?:supabaseAdmin|adminSupabase|supabaseService|serviceSupabase|adminClient|serviceClient|supabaseServiceRole|adminDb|adminAuth)$/i.test(
        client,
      )
    )
      return true;
    const target = this.world.follow(ref.path, ref.fn, { kind: 'name', name: client });
    if (target.kind === 'package') return /^firebase-admin/.test(target.specifier);
    if (target.kind !== 'value') return false;
    return this.holdsServiceKey(target.path, target.fn, target.value);
  }

  private holdsServiceKey(path: string, fn: number, value: Value): boolean {
    const text = JSON.stringify(value);
    if (/SERVICE_?(?:ROLE|KEY)|SUPABASE_SECRET_KEY/.test(text)) return true;
    if (value.kind !== 'chain') return false;
    const target = this.world.follow(path, fn, value.root);
    if (target.kind === 'package') return /^firebase-admin/.test(target.specifier);
    return (
      target.kind === 'function' &&
      this.world
        .within(target.path, target.fn)
        .some((each) => this.world.function(target.path, each)?.privileged ?? false)
    );
  }
}

const isSupabase = (specifier: string): boolean =>
  /^@supabase\/(?:supabase-js|ssr|auth-helpers)/.test(specifier);
