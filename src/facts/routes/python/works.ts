import type { Work } from '../model.ts';
import { TOKEN } from './asks.ts';
import type { Code, Found } from './code.ts';
import { argument, nameOf } from './expression.ts';
import type { Guards } from './guards.ts';
import {
  ANSWER_OF,
  CALLER,
  type CallPart,
  type Condition,
  type Parameter,
  SENT,
  SENT_WHOLE,
  type WorkPart,
} from './model.ts';

/** Who decides over a value. */
export type Holder = 'sent' | 'whole' | 'caller';
export type Holders = ReadonlyMap<string, ReadonlySet<Holder>>;

/** Who decides over the parameters, and whether the caller's own code compares what comes back. */
interface Given {
  readonly holders: Holders;
  readonly held: boolean;
}

const MUST_EXIST = /^(?:a?get_object_or_404|get|aget|one|first_or_404|get_or_404)$/;
const LEVELS = 2;
const MAX_WORK = 60;
/** What narrows a list and chooses no record. */
const NARROWS =
  /^(?:limit|offset|skip|page|page_size|per_page|size|q|query|search|sort|sort_by|order|order_by|ordering|direction|filter|filters|lang|format|from_date|to_date|start|end|date|status|tags?|category|type|days|month|year|kind|term|text|message|prompt|question|content|title|body|description)$/i;
/** Makes a record, or stores one that was chosen (and read) before. */
const CREATES =
  /^(?:a?create|a?bulk_create|add|add_all|insert|insert_one|insert_many|create_user|push|put_item|a?save|commit|merge|flush)$/;
/** By these a form is checked for being taken, and an account is found for signing in. */
const NAMES_SOMEBODY = /^@sent:(?:email|username|user_name|name|phone|login|password)$/;
const IDENTIFIED =
  /(?:^|_)(?:current_user|get_current_user|get_user_id|current_user_id|get_jwt_identity|get_authenticated_user|logged_in_user)$/;

/** Follows what a handler does into its helpers, and with it who decides over each value. */
export class Works {
  constructor(
    private readonly code: Code,
    private readonly guards: Guards,
  ) {}

  of(found: Found, holders: Holders): Work[] {
    const work: Work[] = [];
    this.#follow(found, { holders, held: false }, LEVELS, work, new Set());
    return unique(work).slice(0, MAX_WORK);
  }

  #follow(found: Found, given: Given, depth: number, work: Work[], seen: Set<unknown>): void {
    if (seen.has(found.part) || work.length > MAX_WORK) return;
    seen.add(found.part);
    const { path, part } = found;
    const { holders } = given;
    const held = [
      ...part.conditions
        .filter((condition) => this.#compares(found, condition, holders))
        .map(({ roots }) => roots),
      // A membership that is looked up, and answers 404 where there is none.
      ...part.work
        .filter(
          ({ kind, verb, roots }) =>
            kind === 'read' && MUST_EXIST.test(verb) && this.#classes(found, roots, holders).has('caller'),
        )
        .map(({ roots }) => roots),
      ...part.calls.map((call) => this.#comparedIn(found, call, holders)),
    ].flat();
    for (const each of part.work) work.push(this.#work(found, each, given, held));
    if (depth === 0) return;
    for (const call of part.calls) {
      const called = this.code.callable(found, call.callee);
      if (
        !called ||
        called.part === part ||
        this.guards.ofFunction(called, 'raise', 0).some(({ asks }) => asks !== 'role')
      )
        continue;
      const answer = given.held || held.includes(`${ANSWER_OF}${call.callee}`);
      const passed = this.#passed(found, called, call.args, holders);
      this.#follow(called, { holders: passed, held: answer }, depth - 1, work, seen);
    }
    // A generator or a factory inside does its part as well.
    for (const inner of this.code.inner({ path, part }))
      if (inner.part.decorators.length === 0) this.#follow(inner, given, depth - 1, work, seen);
  }

  /** Arguments that a helper compares with the caller. */
  #comparedIn(found: Found, { callee, args }: CallPart, holders: Holders): readonly string[] {
    const called = this.code.callable(found, callee);
    if (!called || called.part === found.part || called.part.conditions.length === 0) return [];
    const passed = this.#passed(found, called, args, holders);
    const compared = called.part.conditions
      .filter((condition) => this.#compares(called, condition, passed))
      .flatMap(({ roots }) => roots);
    const parameters = called.part.parameters.filter(({ name }) => !/^(?:self|cls)$/.test(name));
    return args.flatMap(({ name, roots }, at) =>
      compared.includes(name ?? parameters[at]?.name ?? '') ? roots : [],
    );
  }

  #passed(
    found: Found,
    called: Found,
    args: readonly { name: string | null; roots: readonly string[] }[],
    holders: Holders,
  ): Holders {
    const parameters = called.part.parameters.filter(({ name }) => !/^(?:self|cls)$/.test(name));
    const passed = new Map<string, Set<Holder>>();
    for (const [at, { name, roots }] of args.entries()) {
      const to = name ?? parameters[at]?.name;
      const classes = this.#classes(found, roots, holders);
      if (to !== undefined && classes.size > 0) passed.set(to, classes);
    }
    return passed;
  }

  #classes(found: Found, roots: readonly string[], holders: Holders): Set<Holder> {
    const classes = new Set<Holder>();
    for (const root of roots) for (const holder of this.#holder(found, root, holders)) classes.add(holder);
    return classes;
  }

  #holder(found: Found, root: string, holders: Holders): readonly Holder[] {
    if (root === CALLER) return ['caller'];
    // A key that was given out chooses what it was given out for.
    if (TOKEN.test(root.replace(/^@sent:/, ''))) return ['sent', 'caller'];
    if (root === SENT_WHOLE) return ['whole', 'sent'];
    if (root.startsWith(SENT)) return ['sent'];
    if (!root.startsWith(ANSWER_OF)) return [...(holders.get(root) ?? [])];
    const callee = root.slice(ANSWER_OF.length);
    if (IDENTIFIED.test(callee)) return ['caller'];
    const called = this.code.callable(found, callee);
    return called && this.guards.verifies(called, 1) ? ['caller'] : [];
  }

