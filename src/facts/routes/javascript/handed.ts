import type { AssignmentExpression, CallExpression, Node } from '@oxc-project/types';
import { dottedName, stringValue, walk } from '../../../parsers/javascript.ts';
import { isFunction } from '../../failure-handling/javascript-scope.ts';
import type { Work } from '../model.ts';
import type { FoundWork, Passed } from './model.ts';
import { isCaller, type Origin } from './origins.ts';
import { keyOf } from './values.ts';

/** What is known of values at the place where a call stands. */
export interface Values {
  origins(node: Node): readonly Origin[];
  /** The object literals that a name holds, and assignments to their fields. */
  objects(name: string): readonly Node[];
}

/** What a call that does work is handed. */
export type Handed = Pick<
  FoundWork,
  'chosenByCaller' | 'heldToCaller' | 'wholeBody' | 'fields' | 'sentFields' | 'given' | 'owners'
> & {
  /** What chooses the record, as the code names it: `req.params.id`. */
  readonly by: readonly string[];
};

const OWNER =
  /^(?:user_?id|user|owner(?:_?id)?|author(?:_?id)?|tenant_?id|org\w{0,20}_?id|account_?id|created_?by|team_?id|workspace_?id|customer_?id|member_?id|profile_?id|company_?id)$/i;

/** What narrows a list and chooses no record. */
const NARROWS =
  /^(?:limit|offset|skip|page|page_?size|per_?page|size|take|q|query|search\w*|sort\w*|order_?by|order|direction|filters?|lang|locale|format|from|to|start\w*|end\w*|date|status|tags?|category|type|days|month|year|kind|term|cursor|since|until|\w*(?:after|before)|period|range|min\w*|max\w*|threshold|currency)$/i;
/** By these a form is checked for being taken, and an account is found for signing in. */
const NAMES_SOMEBODY = /^(?:email|username|user_?name|name|phone|login|password)$/i;

/** Only so many nodes of a call are looked at. */
const BUDGET = 400;

/** What is handed to a call and to the chain before it, in one look at its arguments. */
export function handedTo(node: Node, kind: Work['kind'], creates: boolean, values: Values): Handed {
  const handed = new Arguments(kind, creates, values);
  handed.look(node);
  return handed.found();
}

class Arguments {
  private readonly fields = new Set<string>();
  private readonly sentFields = new Set<string>();
  private readonly given = new Set<string>();
  private readonly owners = new Set<string>();
  private readonly by = new Set<string>();
  private readonly opened = new Set<string>();
  private held = false;
  private whole = false;
  private left = BUDGET;
  /** Where what is looked at is stored, and chooses no record. */
  private stores = false;

  constructor(
    private readonly kind: Work['kind'],
    private readonly creates: boolean,
    private readonly values: Values,
  ) {}

  look(root: Node): void {
    walk(root, (node, parents) => {
      this.left -= 1;
      return this.left <= 0 || isFunction(node) ? false : this.visit(node, parents.at(-1));
    });
  }

  private visit(node: Node, parent: Node | undefined): false | undefined {
    switch (node.type) {
      case 'Property': {
        const key = keyOf(node.key, node.computed);
        this.property(key, node.value);
        return this.mayStore() && key !== null && DATA.test(key)
          ? this.stored([node.value], node)
          : undefined;
      }
      case 'AssignmentExpression':
        this.property(assignedKey(node), node.right);
        this.look(node.right);
        return false;
      case 'CallExpression':
        return this.call(node);
      case 'Identifier':
      case 'MemberExpression':
        return this.name(node, parent);
      default:
        return undefined;
    }
  }

  private name(node: Node, parent: Node | undefined): false | undefined {
    const isKey = parent?.type === 'Property' && parent.key === node && !parent.shorthand;
    if (!isKey) this.value(node, parent);
    return node.type === 'MemberExpression' &&
      node.object.type !== 'CallExpression' &&
      dottedName(node) !== null
      ? false
      : undefined;
  }

