import { z } from 'zod';
import { type FieldKind, traits } from './field.ts';
import { quoted } from './quote.ts';
import { formsOf, type Schema } from './schema-walk.ts';
import type { Tree } from './tree.ts';

const ONE: Record<FieldKind, string> = {
  date: 'a date such as 2026-10-20',
  duration: 'a length of time such as 24 hours',
  period: 'a length of time such as 12 months',
  person: 'the key of somebody in people',
  contact: 'the key of somebody in people',
  role: 'the name of a role',
  cell: 'the name of a role',
  store: 'the id of a store',
  test: 'text',
  pointer: 'a path or an address',
  anyone: 'text',
};

const MANY: Partial<Record<FieldKind, string>> = {
  person: 'people',
  anyone: 'people',
  role: 'roles',
  cell: 'roles',
  store: 'stores',
};

/** What a field asks for, in plain words: "a list of people", "true or false". */
export function expectation(schema: Schema): string {
  const words = formsOf(schema).map(oneForm);
  return [...new Set(words.filter((each) => each !== ''))].join(' or ');
}

function oneForm(form: Schema): string {
  if (form instanceof z.ZodString) return ONE[traits.get(form)?.kind ?? 'anyone'];
  if (form instanceof z.ZodNumber) return 'a number';
  if (form instanceof z.ZodBoolean) return 'true or false';
  if (form instanceof z.ZodEnum) return `one of ${form.options.join(', ')}`;
  if (form instanceof z.ZodLiteral)
    return [...form.values].map((value) => `the ${typeof value} ${value}`).join(' or ');
  if (form instanceof z.ZodArray) return `a list of ${plural(form.element)}`;
  if (form instanceof z.ZodRecord) return 'a group of entries, each under a key of its own';
  return form instanceof z.ZodObject ? `a group of keys (${firstKeys(form)})` : '';
}

function plural(item: Schema): string {
  for (const form of formsOf(item)) {
    if (form instanceof z.ZodString) return MANY[traits.get(form)?.kind ?? 'test'] ?? 'texts';
    if (form instanceof z.ZodEnum) return form.options.join(', ');
  }
  return 'entries';
}

function firstKeys(form: z.ZodObject): string {
  const keys = Object.keys(form.shape).filter((key) => key !== 'confirmed');
  return keys.length > 6 ? `${keys.slice(0, 6).join(', ')}, …` : keys.join(', ');
}

/** What stands there instead. Longer text is not repeated: it may be anything. */
export function received(tree: Tree): string {
  if (tree.kind !== 'leaf') return tree.kind === 'list' ? 'a list' : 'a group of keys';
  if (tree.value === null) return 'empty';
  if (typeof tree.value === 'string') {
    return /^[\p{L}\p{N} .%-]{1,24}$/u.test(tree.value) ? `the text ${quoted(tree.value)}` : 'text';
  }
  return typeof tree.value === 'number' ? `the number ${quoted(tree.spelling)}` : String(tree.value);
}
