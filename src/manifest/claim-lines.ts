import type { GateId } from '../kit/vocabulary.ts';
import type { Manifest } from './schema.ts';

/** Dated records come and go; that one more was made changes nothing of what was approved. */
const RECORDS: ReadonlySet<string> = new Set([
  'confirmed',
  'drills',
  'evidence',
  'last_done',
  'last_review',
  'last_reviewed',
  'manual_runs',
  'records',
  'restore_drills',
  'runbook_exercised',
  'tested',
]);

/** What the manifest claims about each gate. */
const CLAIMED: Readonly<Record<GateId, (claims: Manifest) => Readonly<Record<string, unknown>>>> = {
  'data-handling': ({ tool, retention }) => ({
    'tool.real_data': tool?.real_data,
    'tool.personal_data': tool?.personal_data,
    'tool.makes_decisions': tool?.makes_decisions,
    retention,
  }),
  permissions: ({ permissions }) => ({ permissions }),
  'error-handling': ({ errors, tests }) => ({ errors, 'tests.journeys': tests?.journeys }),
  documentation: ({ docs }) => ({ docs }),
  'support-model': ({ people, ownership, training }) => ({
    people,
    ownership,
    'training.plan': training?.plan,
  }),
  'backup-recovery': ({ go_live, change_control }) => ({
    'go_live.backups': go_live?.backups,
    'go_live.recovery': go_live?.recovery,
    'change_control.rollback': change_control?.rollback,
  }),
};

/** One line for each thing that the manifest claims about a gate: `claim retention.stores[db].region = eu-west-2`. */
export function claimLines(gate: GateId, claims: Manifest): string[] {
  return Object.entries(CLAIMED[gate](claims)).flatMap(([path, value]) => linesOf(path, value));
}

function linesOf(path: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return listLines(path, value);
  if (typeof value !== 'object') return [`claim ${path} = ${String(value)}`];
  return Object.entries(value)
    .filter(([key]) => !RECORDS.has(key))
    .flatMap(([key, inner]) => linesOf(`${path}.${key}`, inner));
}

/** Entries go by what they are called, so that their order means nothing; values of a list are sorted. */
function listLines(path: string, items: readonly unknown[]): string[] {
  if (items.every((item) => typeof item !== 'object'))
    return items.length === 0 ? [] : [`claim ${path} = ${items.map(String).sort().join(', ')}`];
  return items.flatMap((item, index) => linesOf(`${path}[${labelOf(item) ?? index + 1}]`, item));
}

const LABELS = ['id', 'name', 'store', 'service', 'kind', 'path', 'tool'];

function labelOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const entries = new Map<string, unknown>(Object.entries(item));
  const label = LABELS.map((key) => entries.get(key)).find((value) => typeof value === 'string');
  return typeof label === 'string' ? label : null;
}
