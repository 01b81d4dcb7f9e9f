import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from '../../../parsers/python.ts';
import type { Expressions } from './expression.ts';
import { type Ask, HEADERS, SENT } from './model.ts';
import type { Origins } from './origins.ts';

/** An {@link Ask} in a condition, and whether the condition is true for strangers. */
export interface Asked {
  readonly ask: Ask | null;
  /** A function of the project whose answer is asked instead. */
  readonly call: string | null;
  readonly negated: boolean;
  /** Raises by itself where it does not know the caller. */
  readonly raises: boolean;
}

const SIGNED_IN = /(?:^|\.)(?:is_authenticated|is_anonymous|is_logged_in|is_active)$/;
const KNOWN_CALLER = /^(?:self\.)?(?:(?:request\.|g\.)?current_user|request\.user|g\.user)$/;
const VERIFIES =
  /(?:^|\.)(?:verify_id_token|verify_session_cookie|verify_jwt_in_request|jwt_required|verify_oauth2_token|decode_token|decode_jwt|verify_firebase_token|check_password_hash|checkpw|verify_password|authenticate|get_signed_cookie)$|(?:jwt|jws|jwe|jose|jwk)\w*\.(?:decode|verify|loads)$|(?:serializer|signer|signing|\bs|fernet)\.loads$|\bauth\.get_user$|\b(?:pwd|crypt|password|hasher|ctx|bcrypt|ph)\w*\.verify$/i;