  private call(node: CallExpression): false | undefined {
    this.condition(node);
    if (node.callee.type === 'Identifier') this.open(node.callee.name);
    const [chosen, data] = this.mayStore() ? apart(node) : [[], []];
    if (data.length === 0) return undefined;
    for (const each of [node.callee, ...chosen]) this.look(each);
    return this.stored(data, node);
  }

  private mayStore(): boolean {
    return this.kind === 'write' && !this.stores;
  }

  /** Looks at what is stored. */
  private stored(values: readonly Node[], parent: Node): false {
    this.stores = true;
    for (const each of values)
      if (each.type === 'Identifier' || each.type === 'MemberExpression') this.name(each, parent);
      else this.look(each);
    this.stores = false;
    return false;
  }

  private property(key: string | null, value: Node): void {
    if (key === null) return;
    this.fields.add(key);
    const isSent = this.values.origins(value).some(({ kind }) => kind === 'sent');
    if (isSent) this.sentFields.add(key);
    else if (OWNER.test(key)) this.owner(value);
  }

  /** `.eq('user_id', user.id)`, `eq(orders.userId, user.id)`. */
  private condition({ arguments: [name, second, third] }: CallExpression): void {
    const value = third ?? second;
    const column = name?.type === 'MemberExpression' ? keyOf(name.property, name.computed) : null;
    const key = (name ? stringValue(name) : null) ?? column;
    if (key === null || !value || !OWNER.test(key)) return;
    if (!this.values.origins(value).some(({ kind }) => kind === 'sent')) this.owner(value);
  }

  private owner(value: Node): void {
    const given = this.values.origins(value).flatMap((each) => (each.kind === 'given' ? [each.name] : []));
    for (const name of given) this.owners.add(name);
    if (given.length === 0) this.held = true;
  }

  private value(node: Node, parent: Node | undefined): void {
    for (const origin of this.values.origins(node)) {
      if (isCaller(origin)) this.held = true;
      else if (origin.kind === 'given' && !this.stores && this.chooses(origin.name))
        this.given.add(origin.name);
      else if (origin.kind === 'sent') {
        if (!this.stores && this.chooses(origin.name)) this.by.add(origin.name);
        if (isWhole(node, origin) && isHandedOn(node, parent)) this.whole = true;
      }
    }
    if (node.type === 'Identifier') this.open(node.name);
  }

  /** What a name holds: an object that was put together before, or a function that does so. */
  private open(name: string): void {
    if (this.opened.has(name)) return;
    this.opened.add(name);
    for (const part of this.values.objects(name)) this.look(isFunction(part) && part.body ? part.body : part);
  }

  private chooses(name: string): boolean {
    const last = name.split('.').at(-1) ?? '';
    return this.kind !== 'read' || !(NARROWS.test(last) || NAMES_SOMEBODY.test(last));
  }

  found(): Handed {
    const forSomebody = [...this.sentFields].some((field) => OWNER.test(field));
    return {
      chosenByCaller: this.by.size > 0 && (!this.creates || forSomebody),
      heldToCaller: this.held,
      wholeBody: this.whole,
      fields: [...this.fields].slice(0, 40),
      sentFields: [...this.sentFields].slice(0, 40),
      given: this.creates ? [] : [...this.given].slice(0, 20),
      owners: [...this.owners].slice(0, 20),
      by: [...this.by],
    };
  }
}

/** Where an object of options holds what is to be stored. */
const DATA = /^(?:data|\$set|\$inc|\$push|\$addToSet|\$pull|\$unset|set|values|update|create)$/;

