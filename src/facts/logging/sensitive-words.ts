import { personalWord } from '../personal-data/dictionary.ts';
import type { LeakKind } from './model.ts';

/** Whether the file deals with sign-in, so that a bare `token` is a key and no piece of a text. */
export const ABOUT_SIGN_IN =
  /\b(jwt|jsonwebtoken|bearer|authorization|sign_?in|log_?in|reset_?password|verify_?(token|email)|oauth)\b/i;

/** A name in its words: `userEmail`, `user_email`, `USER-EMAIL`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Begin names of answers, numbers and functions about a value, which do not hold it. */
const ABOUT =
  /^(has|is|are|was|should|can|may|needs?|shows?|hide|toggle|no|missing|invalid|valid|requires?|required|use|uses|enable|enabled|max|min|num|total|count|set|get|on|handle|update|change|forgot|fake|dummy|masked|redacted|sanitized|sanitised|safe|public|hashed|encrypted|obfuscated)$/;
/** End names of what is about a value. */
const ABOUT_END =
  /^(id|ids|sent|error|errors|err|result|results|response|valid|count|counts|status|state|type|types|template|queue|service|config|length|len|index|exists|verified|enabled|at|url|uri|path|field|fields|key|name|label|provider|client|api|schema|model|repository|controller|list|map|options|settings|info|usage|limit|limits|role|roles|ref|hash|required|prefix|format|expiry|expires|ttl|age|domain|host|version|cst|body|data)$/;

const CREDENTIAL_END =
  /^(passwo?r?d|passwd|pwd|passphrase|passcode|secret|credentials?|otp|totp|jwt|cvv|cvc|authorization|cookies?|senha|contrasena|contraseña|passwort|kennwort|wachtwoord|parola|haslo|hasło)$/;
const KEY_OF = /^(api|private|secret|service|role|encryption|signing|master)$/;
const CODE_OF = /^(verification|otp|reset|auth|login|sms|mfa|2fa|activation|backup|recovery)$/;
const LINK_OF = /^(reset|magic|recovery)$/;
/** Tokens that open something. */
const TOKEN_OF =
  /^(access|refresh|auth|id|jwt|bearer|session|api|reset|verification|confirm|confirmation|invite|invitation|user|login|google|github|admin|service|bot|personal|magic|email|password|signed|security|raw|new|invitation|activation|my)$/;

/** What a credential is called: by the last words of the name. */
function isCredential(words: readonly string[], aboutSignIn: boolean): boolean {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (CREDENTIAL_END.test(last)) return true;
  if (last === 'key') return KEY_OF.test(before) || (before === 'access' && words.includes('secret'));
  if (last === 'apikey') return true;
  if (last === 'code') return CODE_OF.test(before);
  if (last === 'link' || last === 'url') return LINK_OF.test(before);
  if (last !== 'token') return false;
  return before === '' ? aboutSignIn : TOKEN_OF.test(before);
}

const SENT =
  /^((this|ctx|context|c)\.)?(req|request|event)\.(body|headers|form|json|data|values|POST|cookies|rawBody)$/;
const SENT_CONTEXT = /(^|\.)request\.(body|headers)$/;
const PEOPLE =
  /^(users?|customers?|patients?|employees?|students?|members?|profiles?|subscribers?|applicants?|candidates?|guests?|attendees?|person|people|usuarios?|clientes?|alumnos?|pacientes?|session)$/;

/** The name of the account with which the tool itself signs in somewhere. */
const ACCOUNT =
  /(smtp|mail|config|conf|env|auth|db|database|credentials?|options|settings|connection|url|uri)\.user$/i;

/** Whether a name stands for an object with all that is known of somebody, or all that was sent. */
export function isWhole(path: string): boolean {
  if (SENT.test(path) || SENT_CONTEXT.test(path)) return true;
  if (ACCOUNT.test(path)) return false;
  const words = wordsOf(path.slice(path.lastIndexOf('.') + 1));
  return !ABOUT.test(words[0] ?? '') && words.length <= 2 && PEOPLE.test(words.at(-1) ?? '');
}

/** What the name of a single value gives away; null for nothing. */
export function leakOf(path: string, aboutSignIn: boolean): Exclude<LeakKind, 'whole'> | null {
  const parts = path.split('.');
  const name = parts.at(-1) ?? '';
  const words = wordsOf(name);
  if (ABOUT.test(words[0] ?? '')) return null;
  if (isCredential(words, aboutSignIn)) return 'credential';
  // A constant is the tool's own address, or a setting.
  if (/^[A-Z0-9_]+$/.test(name)) return null;
  if (ABOUT_END.test(words.at(-1) ?? '') && !/name$/i.test(name)) return null;
  const word = personalWord(name, parts.at(-2) ?? null);
  return word?.strength === 'strong' && !NOT_ALONE.test(word.kind) ? 'person' : null;
}

/** Kinds of the dictionary that single out nobody by themselves, or that are credentials and judged above. */
const NOT_ALONE =
  /^(free-text|location|ip-address|user-name|photo|device|password|token|card-part|age|gender|nationality)$/;

/** A token, which opens nothing once it was refused. */
export function isToken(what: string): boolean {
  return wordsOf(what).at(-1) === 'token';
}
