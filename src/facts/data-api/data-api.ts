import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { imports } from '../imports/imports.ts';
import { packages } from '../packages/packages.ts';
import { isApplicationPath } from '../path-roles.ts';
import { type DataCall, dataCalls } from './data-calls.ts';
import { pythonDataCalls } from './python-data-calls.ts';
import { supabaseConfig } from './supabase-config.ts';

/** Whether the database is reached by Supabase's Data API, and what is asked of it. */
export interface DataApi {
  /** A client of it that the application imports or, in languages whose imports are not read, depends on. */
  readonly client: Place | null;
  /** `supabase/config.toml`; the API is on unless it says otherwise. */
  readonly configured: Place | null;
  readonly enabled: boolean | null;
  /** The schemas that the API serves. */
  readonly schemas: readonly string[];
  /** What the application's code asks for, in path order. */
  readonly calls: readonly (DataCall & { readonly path: string })[];
}

const CLIENTS = new Set([
  '@supabase/supabase-js',
  '@supabase/ssr',
  '@supabase/postgrest-js',
  '@supabase/auth-helpers-nextjs',
  '@supabase/auth-helpers-react',
  '@supabase/auth-helpers-remix',
  '@supabase/auth-helpers-sveltekit',
  '@supabase/auth-helpers-shared',
  '@nuxtjs/supabase',
  'supabase',
  'supabase_py',
  'st_supabase_connection',
  'supabase_flutter',
]);

const SOURCES = { imports, packages, dataCalls, pythonDataCalls, supabaseConfig };

export const dataApi = defineDerivedFact<typeof SOURCES, DataApi>({
  id: 'data-api',
  from: SOURCES,
  derive({
    imports: imported,
    packages: projects,
    dataCalls: calls,
    pythonDataCalls: python,
    supabaseConfig: configs,
  }) {
    const asked = [...calls.values, ...python.values]
      .filter(({ path }) => isApplicationPath(path))
      .flatMap(({ path, value }) => value.map((call) => ({ ...call, path })));
    const imports = imported.filter(
      (each) => CLIENTS.has(each.package) && !each.typeOnly && isApplicationPath(each.path),
    );
    const declared = projects
      .filter(({ ecosystem }) => ecosystem === 'dart')
      .flatMap(({ path, dependencies }) =>
        dependencies.filter(({ name }) => CLIENTS.has(name)).map(({ line }) => ({ path, line })),
      );
    const [first] = [...imports, ...declared, ...asked.filter(({ kind }) => kind === 'rest')];
    const [config] = configs.values;
    const schemas = new Set(configs.values.flatMap(({ value }) => value.schemas ?? ['public']));
    return {
      client: first ? { path: first.path, line: first.line } : null,
      configured: config ? { path: config.path, line: config.value.apiLine } : null,
      enabled: config ? configs.values.some(({ value }) => value.api !== false) : null,
      schemas: schemas.size > 0 ? [...schemas].sort() : ['public'],
      calls: asked,
    };
  },
});
