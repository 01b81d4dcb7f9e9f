import { defineFileFact } from '../../kit/fact.ts';
import { ParseFailure } from '../../kit/parser.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, type Structured } from '../../parsers/structured.ts';
import { type Access, demandOf } from './condition.ts';
import { all, type Demand, demand } from './demand.ts';
import type { Grant, RuleSet } from './grants.ts';
import { parseExpression } from './parse-expression.ts';
import { EMPTY, inner } from './scope.ts';

/** Rules of the Realtime Database: JSON in which `.read` and `.write` are conditions, each for all that lies beneath it. */
export const databaseRules = defineFileFact<readonly RuleSet[]>({
  id: 'firebase-database-rules',
  files: ['**/*rules*.json', '**/*database*.json'],
  mentions: /"\.(?:read|write)"/,
  parsers: [json],
  extract(file) {
    const tree = json.of(file);
    const rules = at(tree.value, 'rules');
    if (rules === undefined) return null;
    const grants = grantsAt(tree, ['rules'], rules);
    return [{ product: 'database', line: tree.line('rules'), grants, selfGiven: [] }];
  },
});

function grantsAt(tree: Structured, path: readonly string[], node: unknown): Grant[] {
  const own = [
    // The data of one wildcard: whoever reads it must know its name.
    grantAt(tree, path, node, '.read', path.at(-1)?.startsWith('$') ? ['get'] : ['get', 'list']),
    grantAt(tree, path, node, '.write', ['create', 'update', 'delete']),
  ];
  const children = entries(node).filter(([key]) => !key.startsWith('.'));
  return [
    ...own.filter((each) => each !== null),
    ...children.flatMap(([key, child]) => grantsAt(tree, [...path, key], child)),
  ];
}

function grantAt(
  tree: Structured,
  path: readonly string[],
  node: unknown,
  key: '.read' | '.write',
  accesses: readonly Access[],
): Grant | null {
  const rule = at(node, key);
  if (rule === undefined) return null;
  const parts = path.slice(1);
  const asked = conditionOf(rule, path);
  const valid = key === '.write' ? validationsOf(node, path) : [];
  return {
    path: `/${parts.join('/')}`,
    names: parts.filter((part) => !part.startsWith('$')),
    line: tree.line(...path, key),
    accesses: accesses.map((access) => {
      // What is deleted is not validated.
      const also = access === 'delete' ? [] : valid.map((each) => each(access));
      return { access, demand: all([asked(access), ...also]) };
    }),
  };
}

type Condition = (access: Access) => Demand;

/** Validation also binds who writes: its own, and that of each field that it says must be there. */
function validationsOf(node: unknown, path: readonly string[]): Condition[] {
  const own = at(node, '.validate');
  if (typeof own !== 'string') return [];
  const fields = entries(node).filter(([key]) => own.includes(`'${key}'`) || own.includes(`"${key}"`));
  const rules = [own, ...fields.map(([, field]) => at(field, '.validate'))];
  return rules.filter((rule) => rule !== undefined).map((rule) => conditionOf(rule, path));
}

function conditionOf(rule: unknown, path: readonly string[]): Condition {
  if (typeof rule === 'boolean') return () => demand(rule ? 'nothing' : 'never');
  if (typeof rule !== 'string') return () => demand('unknown');
  const wildcards = path.filter((part) => part.startsWith('$'));
  try {
    const condition = parseExpression(rule, 'realtime-database');
    return (access) => demandOf(condition, inner(EMPTY, [], wildcards), access, path.slice(1));
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    return () => demand('unknown');
  }
}