  #work(found: Found, part: WorkPart, { holders, held: whole }: Given, held: readonly string[]): Work {
    const { kind, target, line, roots, fields } = part;
    const classes = this.#classes(found, roots, holders);
    const chosen = roots.filter(
      (root) =>
        this.#holder(found, root, holders).includes('sent') &&
        !NARROWS.test(root.replace(/^.*:/, '')) &&
        !(kind === 'read' && NAMES_SOMEBODY.test(root)),
    );
    const client = part.client;
    const creates = kind === 'write' && this.#creates(part);
    const around =
      this.#classes(found, part.inside, holders).has('caller') &&
      part.inside.some((root) => chosen.includes(root));
    const shares = held.some((root) => chosen.includes(root));
    return {
      kind,
      target,
      at: { path: found.path, line },
      privileged:
        client !== null && /^(?:read|write|delete)$/.test(kind) && this.#privileged(found.path, client, 0),
      chosenByCaller: chosen.length > 0 && !creates,
      heldToCaller: whole || classes.has('caller') || shares || around,
      wholeBody: kind === 'write' && this.#classes(found, part.whole, holders).has('whole'),
      fields,
    };
  }

  #creates({ verb }: WorkPart): boolean {
    return CREATES.test(verb);
  }

  /** A comparison of the record with the caller, or a helper that is given both. */
  #compares(found: Found, { roots }: Condition, holders: Holders): boolean {
    return this.#classes(found, roots, holders).has('caller');
  }

  /** A client made with a key that no row rule stops. */
  #privileged(path: string, client: string, depth: number): boolean {
    const found = depth > 3 ? null : this.code.modules.meaning(path, client);
    if (found?.is === 'library') return /^firebase_admin\.(?:db|firestore|auth|storage)\b/.test(found.name);
    if (found?.is === 'function')
      return found.part.returns.some((name) => this.#privileged(found.path, name, depth + 1));
    if (found?.is !== 'value' || found.part.value.is !== 'call') return false;
    const { callee, plain, named } = found.part.value;
    if (/(?:^|\.)create_client$|AsyncClient$/.test(callee))
      return /service_?role|service_?key|SECRET_KEY|admin/i.test(JSON.stringify([plain, named]));
    return this.#privileged(found.path, callee, depth + 1);
  }
}

const MACHINERY =
  /^(?:\w*Request|\w*Response|\w*Session|BackgroundTasks|WebSocket|Settings|\w*Settings|Logger|Connection|Database|Engine)$/;
const ANY_RECORD = /^(?:dict|Dict|Any|Mapping|JSON|typing\.Any|typing\.Dict)$/;

/** Who decides over each parameter of a handler. */
export function holdersOf(
  parameters: readonly Parameter[],
  isGuarded: (parameter: Parameter) => boolean,
  isDependency: (parameter: Parameter) => boolean,
): Holders {
  const holders = new Map<string, ReadonlySet<Holder>>();
  for (const parameter of parameters) {
    const { name, type, value } = parameter;
    if (/^(?:self|cls|request|req|info|context|response|db|session)$/.test(name)) continue;
    if (isGuarded(parameter)) holders.set(name, new Set<Holder>(['caller']));
    else if (!isDependency(parameter) && !MACHINERY.test(tip(nameOf(type)))) {
      const body =
        value?.is === 'call' && /(?:^|\.)Body$/.test(value.callee) && argument(value, 'embed') === null;
      const any = ANY_RECORD.test(nameOf(type) ?? '') || (body && type === null);
      holders.set(name, new Set<Holder>(any ? ['sent', 'whole'] : ['sent']));
    }
  }
  return holders;
}

const tip = (name: string | null): string => (name ?? '').replace(/^.*\./, '');

function unique(work: readonly Work[]): Work[] {
  const seen = new Set<string>();
  return work.filter(({ kind, target, at }) => {
    const key = `${kind} ${target} ${at.path} ${at.line}`;
    return !seen.has(key) && seen.add(key);
  });
}
