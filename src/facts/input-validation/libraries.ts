/** Packages whose schemas decide what passes. */
const SCHEMA_PACKAGE =
  /^(?:zod(?:\/.*)?|zod-form-data|drizzle-zod|zod-openapi|yup|joi|@hapi\/joi|celebrate|valibot|@valibot\/.*|superstruct|arktype|ajv(?:\/.*)?|ajv-\w+|@sinclair\/typebox(?:\/.*)?|@typebox\/.*|typebox|io-ts(?:\/.*)?|runtypes|vest|fastest-validator|validatorjs|class-validator|express-validator|@effect\/schema|effect|typia|jsonschema|is-my-json-valid|zod-validation-error|@hono\/(?:zod|valibot|typebox|arktype|standard|typia)-\w+|@hono\/zod-openapi|hono\/validator|express-joi-validation|zod-express-middleware|zod-express|express-zod-api|express-openapi-validator|koa-joi-router|express-jsonschema|express-json-validator-middleware|@asteasolutions\/zod-to-openapi|ow|decoders|next-safe-action|zsa|@vinejs\/vine|checkit|v8n|koa-parameter|zodiac)$/;

/** `npm:zod@3`, `https://deno.land/x/zod@v3.22.4/mod.ts`, `https://esm.sh/yup`. */
const REMOTE = /^(?:npm:|jsr:)\/?|^https:\/\/(?:esm\.sh|cdn\.skypack\.dev|deno\.land\/x)\//;

export function isSchemaPackage(specifier: string): boolean {
  const bare = specifier
    .replace(REMOTE, '')
    .replace(/^v\d+\//, '')
    .replace(/(.)@[^/]*/, '$1')
    .replace(/\/mod\.ts$/, '');
  return SCHEMA_PACKAGE.test(bare);
}

/** Methods by which a schema looks at a value. */
export const SCHEMA_METHOD =
  /^(?:parse|parseAsync|safeParse|safeParseAsync|spa|validate|validateAsync|validateSync|validateAt|assert|check|is|cast|attempt|decode|create|mask|Check|Decode|Parse|Convert|allows|match|run|test|validateOrReject|isValid|isValidSync|inject)$/;

/** Only schemas have these. */
export const ONLY_SCHEMAS = /^(?:safeParse|safeParseAsync|parseAsync|validateAsync|validateSync)$/;

/** Names by which people call schemas. */
export const SCHEMA_NAME = /[sS]chema|SCHEMA|[vV]alidator|Dto$|DTO$/;

/** A helper that promises to look at its argument, by the last part of its name. */
const PROMISES =
  /^[vV]alidat|_validat|Validat|^is_?[vV]alid|[sS]aniti[sz]e|^(?:parse|check|verify|assert|ensure|clean|normali[sz]e)(?:[A-Z_]|$)/;

export const promisesCheck = (name: string): boolean => PROMISES.test(name.slice(name.lastIndexOf('.') + 1));

/** What middleware of express-validator, or of the schema packages, is called in a list before the handler. */
export const TYPED_ACTION = /^(?:schema|inputSchema|input|validator|inputValidator|bindArgsSchemas)$/;

/** Names under which a field chooses a record, and is not kept. */
export const CHOOSES =
  /(?:^|_)(?:ids?|uuid|slug|guid|pk)$|(?:Id|Ids|ID|Slug|Uuid)$|^(?:_?id|locale|lang|prevState|_prev\w*|previousState|state|csrf_token|csrfmiddlewaretoken|next)$/;
