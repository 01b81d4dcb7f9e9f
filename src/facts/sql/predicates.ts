import type { Condition, Query, Value } from './condition.ts';
import type { SqlDatabase, SqlFunction } from './database.ts';
import { all, any, atLeast, type Demand, demand } from './demand.ts';
import {
  compared,
  equal,
  field,
  isKnownCall,
  type Meaning,
  OTHER,
  OWN_VALUES,
  setting,
  together,
} from './meaning.ts';
import {
  isRoleColumn,
  isRoleTable,
  isUserMetadata,
  isUserTable,
  speaksOfCaller,
  speaksOfRole,
} from './names.ts';

type Variables = ReadonlyMap<string, Meaning>;

const MAX_CALLS = 3;
/** No honest predicate comes near; a hostile one must not stop the audit. */
const MAX_STEPS = 20_000;

/** Reads predicates of one database: what they demand, following the functions that they call. */
export class Predicates {
  private readonly functions = new Map<string, SqlFunction[]>();
  private readonly readable = new Map<string, Demand>();
  private steps = 0;
  /** Whether somebody who is not signed in can be who asks. */
  private anonymous = true;

  constructor(private readonly database: SqlDatabase) {
    for (const each of database.functions) {
      const key = lastName(each.name);
      this.functions.set(key, [...(this.functions.get(key) ?? []), each]);
    }
  }

  /** @param anonymous whether the policy is also for those who are not signed in */
  demandOf(condition: Condition, anonymous: boolean): Demand {
    this.steps = 0;
    this.anonymous = anonymous;
    return this.condition(condition, new Map(), 0);
  }

  private condition(condition: Condition, variables: Variables, depth: number): Demand {
    this.steps += 1;
    if (this.steps > MAX_STEPS) return demand('anyone', { rows: true, unsure: true });
    switch (condition.is) {
      case 'constant':
        return demand(condition.value ? 'anyone' : 'nobody');
      case 'and':
        return all(condition.of.map((each) => this.condition(each, variables, depth)));
      case 'or':
        return any(condition.of.map((each) => this.condition(each, variables, depth)));
      case 'not':
        return this.negated(condition.of, variables, depth);
      case 'null':
        return this.isNull(this.meaning(condition.of, variables, depth));
      case 'equal': {
        const left = this.meaning(condition.left, variables, depth);
        const right = condition.right.map((each) => this.meaning(each, variables, depth));
        return any(right.map((each) => equal(left, each, this.anonymous)));
      }
      case 'exists':
        return this.exists(condition.query, variables, depth);
      case 'holds':
        return this.holds(condition.of, variables, depth);
      case 'other':
        return compared(condition.of.map((each) => this.meaning(each, variables, depth)));
    }
  }

  private negated(condition: Condition, variables: Variables, depth: number): Demand {
    switch (condition.is) {
      case 'and':
        return any(condition.of.map((each) => this.negated(each, variables, depth)));
      case 'or':
        return all(condition.of.map((each) => this.negated(each, variables, depth)));
      case 'not':
        return this.condition(condition.of, variables, depth);
      case 'constant':
        return demand(condition.value ? 'nobody' : 'anyone');
      case 'null':
        return isSomething(this.meaning(condition.of, variables, depth));
      case 'equal':
        return differs(condition.right, this.condition(condition, variables, depth));
      default:
        return { ...ROWS, unsure: this.condition(condition, variables, depth).unsure };
    }
  }

  /** `auth.uid() is null`: whoever is not signed in. */
  private isNull({ is }: Meaning): Demand {
    return is === 'caller' ? demand(this.anonymous ? 'anyone' : 'nobody') : ROWS;
  }

  private holds(value: Value, variables: Variables, depth: number): Demand {
    if (value.is === 'call') {
      const called = this.lookUp(value);
      if (called?.does.gives?.is === 'condition' && depth < MAX_CALLS)
        return this.condition(
          called.does.gives.condition,
          this.bind(called, value.of, variables, depth),
          depth + 1,
        );
      if (!isKnownCall(value.function)) return this.unknownCall(value, variables, depth);
    }
    const meaning = this.meaning(value, variables, depth);
    if (meaning.is === 'caller')
      return all([meaning.demand, demand('role', { metadata: meaning.demand.metadata })]);
    const roleColumn = meaning.column !== null && isRoleColumn(meaning.column);
    const { unsure, metadata } = meaning.demand;
    return demand('anyone', { rows: true, roleColumn, unsure, metadata });
  }

