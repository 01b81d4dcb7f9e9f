import type { Node } from '@oxc-project/types';
import { dottedName, walk } from '../../parsers/javascript.ts';
import { type AnyFunction, isFunction } from '../failure-handling/javascript-scope.ts';

/** Handlers of which people expect that something is done. */
const PROMISES =
  /submit|send|pay|checkout|log_?in|sign_?in|sign_?up|register|save|upload|book|order|generate|analy[sz]e|subscribe|contact|reset|process|confirm|create|delete|update|reply|respond|ask|answer|message|verify|donate|transfer|withdraw|deposit|invite|publish|search|fetch|load/i;

/** Calls of which nothing leaves the page. */
const STAYS =
  /^(?:set[A-Z]\w*|setTimeout|clearTimeout|setInterval|clearInterval|resolve|reject|r|res|Promise|toast(?:\.\w+)?|\w*[tT]oast|alert|Alert\.alert|console\.\w+|Math\.\w+|Date\.\w+|Number|String|parseInt|parseFloat|JSON\.\w+|router\.(?:push|replace|refresh|back)|navigate|navigation\.\w+|history\.push|(?:props\.)?on(?:\w{0,30}Success|Complete|Close|Done|Finish)\w*|enqueueSnackbar|message\.\w+|Swal\.fire|haptics?\.\w+|t|cn)$|\.(?:trim|map|filter|join|split|slice|includes|toString|toFixed|toLowerCase|toUpperCase|replace|find|some|every|padStart|test|match|charAt|reset|preventDefault|stopPropagation|toISOString|getTime|focus|scrollIntoView|toLocaleString|toLocaleTimeString|toLocaleDateString|random|concat|reduce|startsWith|endsWith|finally|then|catch|sleep|substring|substr)$/;

/** Something leaves the page, or is kept. */
const LEAVES =
  /^(?:fetch|axios|ky|got|invoke|signIn|signUp|signOut|useMutation)\b|supabase|prisma|firebase|firestore|trpc|\bdb\b|[aA]pi\b|[cC]lient\b|mutate|[mM]utation|\.(?:post|put|patch|insert|upsert|rpc|from|functions|invoke|upload|setItem|query|send|emit|write\w*|post\w+|download)$|^(?:addDoc|setDoc|updateDoc|deleteDoc|uploadBytes|signIn\w+|createUser\w+|send[A-Z]\w+|post[A-Z]\w+|save[A-Z]\w+|create[A-Z]\w+|update[A-Z]\w+|delete[A-Z]\w+|fetch[A-Z]\w+|upload[A-Z]\w+|submit[A-Z]\w+|mutate\w*|dispatch|request\w*)$/;

const SUCCESS =
  /\b(?:toast|message|notification|Swal)\.success\(|\bset(?:Is)?\w{0,20}(?:Success|Succeeded|Submitted|Sent|Saved|Complete|Completed|Done|Paid|Verified|Authenticated|LoggedIn|Registered|Confirmed|Subscribed|Booked|Processed)\w{0,10}\(\s*true|\bon\w{0,30}Success\(|\b\w{0,20}(?:[vV]erified|[aA]pproved|[pP]aid)\s*:\s*true|\breturn\b[^\n]{0,80}Math\.random\(|\b(?:success|ok)\s*:\s*true\b|status\s*:\s*['"](?:success|succeeded|paid|completed|approved)['"]|title\s*:\s*[^,\n]{0,20}['"`][^'"`\n]{0,60}(?:success|sent|saved|submitted|complete|confirmed|received|thank|created|updated)/i;

const ANSWERS =
  /\b(?:role|sender|from|type|author)\s*:\s*['"](?:assistant|bot|ai|model|agent|system)['"]|isBot\s*:\s*true|isUser\s*:\s*false/;

const SAYS_SO =
  /(?:\/\/|\/\*|\*)[^\n]{0,80}(?:[sS]imulat|SIMULAT|\b[fF]ake\b|\b[mM]ock|[pP]retend|[iI]n (?:a )?(?:real|production)|[rR]eplace (?:this )?with (?:a |an |your )?(?:real|actual|api)|TODO[^\n]{0,30}(?:api|API|backend|server|real)|[wW]ould (?:call|be|send))/;

/** Below it (in ms), a wait only smooths what is seen. */
const SHORT = 400;

/** So much of a function is looked at. */
const LONGEST = 6000;

/**
 * Whether a function waits instead of working and then answers as if it had worked: nothing in it leaves the page. Where a comment says that it only
 * simulates, calls that are not known are no excuse.
 */
export function fakedSuccess(node: AnyFunction, name: string, text: string): boolean {
  // A component or a hook is no handler: those in it are looked at by themselves.
  if (
    /^(?:[A-Z]|use[A-Z])/.test(name) ||
    !PROMISES.test(name) ||
    !node.body ||
    node.end - node.start > LONGEST
  )
    return false;
  const own = text.slice(node.start, node.end);
  // What a page is handed by the one around it may do the work.
  if (!own.includes('setTimeout') || /\bawait\s{1,5}(?:props\.)?on[A-Z]\w{0,40}\(/.test(own)) return false;
  const calls = callsIn(node);
  if (calls.some((each) => LEAVES.test(each))) return false;
  if (!SAYS_SO.test(own) && !calls.every((each) => STAYS.test(each))) return false;
  return delayed(node, text).some((part) => SUCCESS.test(part) || ANSWERS.test(part));
}

function callsIn(node: AnyFunction): string[] {
  const names: string[] = [];
  walk(node, (each) => {
    if (each.type === 'CallExpression') names.push(dottedName(each.callee) ?? '?');
    if (each.type === 'NewExpression') names.push(NEW.test(dottedName(each.callee) ?? '') ? 'Promise' : '?');
    if (each.type === 'ImportExpression') names.push('?');
    return undefined;
  });
  return names;
}

const NEW = /^(?:Promise|Date|Error|Set|Map|Array)$/;

/** What runs once the time is over: the callback, or what follows an awaited wait. */
function delayed(node: AnyFunction, text: string): string[] {
  const parts: string[] = [];
  walk(node, (each) => {
    if (each.type === 'CallExpression' && dottedName(each.callee) === 'setTimeout') {
      const [callback, time] = each.arguments;
      const isNothing = time?.type === 'Literal' && typeof time.value === 'number' && time.value < SHORT;
      if (callback && isFunction(callback) && !isNothing)
        parts.push(text.slice(callback.start, callback.end));
    }
    if (each.type === 'AwaitExpression' && waits(each.argument, text))
      parts.push(text.slice(each.end, node.end));
    return undefined;
  });
  return parts;
}

/** `new Promise((resolve) => setTimeout(resolve, 1500))`, `sleep(1500)`. */
function waits(node: Node, text: string): boolean {
  if (node.type === 'NewExpression') {
    const written = text.slice(node.start, Math.min(node.end, node.start + 300));
    const time = /\bsetTimeout\(\s{0,10}[^,]{1,60},\s{0,10}(\d{1,6})\s{0,5}\)/.exec(written)?.[1];
    return written.includes('setTimeout') && (time === undefined || Number(time) >= SHORT);
  }
  return node.type === 'CallExpression' && /^(?:sleep|delay|wait)$/.test(dottedName(node.callee) ?? '');
}