/** The arguments of one call that choose the record, and those that are stored. */
function apart({ callee, arguments: args }: CallExpression): [Node[], Node[]] {
  const name =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (/^(?:set|values|insert|insertOne|insertMany|create|add|push|save|upsert)$/.test(name))
    return chooses(args[0]) ? [[...args], []] : [args.slice(1), args.slice(0, 1)];
  if (
    !/^(?:update|updateOne|updateMany|findByIdAndUpdate|findOneAndUpdate|replaceOne|findOneAndReplace)$/.test(
      name,
    )
  )
    return [[...args], []];
  // `Model.update(values, {where})`, `table.update(values)`, `collection.updateOne(filter, values)`
  const where = args.findIndex(chooses);
  if (where === 0) return [[...args], []];
  return where > 0 || args.length === 1
    ? [args.slice(1), args.slice(0, 1)]
    : [args.slice(0, 1), args.slice(1)];
}

const chooses = (argument: Node | undefined): boolean =>
  argument?.type === 'ObjectExpression' &&
  argument.properties.some((each) => each.type === 'Property' && keyOf(each.key, each.computed) === 'where');

function assignedKey({ left }: AssignmentExpression): string | null {
  return left.type === 'MemberExpression' ? keyOf(left.property, left.computed) : null;
}

function isWhole(node: Node, origin: Origin): boolean {
  if (origin.kind !== 'sent' || origin.part !== 'body') return false;
  const path = dottedName(node) ?? '';
  return (
    /(?:^|\.)body$/.test(path) ||
    (node.type === 'Identifier' &&
      /(?:^|\.)(?:body|json)$/.test(origin.name) &&
      /^(?:body|data|payload|input)$/.test(path))
  );
}

function isHandedOn(node: Node, parent: Node | undefined): boolean {
  return (
    parent?.type === 'CallExpression' ||
    parent?.type === 'SpreadElement' ||
    parent?.type === 'NewExpression' ||
    (parent?.type === 'Property' &&
      parent.value === node &&
      /^(?:data|\$set|set|values)$/.test(keyOf(parent.key, parent.computed) ?? ''))
  );
}

/** Arguments beyond these are not followed. */
const MOST = 6;

/** Who decides over what a call is handed: each argument, and each field where it is an object. */
export function passedTo({ arguments: args }: CallExpression, values: Values): Passed[] {
  return args.slice(0, MOST).flatMap((each, at) => {
    const objects =
      each.type === 'ObjectExpression' ? [each] : each.type === 'Identifier' ? values.objects(each.name) : [];
    const fields = objects.flatMap((part) => fieldsOf(part)).slice(0, 20);
    return [
      [`${at}`, each] as const,
      ...fields.map(([key, value]) => [`${at}.${key}`, value] as const),
    ].flatMap(([place, value]) => {
      const from = decidersOf(value, values);
      return from.length > 0 ? [{ at: place, from }] : [];
    });
  });
}

function fieldsOf(part: Node): (readonly [string, Node])[] {
  if (part.type === 'AssignmentExpression') {
    const key = assignedKey(part);
    return key === null ? [] : [[key, part.right]];
  }
  if (part.type !== 'ObjectExpression') return [];
  return part.properties.flatMap((each) => {
    const key = each.type === 'Property' ? keyOf(each.key, each.computed) : null;
    return key === null || each.type !== 'Property' ? [] : [[key, each.value] as const];
  });
}

/** Helpers that are handed a record and the caller to say whether they belong together: `canEdit(user, order)`. */
const ASKS_OWNER =
  /member|access|own|perm|can[A-Z_]|assert|check|verif|require|ensure|authori[sz]|belong|allow/;

export const asksOwner = (name: string, passed: readonly Passed[]): boolean =>
  ASKS_OWNER.test(name) && passed.some(({ from }) => from.includes(CALLER));

/** What the caller sends, with the name that the code has for it: `@sent:req.params.id`. */
export const SENT = '@sent:';
export const CALLER = '@caller';

function decidersOf(value: Node, values: Values): string[] {
  const found = values.origins(value).flatMap((each) => {
    if (each.kind === 'sent') return [`${SENT}${each.name}`];
    if (isCaller(each)) return [CALLER];
    return each.kind === 'given' ? [each.name] : [];
  });
  return [...new Set(found)].slice(0, 10);
}