  /** A function whose body is elsewhere, or not understood: its name and arguments are all that is known. */
  private unknownCall(call: Extract<Value, { is: 'call' }>, variables: Variables, depth: number): Demand {
    const parts = call.of.map((each) => this.meaning(each, variables, depth));
    const caller = parts.some(({ is }) => is === 'caller') || speaksOfCaller(call.function);
    const who = caller ? (speaksOfRole(call.function) ? 'role' : 'own') : 'anyone';
    const roles = speaksOfRole(call.function)
      ? parts.flatMap(({ text }) => (text === null ? [] : [text]))
      : [];
    return demand(who, { rows: true, unsure: true, roles });
  }

  private exists({ tables, where }: Query, variables: Variables, depth: number): Demand {
    const asked = where ? this.condition(where, variables, depth) : demand('anyone');
    if (atLeast(asked, 'role')) return asked;
    if (atLeast(asked, 'member')) {
      if (asked.roleColumn || tables.some(isRoleTable)) return { ...asked, who: 'role' };
      if (asked.joins) return { ...asked, who: 'own' };
      return { ...asked, who: listOf(tables, asked) };
    }
    // Row level security holds in the subquery as well: it shows only what its own policies let through.
    const inherited = tables.map((table) => this.readableBy(table, depth));
    const kept = all([{ ...asked, rows: true }, ...inherited.map((each) => ({ ...each, metadata: false }))]);
    return { ...kept, rows: true };
  }

  /** What it takes to read a table at all. */
  private readableBy(written: string, depth: number): Demand {
    const table = this.database.tables.find(({ name, table }) => name === written || table === written);
    if (!table || table.rls === 'off' || depth >= MAX_CALLS) return demand('anyone', { unsure: !table });
    const key = `${table.table} ${this.anonymous}`;
    const known = this.readable.get(key);
    if (known) return known;
    this.readable.set(key, demand('anyone', { unsure: true }));
    const policies = this.database.policies.filter(
      (policy) =>
        policy.table === table.table &&
        policy.permissive &&
        (policy.command === 'select' || policy.command === 'all') &&
        policy.using,
    );
    const found = any(
      policies.map(({ using, roles }) =>
        all([
          using ? this.condition(using.asks, new Map(), depth + 1) : demand('nobody'),
          demand(
            roles.includes('public') || roles.includes('anon')
              ? 'anyone'
              : roles.includes('authenticated')
                ? 'signed-in'
                : 'service',
          ),
        ]),
      ),
    );
    this.readable.set(key, found);
    return found;
  }

  private meaning(value: Value, variables: Variables, depth: number): Meaning {
    this.steps += 1;
    if (this.steps > MAX_STEPS) return { ...OTHER, demand: demand('anyone', { unsure: true }) };
    switch (value.is) {
      case 'text':
        return { ...OTHER, is: 'text', text: value.text };
      case 'literal':
        return { ...OTHER, is: 'text', text: null };
      case 'column': {
        const { table, name } = value;
        const known = variables.get((table === null ? name : `${table}.${name}`).toLowerCase());
        if (known) return known;
        // A field of a record: `profile.role` after `SELECT * INTO profile …`.
        const record = table === null ? undefined : variables.get(table.toLowerCase());
        if (record?.is === 'caller') return { ...record, column: name };
        const metadata = isUserMetadata(name);
        return { ...OTHER, is: 'row', column: name, demand: demand('anyone', { metadata }) };
      }
      case 'field':
        return field(value.path, this.meaning(value.of, variables, depth));
      case 'query':
        return this.selected(value.query, variables, depth);
      case 'call':
        return this.called(value, variables, depth);
      case 'of':
        return together(value.of.map((each) => this.meaning(each, variables, depth)));
    }
  }

