import type { SourceFile } from '../../kit/source.ts';
import { personalWord } from '../personal-data/dictionary.ts';
import type { Contacts } from './model.ts';

const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}/g;
/** Reserved for examples, or written where an address has to stand. */
const NO_DOMAIN =
  /(?:^|\.)(?:example|test|invalid|local|localhost|localdomain|internal|corp|lan|dev)$|(?:^|\.)(?:example\d?|test\d?|testing|domain|email|mail|yourdomain|mydomain|company|yourcompany|mycompany|acme|foo|bar|baz|abc|xyz|sample|demo|fake|dummy|temp|placeholder|site|website|somewhere|anywhere|nowhere|mailinator|reqres|jsonplaceholder|users\.noreply\.github|noreply)\.(?:com?|org|net|io|dev|in|edu|us|app)$|(?:^|\.)(?:acme|example|contoso|fabrikam)[\w-]*\./i;
/** Nobody's own: an office, a machine, an invented person. */
const NO_PERSON =
  /^(?:info|support|sales|hello|hi|contact|contato|contacto|kontakt|admin|administrator|office|press|media|team|help|helpdesk|no-?reply|do-?not-?reply|service|services|billing|accounts?|webmaster|postmaster|hostmaster|abuse|security|privacy|legal|jobs|careers|hr|feedback|enquiries|inquiries|reservations|booking|bookings|orders?|shop|newsletter|marketing|git|root|mailer-daemon|notifications?|alerts?|test\w*|user\w{0,3}|demo\w*|sample\w*|dummy\w*|fake\w*|foo|bar|baz|someone|somebody|name|firstname|you|your|me|email|abc|xyz|a|b|c|x|john\.?_?-?(?:doe|smith)?\d*|jane\.?_?-?(?:doe|smith)?\d*|jdoe|johndoe|janedoe|alice\d*|bob\d*|joe|max\.?mustermann|mario\.?rossi)$/i;
/** `icon@2x.png` and package versions look like addresses. */
const NO_ENDING = /\.(?:png|jpe?g|gif|svg|webp|js|ts|css|json|md|html?|tsx|jsx|mjs|py|whl|tgz|zip)$/i;

/** True for an address that could be a living person's: not reserved, not an office's, not an invented one. */
export function isPersonEmail(address: string): boolean {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const local = address.slice(0, at).replace(/\+.*$/, '');
  return !NO_DOMAIN.test(domain) && !NO_ENDING.test(domain) && !NO_PERSON.test(local);
}

/** Ranges that are set aside for films and examples. */
const RESERVED =
  /555-?\d{4}$|555-?01\d\d|^(?:\+?44)?0?7700900\d{3}$|^(?:\+?44)?0?(?:20794600|16329600|1184960|1414960|1174960)\d{2,3}$|^\+?33199|^\+?49(?:0)?1520000/;

/** True for a number that could be somebody's: long enough, not reserved, not typed along the keyboard. */
export function isPersonPhone(text: string): boolean {
  if (!/^[+(\d][\d\s().\-/]{6,22}$/.test(text.trim())) return false;
  const digits = text.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15 || RESERVED.test(digits)) return false;
  return new Set(digits).size > 3 && !/0123456|1234567|9876543|0000000|1111111/.test(digits);
}

/** Addresses and numbers in a text, each value once. Only their counts leave this function. */
export function contactsIn(
  file: SourceFile,
  fields: Iterable<readonly [name: string, value: string, offset: number]>,
): Contacts {
  const emails = new Set<string>();
  const phones = new Set<string>();
  let first = -1;
  const see = (into: Set<string>, value: string, offset: number): void => {
    into.add(value);
    if (first < 0 || offset < first) first = offset;
  };
  for (const { 0: address, index } of file.text.matchAll(EMAIL)) {
    if (isPersonEmail(address)) see(emails, address.toLowerCase(), index);
  }
  const telling = new Map<string, boolean>();
  for (const [name, value, offset] of fields) {
    let tells = telling.get(name);
    if (tells === undefined) {
      tells = personalWord(name, 'contacts')?.kind === 'phone';
      telling.set(name, tells);
    }
    if (tells && isPersonPhone(value)) see(phones, value.replace(/\D/g, ''), offset);
  }
  return { emails: emails.size, phones: phones.size, line: first < 0 ? null : file.lineAt(first) };
}
