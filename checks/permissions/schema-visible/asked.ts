import type { DataApi } from '../../../src/facts/data-api/data-api.ts';
import type { TypedObject } from '../../../src/facts/data-api/generated-types.ts';
import type { SqlDatabase } from '../../../src/facts/sql/database.ts';
import type { FileFactResult, Place } from '../../../src/kit/index.ts';

/** Something of the database that the code names. */
export interface Asked {
  /** Null where the code does not say. */
  readonly schema: string | null;
  readonly name: string;
  readonly at: Place;
}

/** No table, view or function is called so: a selector, a file, an address. */
const NAME = /^[A-Za-z]\w{0,62}$/;

/** Schemas that Supabase itself makes. */
const BUILT_IN = /^(graphql_public|storage|auth|realtime|extensions)$/;

/** Settings of editors and agents, whose scripts are not the application. */
const HIDDEN = /(^|\/)\.[^/]+\//;

/** What the application and the generated types ask for, each name once, calls first. */
export function askedFor({ calls }: DataApi, types: FileFactResult<readonly TypedObject[]>): Asked[] {
  const fromCalls = calls
    .filter(
      ({ kind, name, path }) => kind !== 'bucket' && NAME.test(name) && name !== 'rpc' && !HIDDEN.test(path),
    )
    .map(({ schema, name, path, line }) => ({ schema, name, at: { path, line } }));
  const fromTypes = types.values.flatMap(({ path, value }) =>
    value
      .filter(({ schema }) => !BUILT_IN.test(schema))
      .map(({ schema, name, line }) => ({ schema, name, at: { path, line } })),
  );
  const known = new Map<string, Asked>();
  for (const each of [...fromCalls, ...fromTypes]) if (!known.has(each.name)) known.set(each.name, each);
  return [...known.values()];
}

/** Whether scripts make it: a table, a view or a function of that name. */
export function isMade({ schema, name }: Asked, databases: readonly SqlDatabase[]): boolean {
  return databases.some((database) =>
    names(database).some((made) =>
      schema === null ? made.slice(made.indexOf('.') + 1) === name : made === `${schema}.${name}`,
    ),
  );
}

function names({ tables, views, functions, unparsed }: SqlDatabase): string[] {
  return [
    ...tables.filter(({ form }) => form !== 'elsewhere').map(({ table }) => table),
    ...views.map(({ view }) => view),
    ...functions.map((each) => each.name),
    ...unparsed.map(({ table }) => table),
  ];
}
