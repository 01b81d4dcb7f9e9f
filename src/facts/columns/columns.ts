import { defineDerivedFact, type FileFactResult, type ValuesOf } from '../../kit/fact.ts';
import { sqlDatabases } from '../sql/sql-databases.ts';
import { sqlPlace } from '../sql/sql-place.ts';
import { createdTables } from './created-tables.ts';
import { formFields } from './forms.ts';
import { javascriptModels } from './javascript-models.ts';
import { migrationTables, prismaModels } from './line-schemas.ts';
import { isLive } from './live.ts';
import { type Merging, mergeTables } from './merge.ts';
import type { FormField, FoundTable, Table } from './model.ts';
import { pythonModels } from './python-models.ts';
import { sqlTables } from './sql-tables.ts';
import { supabaseTypes } from './supabase-types.ts';

export type { Column, FormField, Table } from './model.ts';

const SOURCES = {
  sqlDatabases,
  createdTables,
  prismaModels,
  migrationTables,
  supabaseTypes,
  javascriptModels,
  pythonModels,
  formFields,
};
type Sources = ValuesOf<typeof SOURCES>;

export interface Columns {
  /** Every table, model and collection of the application, each once, by name. */
  readonly tables: readonly Table[];
  /** Fields of its forms, by place. */
  readonly forms: readonly FormField[];
  /** How many files were looked at for any of them. */
  readonly examined: number;
}

/** What is kept, as far as the repository describes it: recipe R-SCHEMA. Tests, examples and documentation are left out. */
export const columns = defineDerivedFact<typeof SOURCES, Columns>({
  id: 'columns',
  from: SOURCES,
  derive(facts) {
    const found = [
      ...sqlTables(facts.sqlDatabases.databases),
      ...FILE_FACTS.flatMap((name) => inApplication(facts[name])),
    ];
    const forms = facts.formFields.values
      .filter(({ path }) => isLive(path))
      .flatMap(({ path, value }) =>
        value.map(({ name, type, line }) => ({ name, type, at: { path, line } })),
      );
    return { tables: mergeTables(found), forms, examined: filesLookedAt(facts) };
  },
});

const FILE_FACTS = [
  'createdTables',
  'prismaModels',
  'migrationTables',
  'supabaseTypes',
  'javascriptModels',
  'pythonModels',
] as const;

function inApplication(fact: FileFactResult<readonly FoundTable[]>): Merging[] {
  return fact.values
    .filter(({ path }) => isLive(path) && sqlPlace(path).role !== 'left out')
    .flatMap(({ path, value }) =>
      value.map((table) => ({ path, table, sure: table.source !== 'stored-object' })),
    );
}

/** The readers of programs look at every file of a language, the others at files that may be the same ones. */
function filesLookedAt(facts: Sources): number {
  const { javascriptModels, pythonModels, formFields, prismaModels, migrationTables, sqlDatabases } = facts;
  const code = javascriptModels.examined + pythonModels.examined;
  return (
    code +
    prismaModels.examined +
    migrationTables.examined +
    sqlDatabases.examined +
    (code === 0 ? formFields.examined : 0)
  );
}
