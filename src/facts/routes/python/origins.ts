import type { SyntaxNode } from '@lezer/common';
import { childrenOf, pythonString } from '../../../parsers/python.ts';
import type { Expressions } from './expression.ts';
import { ANSWER_OF, type Ask, CALLER, HEADERS, SENT, SENT_WHOLE } from './model.ts';

/** What is known of a local variable. */
export interface Local {
  readonly roots: ReadonlySet<string>;
  readonly asks: readonly Ask[];
  readonly calls: readonly string[];
  /** The model that it is a record of. */
  readonly model: string | null;
  /** The beginning of what it was made by. */
  readonly source: string;
}

const RECOGNISED =
  /^(?:self\.|cls\.|info\.context\.|flask\.|flask_login\.)?(?:request\.(?:user|auth|state\.\w*user\w*|current_user|profile|project|org|organi[sz]ation|tenant|account|team|workspace|company|customer|member|employee)|g\.\w*(?:user|identity)\w*|current_(?:user|org|account|tenant|team|identity)|\w*auth\w*\.(?:current_user|username)|get_jwt_identity|get_jwt|get_jwt_claims|st\.(?:experimental_)?user)\b/;
const SENDS =
  /^(?:self\.|flask\.|app\.|connexion\.)?(?:request|req|current_request)\.(?:args|form|json|json_body|values|get_json|GET|POST|data|query_params|files|path_params|body|view_args|match_info|stream|FILES|raw_body)\b/;
const AS_A_WHOLE =
  /^(?:self\.|flask\.|app\.|connexion\.)?(?:request|req|current_request)\.(?:json|json_body|get_json|data|form|POST|values|body)(?:\.(?:to_dict|dict|copy|items))?$/;
const TELLS =
  /^(?:self\.|flask\.|app\.|connexion\.)?(?:request|req|current_request)\.(?:headers|cookies|META|authorization|COOKIES)\b/;
const FORM_FIELD =
  /^(?:st\.(?:sidebar\.)?|streamlit\.)(?:text_input|text_area|number_input|selectbox|chat_input|file_uploader|date_input|multiselect|radio)$/;
/** What makes a dictionary of a dictionary, rather than taking a field out of it. */
const KEEPS_WHOLE = /^(?:items|copy|dict|to_dict|model_dump)$/;

/** Follows values inside one function back to where they come from. */
export class Origins {
  readonly locals = new Map<string, Local>();

  constructor(
    private readonly read: Expressions,
    /** `session` is the signed-in user's, not a database's. */
    private readonly flaskSession: boolean,
  ) {}

  /** True for `session[…]`, `session.get(…)` and `request.session` of a web framework. */
  isUserSession(dotted: string): boolean {
    return /^(?:self\.)?request\.session\b/.test(dotted) || /^flask\.session\b/.test(dotted)
      ? true
      : this.flaskSession && /^session(?:\.|$)/.test(dotted);
  }

  /** A mark for what a chain of names stands for, whatever its variables are. */
  mark(dotted: string): string | null {
    const base = dotted.split('.', 1)[0] ?? '';
    if (RECOGNISED.test(dotted) && (/^(?:request|self|cls|info|g|st)$/.test(base) || !this.locals.has(base)))
      return CALLER;
    if (this.isUserSession(dotted)) return CALLER;
    if (TELLS.test(dotted)) return HEADERS;
    if (AS_A_WHOLE.test(dotted)) return SENT_WHOLE;
    if (SENDS.test(dotted) || FORM_FIELD.test(dotted) || /^(?:self\.)?kwargs\b/.test(dotted)) return SENT;
    return null;
  }

  of(node: SyntaxNode, depth = 0): Set<string> {
    const found = new Set<string>();
    if (depth < 40) this.#add(node, found, depth);
    return found;
  }

  #add(node: SyntaxNode, found: Set<string>, depth: number): void {
    if (node.name === 'VariableName') {
      const name = this.read.tree.text(node);
      const known = this.locals.get(name);
      const mark = known ? null : this.mark(name);
      for (const root of known?.roots ?? [mark ?? name]) found.add(root);
      return;
    }
    if (node.name === 'MemberExpression') this.#addMember(node, found, depth);
    else if (node.name === 'CallExpression') this.#addCall(node, found, depth);
    else if (node.name === 'LambdaExpression') return;
    else this.#addChildren(node, found, depth);
  }

  #addChildren(node: SyntaxNode, found: Set<string>, depth: number): void {
    const children = childrenOf(node);
    for (const [at, child] of children.entries()) {
      // The name of a named argument is no variable.
      const isKey = node.name === 'ArgList' && children[at + 1]?.name === 'AssignOp';
      if (!isKey) for (const root of this.of(child, depth + 1)) found.add(root);
    }
  }

  #addMember(node: SyntaxNode, found: Set<string>, depth: number): void {
    const dotted = this.read.dotted(node);
    const property = node.getChild('PropertyName');
    const mark = dotted === null ? null : this.mark(dotted);
    const [base, ...rest] = childrenOf(node);
    for (const root of mark === null ? this.#ofBase(base ?? null, depth) : [mark])
      found.add(this.#taken(node, root, property, mark !== null));
    if (!property) for (const each of rest) for (const root of this.of(each, depth + 1)) found.add(root);
  }

  #ofBase(base: SyntaxNode | null, depth: number): ReadonlySet<string> {
    return base ? this.of(base, depth + 1) : new Set();
  }

  /** What is left of an origin where one field is taken from it. */
  #taken(node: SyntaxNode, root: string, property: SyntaxNode | null, marked: boolean): string {
    const whole = property !== null && (marked || KEEPS_WHOLE.test(this.read.tree.text(property)));
    return (root === SENT && marked) || (root === SENT_WHOLE && !whole) ? this.#field(node) : root;
  }

  /** `@sent:email` for a field that is named. */
  #field(node: SyntaxNode): string {
    const inside = node.name === 'CallExpression' ? node.getChild('ArgList') : node;
    const key = inside?.getChild('String');
    const name = key ? pythonString(this.read.tree.text(key)) : null;
    return name !== null && /^[\w-]{1,60}$/.test(name) ? `${SENT}:${name}` : SENT;
  }

  #addCall(node: SyntaxNode, found: Set<string>, depth: number): void {
    const dotted = this.read.dotted(node);
    const callee = node.firstChild;
    const mark = dotted === null ? null : this.mark(dotted);
    if (mark !== null) found.add(mark === SENT ? this.#field(node) : mark);
    else if (callee?.name === 'VariableName' && !this.locals.has(this.read.tree.text(callee)))
      found.add(`${ANSWER_OF}${this.read.tree.text(callee)}`);
    else if (callee && dotted !== null) {
      found.add(`${ANSWER_OF}${dotted}`);
      for (const root of this.of(callee, depth + 1))
        found.add(root === SENT && /\.get$/.test(dotted) ? this.#field(node) : root);
    }
    const list = node.getChild('ArgList');
    if (list) this.#addChildren(list, found, depth);
  }
}
