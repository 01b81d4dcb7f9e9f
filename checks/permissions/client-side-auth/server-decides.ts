import type { RuleFiles } from '../../../src/facts/firebase/rule-files.ts';
import type { PackageImport } from '../../../src/facts/imports/imports.ts';
import type { Routes } from '../../../src/facts/routes/routes.ts';
import type { SqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import type { FileFactResult } from '../../../src/kit/index.ts';
import { isProven } from '../entry-points.ts';

interface Facts {
  readonly routes: Routes;
  readonly sqlDatabases: SqlDatabases;
  readonly ruleFiles: RuleFiles;
  readonly imports: readonly PackageImport[];
  readonly browserCalls: FileFactResult<number>;
}

/** Clients of services that decide on their own who may see what. */
const SERVICES =
  /^(?:@supabase\/|firebase$|@firebase\/|@react-native-firebase\/|@angular\/fire|@apollo\/client|@trpc\/|appwrite|pocketbase|convex|aws-amplify|@aws-amplify\/|axios|ky|graphql-request|superagent|parse$|@clerk\/|@auth0\/)/;

/**
 * Whether something that visitors cannot change decides as well: `yes` where a row rule, a rules file or a guarded route was
 * read, `no` where there is no server or none of its routes asks who calls, `unknown` where what is called lies elsewhere.
 */
export function serverDecides(facts: Facts, inClient: (path: string) => boolean): 'yes' | 'no' | 'unknown' {
  const { routes: found, sqlDatabases, ruleFiles, imports, browserCalls } = facts;
  const policies = sqlDatabases.databases.flatMap((database) => database.policies);
  const byRow = policies.some(({ using, check }) =>
    [using, check].some((each) => each !== null && each.constant === null),
  );
  const byRule = ruleFiles.files.some(({ grants }) =>
    grants.some(({ accesses }) =>
      accesses.some(({ demand }) => demand.asks === 'owner' || demand.asks === 'role'),
    ),
  );
  if (byRow || byRule || found.routes.some(({ guards }) => guards.some(isProven))) return 'yes';
  const services = imports.some(
    ({ path, package: name, typeOnly }) =>
      !typeOnly && inClient(path) && SERVICES.test(name) && !/^(?:axios|ky|superagent)$/.test(name),
  );
  if (services || found.unresolved.length > 0 || found.notRead.length > 0) return 'unknown';
  if (found.routes.length > 0)
    return found.routes.some(({ partly, guards }) => partly || guards.length > 0) ? 'unknown' : 'no';
  const calls = imports.some(({ path, package: name }) => inClient(path) && SERVICES.test(name));
  return calls || browserCalls.values.some(({ path }) => inClient(path)) ? 'unknown' : 'no';
}
