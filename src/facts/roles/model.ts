/** One place where code or a schema speaks of a role by its name. */
export interface RoleWord {
  readonly role: string;
  /** `enforced`: something is decided by it, as `user.role === 'admin'`; `named`: it is only one of a list, as in an enum. */
  readonly use: 'enforced' | 'named';
  readonly line: number;
}

/** Roles of a conversation with a language model, and of elements on a page: no roles of users. */
const CHAT = new Set(['assistant', 'system', 'tool', 'model', 'developer', 'function', 'bot', 'ai', 'human']);
const PAGE =
  /^(alert|alertdialog|application|article|banner|button|cell|checkbox|columnheader|combobox|dialog|document|feed|figure|form|grid|gridcell|group|heading|img|link|list|listbox|listitem|log|main|menu|menubar|menuitem|navigation|none|note|option|presentation|progressbar|radio|radiogroup|region|row|rowgroup|search|searchbox|slider|status|switch|tab|table|tablist|tabpanel|textbox|timer|toolbar|tooltip|tree|treeitem)$/;
/** Words of filters, of types, of actions and of PostgreSQL. */
const OTHER =
  /^(all|any|read|write|readwrite|create|update|delete|view|edit|manage|string|object|number|undefined|null|unknown|default|anon|authenticated|service_role|authenticator|postgres|supabase_\w+|dashboard_user|public|pgbouncer)$/;

/** A word that can be the role of a user. */
export function isRoleName(word: string): boolean {
  const name = word.toLowerCase();
  return (
    /^[\p{L}][\p{L}\d _:-]{1,39}$/u.test(word) && !CHAT.has(name) && !PAGE.test(name) && !OTHER.test(name)
  );
}

/** A list with these is one of a conversation: `user` and `assistant`. */
export function isConversation(words: readonly string[]): boolean {
  return words.some((word) => CHAT.has(word.toLowerCase()));
}

/** A field or variable that holds a user's role. */
export const isRoleField = (name: string): boolean =>
  /^(user|member|account|my|current|app|org|staff)?_?(role|roles|rolename|role_name|user_type|usertype)$/i.test(
    name,
  );

/** Whom a field belongs to, where that is a user and no message, player or element. */
export const isUser = (name: string): boolean =>
  /(user|users|profile|session|account|me|claims|token|auth|payload|decoded|member|membership|requester|caller|viewer|actor|identity|info|metadata)$/i.test(
    name,
  );

/** Functions and decorators that ask for the roles that they are given. */
export const asksForRole = (name: string): boolean =>
  /^(@?(has|have|require|requires|required|check|ensure|verify|allow|allowed|authorize|authorise|restrict|restrictTo|is|only|with|user_has|user)_?(any|one_?of)?_?(user)?_?roles?(_?required)?s?|roles?|roles?_required|role_?checker|role_?guard|authorize(d)?Roles?|authorize|restrictTo|permit|hasRole|hasAnyRole)$/i.test(
    name,
  );

/** An enumeration or type of users' roles, by its name; `RecipientRole` and `MessageRole` are none. */
export const isRoleType = (name: string): boolean =>
  /roles?$/i.test(name) &&
  !/recipient|message|chat|contact|party|speaker|content|aria|node|event|player/i.test(name);
