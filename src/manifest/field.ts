import { z } from 'zod';

/**
 * What a value of the manifest means beyond its type; the loader judges it after the schema has accepted the type.
 * `duration` is a length of time, `period` may also end with an event ("employment + 6 months"), `contact` is a person or
 * an address, `cell` a role or one of the matrix's own words, `test` a pointer to a test, `pointer` one to a file of the repository, `anyone` a person or free text.
 */
export type FieldKind =
  | 'date'
  | 'duration'
  | 'period'
  | 'person'
  | 'contact'
  | 'role'
  | 'cell'
  | 'store'
  | 'test'
  | 'pointer'
  | 'anyone';

/** How words such as `none` are to be read in a field. */
export type FieldReading =
  /** `none` is one of the field's values. */
  | 'none-is-a-value'
  /** `none` says that there is nothing to declare, which is a complete answer. */
  | 'none-is-an-answer'
  /** A sentence that may begin with "Your …". */
  | 'prose';

/** What the loader knows of a field besides its schema. */
export interface FieldTraits {
  readonly kind?: FieldKind;
  readonly reading?: FieldReading;
}

/** The traits of the schema's fields, set once where each field is declared. */
export const traits = z.registry<FieldTraits>();

/** A line of text, a path or a pointer. */
export function text(description: string, reading?: FieldReading) {
  const schema = z.string().describe(description);
  return reading ? schema.register(traits, { reading }) : schema;
}

/** A sentence for people. */
export function prose(description: string) {
  return text(description, 'prose');
}

/** A text that names something else or that is read as a date or a duration. */
export function textOf(kind: FieldKind, description: string, reading?: FieldReading) {
  return z
    .string()
    .describe(description)
    .register(traits, reading ? { kind, reading } : { kind });
}

/** A calendar day, as 2026-10-20. */
export function date(description: string, reading?: FieldReading) {
  return textOf('date', `${description} A date such as 2026-10-20.`, reading);
}

/** A length of time, as `24 hours`. */
export function duration(description: string) {
  return textOf('duration', `${description} A length of time such as 24 hours or P7D.`);
}

/** The key of somebody in `people`. */
export function person(description: string) {
  return textOf('person', `${description} A key from people.`);
}

/** The id of one of `retention.stores`. */
export function store(description: string) {
  return textOf('store', `${description} An id from retention.stores.`);
}

/** Where evidence is: a file of the repository, with a heading perhaps, or an address. */
export function pointer(description: string, reading?: FieldReading) {
  return textOf('pointer', `${description} As path, path#heading or https://address.`, reading);
}

/** A version, a commit or the like: YAML may read it as a number. */
export function scalar(description: string) {
  return z.union([z.string(), z.number()]).describe(description);
}

/** Yes or no. */
export function flag(description: string) {
  return z.boolean().describe(description);
}

/** A number of things, people or minutes. */
export function count(description: string) {
  return z.number().nonnegative().describe(description);
}

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(
  description: string,
  words: T,
  reading?: FieldReading,
) {
  const schema = z.enum(words).describe(description);
  return reading ? schema.register(traits, { reading }) : schema;
}

/** A list of entries. */
export function list<T extends z.ZodType>(description: string, item: T, reading?: FieldReading) {
  const schema = z.array(item).describe(description);
  return reading ? schema.register(traits, { reading }) : schema;
}

/** A list of words; one word alone may be written without brackets. Always a list for its readers. */
export function oneOrMore<T extends z.ZodType<string>>(description: string, item: T, reading?: FieldReading) {
  const schema = z
    .union([z.array(item), item])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .describe(description);
  if (reading) traits.add(schema, { reading });
  return schema;
}

/** Names of the team's own choosing, each with its value. */
export function mapOf<T extends z.ZodType>(description: string, value: T, reading?: FieldReading) {
  const schema = z.record(z.string(), value).describe(description);
  return reading ? schema.register(traits, { reading }) : schema;
}

/**
 * An object of the manifest: strict, every field optional, since a manifest that is not finished is audited, not
 * refused. Any object may say `confirmed: false`: then it counts as absent.
 */
export function entry<S extends z.ZodRawShape>(shape: S) {
  return z
    .strictObject(shape)
    .partial()
    .extend({
      confirmed: z
        .boolean()
        .optional()
        .describe(
          'false: this was filled in by readycheck init and nobody has confirmed it; it counts as absent.',
        ),
    });
}

/** A dated record by a named person. */
export function record(what: string) {
  return entry({ by: person(`Who ${what}.`), date: date(`The day on which they ${what}.`) }).describe(
    `Who ${what}, and when.`,
  );
}
