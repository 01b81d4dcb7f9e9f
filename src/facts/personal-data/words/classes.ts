import type { PersonalWord } from '../model.ts';

/**
 * When a word says something about a person:
 *
 * - `always`: whatever holds it (weak on an organisation or in settings);
 * - `beside`: strong on a table of people or beside a word for a person, else weak;
 * - `alone`: the same, but only as the whole name: `name` says nothing in `file_name`, and nothing on a table of products;
 * - `text`: free text, in which people may write anything: always weak, only as the whole name;
 * - `part`: free text only in what people write to each other (`content` of `messages`).
 */
export type Rule = 'always' | 'beside' | 'alone' | 'text' | 'part';

interface WordClass {
  readonly kind: string;
  readonly special: PersonalWord['special'];
  readonly rule: Rule;
}

function plain(kind: string, rule: Rule): WordClass {
  return { kind, special: null, rule };
}

function special(category: NonNullable<PersonalWord['special']>, kind: string, rule: Rule): WordClass {
  return { kind, special: category, rule };
}

/** The classes that each locale's words are sorted into. */
export const CLASSES = {
  email: plain('email', 'always'),
  phone: plain('phone', 'always'),
  maybeEmail: plain('email', 'beside'),
  mobile: plain('phone', 'alone'),
  displayName: plain('user-name', 'alone'),
  fullName: plain('person-name', 'always'),
  name: plain('person-name', 'alone'),
  username: plain('user-name', 'beside'),
  postalAddress: plain('address', 'always'),
  address: plain('address', 'alone'),
  birth: plain('birth-date', 'always'),
  age: plain('age', 'alone'),
  gender: plain('gender', 'beside'),
  nationality: plain('nationality', 'beside'),
  marital: plain('marital-status', 'always'),
  photo: plain('photo', 'alone'),
  avatar: plain('photo', 'beside'),
  location: plain('location', 'alone'),
  network: plain('ip-address', 'beside'),
  device: plain('device', 'beside'),
  password: plain('password', 'always'),
  token: plain('token', 'beside'),
  cardPart: plain('card-part', 'beside'),
  freeText: plain('free-text', 'text'),
  writing: plain('free-text', 'part'),
  nationalId: special('identity', 'national-id', 'always'),
  maybeId: special('identity', 'national-id', 'beside'),
  idDocument: special('identity', 'id-document', 'always'),
  bank: special('financial', 'bank-account', 'always'),
  maybeBank: special('financial', 'bank-account', 'beside'),
  card: special('financial', 'card-number', 'always'),
  cardCode: special('financial', 'card-security-code', 'always'),
  salary: special('financial', 'salary', 'always'),
  income: special('financial', 'income', 'beside'),
  health: special('health', 'health', 'always'),
  maybeHealth: special('health', 'health', 'beside'),
  body: special('health', 'health', 'alone'),
  biometric: special('biometric', 'biometric', 'always'),
  maybeBiometric: special('biometric', 'biometric', 'alone'),
  beliefs: special('beliefs', 'beliefs', 'always'),
  origin: special('beliefs', 'origin', 'alone'),
  criminal: special('criminal', 'criminal-record', 'always'),
  maybeCriminal: special('criminal', 'criminal-record', 'beside'),
  child: special('children', 'child', 'always'),
  maybeChild: special('children', 'child', 'beside'),
} as const satisfies Readonly<Record<string, WordClass>>;

export type ClassName = keyof typeof CLASSES;

/** One locale: words by class, each a token or a row of tokens (`first name`), lower case, without diacritics. */
export interface Locale {
  readonly words: Partial<Readonly<Record<ClassName, readonly string[]>>>;
  /** What people are called, in the singular and plural: tables of people, and qualifiers as in `customer_name`. */
  readonly people: readonly string[];
}
