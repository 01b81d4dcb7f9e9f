import { z } from 'zod';
import { type FieldTraits, traits } from './field.ts';
import type { Leaf, Tree } from './tree.ts';

export type Schema = z.core.$ZodType;

/** The forms that a field may be written in: `oneOrMore` is a list or a word. The field itself comes first. */
export function formsOf(schema: Schema): Schema[] {
  if (schema instanceof z.ZodOptional) return formsOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return [schema, ...formsOf(schema.in)];
  if (schema instanceof z.ZodUnion) return [schema, ...schema.options.flatMap(formsOf)];
  return [schema];
}

/** The schema of what is under a key or index, in whichever form has one. */
export function schemaUnder(schema: Schema, key: string | number): Schema | undefined {
  for (const form of formsOf(schema)) {
    if (typeof key === 'number' && form instanceof z.ZodArray) return form.element;
    if (typeof key === 'string' && form instanceof z.ZodRecord) return form.valueType;
    if (typeof key === 'string' && form instanceof z.ZodObject && Object.hasOwn(form.shape, key)) {
      return form.shape[key];
    }
  }
  return undefined;
}

/** What is known of a field besides its type. */
export function traitsOf(schema: Schema): FieldTraits {
  return Object.assign({}, ...formsOf(schema).map((form) => traits.get(form)));
}

/** The words that explain a field to the person who fills it in. */
export function descriptionOf(schema: Schema | undefined): string {
  const forms = schema ? formsOf(schema) : [];
  return (
    forms.map((form) => (form instanceof z.ZodType ? form.description : undefined)).find((each) => each) ?? ''
  );
}

/** The keys that an object of this schema may have; null where the team chooses them. */
export function knownKeys(schema: Schema): readonly string[] | null {
  for (const form of formsOf(schema)) {
    if (form instanceof z.ZodObject) return Object.keys(form.shape);
    if (form instanceof z.ZodRecord && form.keyType instanceof z.ZodEnum)
      return form.keyType.options.map(String);
  }
  return null;
}

/** What the keys of a map stand for, where the team chooses them. */
export function keyTraits(schema: Schema): FieldTraits {
  const form = formsOf(schema).find((each) => each instanceof z.ZodRecord);
  return form ? traitsOf(form.keyType) : {};
}

/** Every node of a document with the schema of its field, parents first. */
export function* walk(
  tree: Tree,
  schema: Schema | undefined,
): Generator<readonly [Tree, Schema | undefined]> {
  yield [tree, schema];
  if (tree.kind === 'map') {
    for (const [key, child] of tree.entries) yield* walk(child, schema && schemaUnder(schema, key));
  } else if (tree.kind === 'list') {
    for (const [index, child] of tree.items.entries())
      yield* walk(child, schema && schemaUnder(schema, index));
  }
}

/** The plain value of a document, as the schema is to see it. */
export function dataOf(tree: Tree, schema: Schema | undefined): unknown {
  if (tree.kind === 'leaf') return leafValue(tree, schema);
  if (tree.kind === 'list') {
    return tree.items.map((item, index) => dataOf(item, schema && schemaUnder(schema, index)));
  }
  const entries = [...tree.entries].map(
    ([key, child]) => [key, dataOf(child, schema && schemaUnder(schema, key))] as const,
  );
  return Object.fromEntries(entries);
}

/** Where text is welcome, a number that would read back differently is text: version 1.10, commit 12345e7. */
function leafValue({ value, spelling }: Leaf, schema: Schema | undefined): Leaf['value'] {
  const odd = typeof value === 'number' && String(value) !== spelling;
  return odd && schema && formsOf(schema).some((form) => form instanceof z.ZodString) ? spelling : value;
}