const UNVERIFIED = /verify_signature["']?\s*:\s*False|verify\s*=\s*False|unverified/;
const LOOKS_UP =
  /\.objects\.|\.query\b|find_one$|_by_(?:token|api_?key|session\w*)$|for_api_key$|\b(?:session|db)\.(?:exec|execute|scalars?|query|get)\b|\.(?:get|hget)$/;
/** Parameters whose value is the proof: keys that are given out, not keys of rows (`primary_key`) or of objects. */
export const TOKEN =
  /^(?:(?:\w{1,30}_)?token|(?:x_)?(?:api|ping|access|secret|auth|hook|webhook|ingest)_?key|session_id|bearer)$/i;
const IDENTITY = /(?:^|\.)(?:get_jwt_identity|get_jwt)$/;
const SIGNATURE =
  /(?:^|\.)(?:unsign|construct_event|verify_webhook\w*|verify_signature|validate_signature|validate_twilio\w*)$/;
const ROLE =
  /(?:^|\.)(?:is_?admin|is_super_?user|is_staff|is_super_?admin|is_owner|is_manager|is_moderator|roles?|role_id|role_name|user_type|account_type|type|admin|access_level|has_perms?|has_permissions?|has_role|has_any_role|has_group|is_member|permissions|scopes|user_role)$/i;
const PERSON =
  /user|account|member|identity|payload|token|claims|profile|admin|employee|staff|^self\b|^request\b|^g\b/i;
const ROLE_WORD = /["'](?:role|roles|is_?admin|admin|user_role|user_type)["']/i;
const SECRET_SIDE =
  /(?:environ|getenv|settings|config|secrets)\b.{0,60}(?:KEY|TOKEN|SECRET|PASS|PIN\b|AUTH|CODE|key|token|secret|pass)|\b[A-Z][A-Z0-9_]*(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PIN)\b/;
const SENT_SIDE = /api_?key|token|secret|authori[sz]ation|credential|header|password|passwd|x_\w+/i;

/** Finds in expressions what tells who calls. */
export class Asks {
  constructor(
    private readonly read: Expressions,
    private readonly origins: Origins,
  ) {}

  of(node: SyntaxNode): Asked[] {
    const found: Asked[] = [];
    this.#visit(node, false, found, 0);
    return found;
  }

  #visit(node: SyntaxNode, negated: boolean, found: Asked[], depth: number): void {
    if (depth > 60 || node.name === 'LambdaExpression') return;
    if (node.name === 'UnaryExpression' && node.firstChild?.name === 'not') {
      if (node.lastChild) this.#visit(node.lastChild, !negated, found, depth + 1);
      return;
    }
    if (node.name === 'BinaryExpression' && this.#comparison(node, negated, found, depth)) return;
    if (node.name === 'CallExpression' || node.name === 'MemberExpression') {
      const asked = this.#single(node);
      if (asked) found.push({ ...asked, negated: negated !== asked.negated });
      const call = node.name === 'CallExpression' ? this.read.dotted(node) : null;
      if (call !== null) found.push({ ask: null, call, negated, raises: false });
    } else if (node.name === 'VariableName') this.#variable(node, negated, found);
    for (const child of childrenOf(node)) this.#visit(child, negated, found, depth + 1);
  }

  #variable(node: SyntaxNode, negated: boolean, found: Asked[]): void {
    const name = this.read.tree.text(node);
    const { asks = [], calls = [] } = this.origins.locals.get(name) ?? {};
    const own = name === 'current_user' ? [this.#ask('session', node)] : [];
    for (const ask of [...asks, ...own]) found.push({ ask, call: null, negated, raises: false });
    for (const call of calls) found.push({ ask: null, call, negated, raises: false });
  }

  #ask(asks: Ask['asks'], node: SyntaxNode, roleFrom: Ask['roleFrom'] = null): Ask {
    // Never the text itself: what is compared may be a password.
    const left = node.firstChild ? this.read.dotted(node.firstChild) : null;
    const name = (this.read.dotted(node) ?? left ?? 'a comparison').slice(0, 60);
    return { asks, name, line: this.read.file.lineAt(node.from), roleFrom, nested: false };
  }

  #comparison(node: SyntaxNode, negated: boolean, found: Asked[], depth: number): boolean {
    const { firstChild: left, lastChild: right } = node;
    if (!left || !right) return false;
    const operator = this.read.file.text.slice(left.to, right.from).trim().replace(/\s+/g, ' ');
    if (!/^(?:==|!=|is|is not|in|not in|<|>|<=|>=)$/.test(operator)) return false;
    const nothing = /^(?:None|False|0|""|'')$/.test(this.read.tree.text(right));
    // `"error" in answer` is true for strangers.
    const failure =
      operator === 'in' &&
      /^["'](?:error|errors|message|detail|fail\w*)["']$/.test(this.read.tree.text(left));
    const flips = /^(?:!=|is not|not in)$/.test(operator) !== (nothing || failure);
    const secret = this.#secret(node, left, right);
    if (secret) found.push({ call: null, ask: secret, negated: negated !== flips, raises: false });
    // `"user_id" in session`
    if (/in$/.test(operator) && this.origins.isUserSession(this.read.dotted(right) ?? ''))
      found.push({ call: null, ask: this.#ask('session', right), negated: negated !== flips, raises: false });
    for (const side of [left, right]) this.#visit(side, negated !== flips, found, depth + 1);
    return true;
  }

  #secret(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): Ask | null {
    const { tree } = this.read;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ]) {
      if (!one || !other || !SECRET_SIDE.test(tree.text(other))) continue;
      const roots = this.origins.of(one);
      if (roots.has(HEADERS) || SENT_SIDE.test(tree.text(one))) return this.#ask('secret', node);
    }
    return null;
  }

  #single(node: SyntaxNode): Asked | null {
    const dotted = this.read.dotted(node);
    if (dotted === null) return null;
    const known = node.name === 'CallExpression' ? this.#verified(node, dotted) : null;
    return known ?? this.#member(node, dotted) ?? this.#role(node, dotted);
  }

  #found(asks: Ask['asks'], node: SyntaxNode, more: Partial<Asked> = {}): Asked {
    return { call: null, ask: this.#ask(asks, node), negated: false, raises: false, ...more };
  }

  /** A session, or the person that a framework recognised. */
  #member(node: SyntaxNode, dotted: string): Asked | null {
    if (this.origins.isUserSession(dotted) && this.#readsSession(node, dotted)) {
      // `session["user"]` fails without one.
      const raises = node.name === 'MemberExpression' && !node.getChild('PropertyName');
      return this.#found(ROLE_WORD.test(this.read.tree.text(node)) ? 'role' : 'session', node, { raises });
    }
    if (SIGNED_IN.test(dotted) && /user|auth|account|profile/i.test(dotted))
      return this.#found('session', node, { negated: dotted.endsWith('is_anonymous') });
    return KNOWN_CALLER.test(dotted) ? this.#found('session', node) : null;
  }

  /** Calls that verify what the caller brings. */
  #verified(node: SyntaxNode, dotted: string): Asked | null {
    const text = this.read.tree.text(node);
    if (IDENTITY.test(dotted)) return this.#found('session', node);
    if (/(?:^|\.)compare_digest$/.test(dotted)) {
      const signed = /hmac\.|digest\(|signature|hexdigest/i.test(text.replace(/compare_digest/g, ''));
      return this.#found(signed ? 'signature' : 'secret', node);
    }
    if (SIGNATURE.test(dotted)) return this.#found('signature', node, { raises: true });
    if (VERIFIES.test(dotted) && !UNVERIFIED.test(text))
      return this.#found('session', node, { raises: true });
    return LOOKS_UP.test(dotted) && this.#isProof(node) ? this.#found('session', node) : null;
  }

  /** A token or a key is what a record is looked up by. */
  #isProof(node: SyntaxNode): boolean {
    return [...this.origins.of(node)].some((root) => root === HEADERS || TOKEN.test(root));
  }

  #role(node: SyntaxNode, dotted: string): Asked | null {
    const plain = { negated: false, raises: false };
    const text = this.read.tree.text(node);
    const roots = this.origins.of(node);
    if (ROLE_WORD.test(text)) {
      if (isSent(roots)) return { call: null, ask: this.#ask('role', node, 'body'), ...plain };
      if (roots.has(HEADERS))
        return {
          call: null,
          ask: this.#ask('role', node, /cookies/i.test(text) ? 'cookie' : 'header'),
          ...plain,
        };
      if (PERSON.test(dotted)) return { call: null, ask: this.#ask('role', node), ...plain };
    }
    const holder = dotted.slice(0, Math.max(0, dotted.lastIndexOf('.')));
    return ROLE.test(dotted) && PERSON.test(holder) && !isSent(roots)
      ? { call: null, ask: this.#ask('role', node), ...plain }
      : null;
  }

  /** Not written, not emptied. */
  #readsSession(node: SyntaxNode, dotted: string): boolean {
    const parent = node.parent;
    if (/\.(?:pop|clear|update|setdefault|flush|modified|permanent|cycle_key|set_expiry)$/.test(dotted))
      return false;
    if (parent?.name === 'DeleteStatement') return false;
    if (parent?.name === 'AssignStatement' && parent.firstChild?.from === node.from) return false;
    if (node.name === 'CallExpression')
      return /\.get$/.test(dotted) && !/csrf|next|lang|flash|state|nonce/i.test(this.read.tree.text(node));
    return (
      !node.getChild('PropertyName') && !/["'](?:csrf|next|lang|state|nonce)/i.test(this.read.tree.text(node))
    );
  }
}

function isSent(roots: ReadonlySet<string>): boolean {
  return [...roots].some((root) => root.startsWith(SENT));
}
