import type { RuleFiles } from '../firebase/rule-files.ts';
import type { Roles } from '../roles/roles.ts';
import type { Route, Routes } from '../routes/model.ts';
import type { SqlDatabase, SqlPolicy } from '../sql/database.ts';
import { factLine } from './lines.ts';

/** Tables with their row security, policies, views and functions that go past it, buckets. */
export function databaseLines({ tables, policies, views, functions, buckets }: SqlDatabase): string[] {
  return [
    ...tables.map(({ table, rls }) => factLine('table', table, 'row security', rls)),
    ...policies.map(policyLine),
    ...views.map(({ view, securityInvoker }) =>
      factLine('view', view, securityInvoker ? "with the caller's rights" : "with its owner's rights"),
    ),
    ...functions
      .filter(({ definer }) => definer)
      .map((each) =>
        factLine('function', `${each.name}(${each.arguments.join(', ')})`, "with its owner's rights"),
      ),
    ...buckets.map((each) => factLine('bucket', each.bucket, each.public ? 'public' : 'private')),
  ];
}

function policyLine({ table, policy, command, roles, permissive, using, check }: SqlPolicy): string {
  return factLine(
    'policy',
    table,
    JSON.stringify(policy),
    permissive ? command : `${command} (restrictive)`,
    `to ${[...roles].sort().join(', ')}`,
    `using ${using?.text ?? 'nothing'}`,
    `check ${check?.text ?? 'nothing'}`,
  );
}

/** What Firebase rules give, to whom. */
export function ruleLines({ files }: RuleFiles): string[] {
  return files
    .filter(({ replaced }) => !replaced)
    .flatMap(({ product, grants }) =>
      grants.flatMap(({ path, accesses }) =>
        accesses.map(({ access, demand }) => factLine('rule', product, path, access, 'asks', demand.asks)),
      ),
    );
}

/** Routes and what they ask of whoever calls. */
export function routeLines({ routes }: Routes): string[] {
  return routes.map((route) =>
    factLine('route', route.method, route.path ?? `(computed in ${route.at.path})`, asksOf(route)),
  );
}

function asksOf({ guards, partly }: Route): string {
  const asks = guards.map(({ asks: what, proof }) => (proof === 'name' ? `${what} by its name` : what));
  const known = asks.length > 0 ? `asks ${[...new Set(asks)].sort().join(', ')}` : 'open to anybody';
  return partly ? `${known}, as far as it could be followed` : known;
}

export function roleLines({ words }: Roles): string[] {
  return words.filter(({ client }) => !client).map(({ role }) => factLine('role', role));
}
