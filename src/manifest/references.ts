import type { FieldKind } from './field.ts';
import { parsePointer } from './pointer.ts';
import { quoted } from './quote.ts';
import type { Manifest } from './schema.ts';
import { CELL_WORDS } from './sections/permissions.ts';
import { didYouMean, suggestion } from './suggest.ts';

/** What a manifest declares and refers to by name. */
export interface Names {
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly stores: readonly string[];
  readonly manualRuns: readonly string[];
}

/** The names that a manifest truly declares. */
export function namesIn(claims: Manifest): Names {
  const { people = {}, permissions, retention, tests } = claims;
  return {
    people: Object.keys(people),
    roles: Object.keys(permissions?.roles ?? {}),
    stores: (retention?.stores ?? []).flatMap(({ id }) => id ?? []),
    manualRuns: (tests?.manual_runs ?? []).flatMap(({ id }) => (id === undefined ? [] : String(id))),
  };
}

/** The names that count, and those that are written but perhaps not confirmed. */
export interface Declared {
  readonly confirmed: Names;
  readonly written: Names;
}

/** A text in a field of that name. */
interface Reference {
  readonly value: string;
  readonly name: string;
}

const SOURCES = {
  people: 'who is not listed under people',
  roles: 'which is not listed under permissions.roles',
  stores: 'which is not the id of any of retention.stores',
  manualRuns: 'which is not the id of any of tests.manual_runs',
} as const satisfies Record<keyof Names, string>;

/** Why a text names nothing that is declared, as a sentence; null if it does, or if its field refers to nothing. */
export function unknownReference(
  kind: FieldKind,
  value: string,
  name: string,
  declared: Declared,
): string | null {
  const reference = { value, name };
  switch (kind) {
    case 'person':
      return unknown(reference, 'people', declared);
    case 'contact':
      return isAddress(value) ? null : unknown(reference, 'people', declared);
    case 'anyone':
      return isMisspelt(value, declared.written.people) ? unknown(reference, 'people', declared) : null;
    case 'role':
      return unknown(reference, 'roles', declared);
    case 'cell':
      return unknown(reference, 'roles', declared, CELL_WORDS);
    case 'store':
      return unknown(reference, 'stores', declared);
    case 'test':
      return unknownRun(reference, declared);
    default:
      return null;
  }
}

function unknown(
  { value, name }: Reference,
  source: keyof Names,
  { confirmed, written }: Declared,
  words: readonly string[] = [],
): string | null {
  if (confirmed[source].includes(value) || words.includes(value)) return null;
  if (written[source].includes(value))
    return `${name} names ${quoted(value)}, an entry that nobody has confirmed.`;
  const advice = didYouMean(value, [...written[source], ...words]) || '; add it there or correct it.';
  return `${name} names ${quoted(value)}, ${SOURCES[source]}${advice}`;
}

/** Vendors stand here in free words; one word that is a key, or nearly one, means a person. */
function isMisspelt(value: string, people: readonly string[]): boolean {
  return /^[\w-]+$/.test(value) && suggestion(value, people) !== null;
}

function unknownRun({ value, name }: Reference, declared: Declared): string | null {
  const pointer = parsePointer(value);
  return pointer?.kind === 'manual' ? unknown({ value: pointer.id, name }, 'manualRuns', declared) : null;
}

function isAddress(value: string): boolean {
  return /[@:/#]/.test(value) || /^\+?[\d\s()-]{5,}$/.test(value);
}
