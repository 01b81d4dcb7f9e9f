import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import { type Chain, described, names } from '../failure-handling/chain.ts';
import { classify } from '../failure-handling/classify.ts';
import { chainOf } from '../failure-handling/javascript-chain.ts';
import type { Effect } from '../failure-handling/model.ts';
import { ASKS, TELEMETRY, WRITE_NAME } from '../failure-handling/vocabulary.ts';
import type { TreeIndex } from './tree-index.ts';

export interface FoundCall {
  readonly effect: Effect;
  readonly what: string;
  /** The client was told to throw. */
  readonly throws: boolean;
  /** Nothing is sent before somebody waits for it. */
  readonly lazy: boolean;
}

const CLIENT = /supabase|^(sb|db|client|adminClient|serviceClient)$/i;
/** Functions whose result is a client. */
const MAKES_CLIENT = /(^|\.)(create|get|use|init|make|build)\w*(Client|Supabase|Admin|ServiceRole)\w*$/;

/** What a call asks of Supabase, if its chain ends here and begins at a client. */
export function supabaseCall(node: CallExpression, tree: TreeIndex): FoundCall | null {
  if (isWaiting(node.callee) || goesOn(node, tree)) return null;
  const whole = chainOf(node);
  const chain = whole && fromClient(whole, node, tree);
  if (!chain) return null;
  const effect = effectOf(chain);
  const links = names(chain);
  return (
    effect && {
      effect,
      what: described(withoutFilters(chain)),
      throws: links.includes('throwOnError'),
      lazy: links.includes('rpc') || (links[1] === 'from' && !links.includes('storage')),
    }
  );
}

/** `.then` and its like: not a step of the request, but what waits for it. */
function isWaiting(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    /^(then|catch|finally)$/.test(callee.property.name)
  );
}

/** The request that is built here gets a further step. */
function goesOn(node: Node, tree: TreeIndex): boolean {
  const member = tree.parentOf(node);
  if (member?.type !== 'MemberExpression' || member.object !== node || isWaiting(member)) return false;
  const call = tree.parentOf(member);
  return call?.type === 'CallExpression' && call.callee === member;
}

/** The chain from its client on, which is called `supabase` whatever its name; null where there is none. */
function fromClient(chain: Chain, node: Node, tree: TreeIndex): Chain | null {
  const known = chain.findIndex(({ name }) => CLIENT.test(name));
  const at = known >= 0 ? known : isClient(rootOf(node), tree) ? 0 : -1;
  if (at < 0 || at === chain.length - 1) return null;
  return [{ name: 'supabase', call: null }, ...chain.slice(at + 1)];
}

function rootOf(node: Node): Node {
  switch (node.type) {
    case 'CallExpression':
      return rootOf(node.callee);
    case 'MemberExpression':
      return rootOf(node.object);
    case 'AwaitExpression':
      return rootOf(node.argument);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return rootOf(node.expression);
    default:
      return node;
  }
}

function isClient(root: Node, tree: TreeIndex): boolean {
  if (root.type !== 'Identifier') return false;
  const value = tree.valueOf(root);
  return value !== null && MAKES_CLIENT.test(dottedName(value) ?? '');
}

const STEPS =
  /^(supabase|schema|from|insert|update|upsert|delete|select|rpc|storage|auth|admin|functions|invoke)$/;

/** The table and what is done to it, without the conditions. */
function withoutFilters(chain: Chain): Chain {
  const changes = names(chain).some((name) => /^(insert|update|upsert|delete)$/.test(name));
  const table = names(chain).includes('from') && !names(chain).includes('storage');
  return table ? chain.filter(({ name }) => STEPS.test(name) && !(changes && name === 'select')) : chain;
}

const AUTH_READS =
  /^(getUser|getSession|signOut|getClaims|getUserIdentities|refreshSession|setSession|exchangeCodeForSession|signInWithOAuth|signInWithSSO|linkIdentity|reauthenticate|listUsers|getUserById|listFactors|getAuthenticatorAssuranceLevel|startAutoRefresh|initialize)$/;