  /** A scalar subquery, or the list on the right of IN. */
  private selected({ tables, target, where }: Query, variables: Variables, depth: number): Meaning {
    const shown = target ? this.meaning(target, variables, depth) : OTHER;
    if (tables.length === 0 && !where) return shown;
    const asked = where ? this.condition(where, variables, depth) : demand('anyone');
    const known = { ...asked, metadata: asked.metadata || shown.demand.metadata };
    const role = asked.roleColumn || tables.some(isRoleTable);
    if (atLeast(asked, 'signed-in')) {
      const who = role && atLeast(asked, 'member') ? 'role' : asked.who;
      return { is: 'caller', text: null, column: shown.column, demand: { ...known, who } };
    }
    if (shown.is === 'caller' || tables.length === 0) return shown;
    const who = role ? 'role' : asked.joins ? 'own' : listOf(tables, asked);
    return { is: 'list', text: null, column: shown.column, demand: { ...known, who } };
  }

  private called(call: Extract<Value, { is: 'call' }>, variables: Variables, depth: number): Meaning {
    const { function: name } = call;
    const own = OWN_VALUES[name];
    if (own) return { ...OTHER, is: own };
    if (name === 'current_setting') return setting(call.of[0]);
    const called = this.lookUp(call);
    if (called && depth < MAX_CALLS) {
      const bound = this.bind(called, call.of, variables, depth);
      const { gives } = called.does;
      if (gives?.is === 'value') return this.meaning(gives.value, bound, depth + 1);
      if (gives) {
        const asked = this.condition(gives.condition, bound, depth + 1);
        return { ...OTHER, is: atLeast(asked, 'signed-in') ? 'caller' : 'row', demand: asked };
      }
    }
    const parts = together(call.of.map((each) => this.meaning(each, variables, depth)));
    if (isKnownCall(name) || parts.is === 'caller' || !speaksOfCaller(name)) return parts;
    return { ...parts, is: 'caller', demand: { ...parts.demand, unsure: true } };
  }

  /** The function that is meant: of several of a name, the one with as many arguments. */
  private lookUp({ function: name, of }: Extract<Value, { is: 'call' }>): SqlFunction | undefined {
    if (OWN_VALUES[name]) return undefined;
    const named = (this.functions.get(lastName(name)) ?? []).filter(
      (each) => !name.includes('.') || each.name === name,
    );
    return named.find((each) => each.parameters.length === of.length) ?? named[0];
  }

  private bind(called: SqlFunction, args: readonly Value[], variables: Variables, depth: number): Variables {
    const bound = new Map<string, Meaning>();
    called.parameters.forEach((name, index) => {
      const arg = args[index];
      // An argument that is left out has a default, which is who asks more often than not.
      const meaning = arg ? this.meaning(arg, variables, depth) : CALLER;
      bound.set(name.toLowerCase(), meaning);
      bound.set(`${lastName(called.name)}.${name}`.toLowerCase(), meaning);
      bound.set(`$${index + 1}`, meaning);
    });
    for (const { name, value } of called.does.variables)
      bound.set(name, this.meaning(value, bound, depth + 1));
    return bound;
  }
}

/** Whom it takes to stand in a list: a list of all users leaves out nobody who signs in. */
function listOf(tables: readonly string[], { rows }: Demand): 'signed-in' | 'member' {
  return tables.length > 0 && tables.every(isUserTable) && !rows ? 'signed-in' : 'member';
}

const CALLER: Meaning = { ...OTHER, is: 'caller' };

/** Whatever stands in the row. */
const ROWS = demand('anyone', { rows: true });

/** `role <> 'guest'`, `auth.role() <> 'anon'`, `auth.uid() <> user_id`. */
function differs(from: readonly Value[], asked: Demand): Demand {
  const anonymous = from.some((each) => each.is === 'text' && each.text === 'anon');
  const signedIn = anonymous || asked.who === 'own';
  return { ...asked, who: signedIn ? 'signed-in' : asked.who === 'role' ? 'role' : 'anyone', rows: true };
}

/** `auth.uid() is not null`. */
function isSomething({ is, demand: known }: Meaning): Demand {
  if (is === 'caller') return all([known, demand('signed-in')]);
  return is === 'database-role' ? demand('signed-in') : ROWS;
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