const AUTH_WRITES =
  /^(signUp|signInWithPassword|signInWithOtp|signInWithIdToken|signInAnonymously|verifyOtp|resend|updateUser|resetPasswordForEmail|createUser|deleteUser|inviteUserByEmail|updateUserById|generateLink|enroll|challenge|verify|challengeAndVerify)$/;
/** Steps that belong to a client and send nothing. */
const NO_REQUEST =
  /^(channel|removeChannel|removeAllChannels|getChannels|on|subscribe|unsubscribe|getPublicUrl|onAuthStateChange|setAuth)$/;

function effectOf(chain: Chain): Effect | null {
  const links = names(chain);
  const tip = links.at(-1) ?? '';
  if (links.some((name) => NO_REQUEST.test(name))) return null;
  if (links[1] === 'auth') return AUTH_WRITES.test(tip) ? 'write' : AUTH_READS.test(tip) ? 'read' : null;
  const found = classify(core(chain), { language: 'javascript', awaited: true });
  if (!found || found.helper !== null || isRecord(chain)) return null;
  if (isMark(chain)) return 'unsure';
  return found.effect === 'unsure' && links[1] === 'functions' ? ofFunction(chain) : found.effect;
}

/** Up to the step that says what is asked: conditions and their texts tell nothing. */
function core(chain: Chain): Chain {
  const tip = chain.findLastIndex(({ name }) => STEPS.test(name));
  return names(chain).includes('storage') ? chain : chain.slice(0, tip + 1);
}

/** Messages about what the program did by itself. */
const NOTICE = /error|alert|notif|welcome|log|report/i;

/** A function of the team's own: a change where its name says so. */
function ofFunction(chain: Chain): Effect {
  const name = firstOf(chain, 'invoke') ?? '';
  const words = name.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
  const asks = ASKS.test(name) || TELEMETRY.test(name) || NOTICE.test(name);
  return WRITE_NAME.test(words) && !asks ? 'write' : 'unsure';
}

/** What only counts or remembers when somebody was there. */
const COUNTED =
  /view|click|visit|impression|download|\bplays?\b|usage|last_?(seen|active|login|used|access|sign)|online|presence|typing|heartbeat|login_?(count|streak)/i;
/** A diary of what happened, a draft. */
const RECORDS = /(^|_)(logs?|audit|drafts?|errors?)$|^audit_/i;

/** Telemetry: no change that somebody relies on. */
function isRecord(chain: Chain): boolean {
  const rpc = firstOf(chain, 'rpc');
  if (rpc !== null)
    return (
      /^(log|track|record)_/i.test(rpc) || (/^(increment|touch|bump|update)_/i.test(rpc) && COUNTED.test(rpc))
    );
  return RECORDS.test(firstOf(chain, 'from') ?? '') || hasOnly(chain, COUNTED);
}

/** Marks something as seen: soon found out, soon done again. */
function isMark(chain: Chain): boolean {
  const table = firstOf(chain, 'from') ?? '';
  if (/_(reads|seen)$/i.test(table) && chain.some(({ name }) => name === 'insert' || name === 'upsert'))
    return true;
  if (/^mark_\w{0,60}(seen|read|viewed)/i.test(firstOf(chain, 'rpc') ?? '')) return true;
  return hasOnly(
    chain,
    /^(is_?)?(read|seen|viewed|opened|dismissed)(_?at)?$|^(lida|lido|leid[ao]|visto|gelesen|lu)(_em)?$/i,
  );
}

/** Whether an update sets these columns alone. */
function hasOnly(chain: Chain, columns: RegExp): boolean {
  const change = chain.find(({ name }) => name === 'update')?.call;
  const keys = Object.keys(change?.options ?? {}).filter((key) => !/^updated_?at$/i.test(key));
  return keys.length > 0 && keys.every((key) => columns.test(key));
}

function firstOf(chain: Chain, step: string): string | null {
  return chain.find(({ name }) => name === step)?.call?.first ?? null;
}
