import { processorById } from './lookup.ts';
import type { ProcessorCategory, ProcessorSign, SeenProcessor } from './model.ts';

/** One place that shows a processor. */
export interface Sign {
  readonly id: string;
  readonly by: ProcessorSign;
  readonly path: string;
  readonly line: number;
  /** It alone is no proof of use. */
  readonly weak: boolean;
}

const ORDER: readonly ProcessorSign[] = [
  'import',
  'address',
  'store',
  'infrastructure',
  'hosting',
  'dependency',
  'unused',
];
/** More places say no more. */
const MAX_EVIDENCE = 8;

/** Each processor once, by name. What is only declared counts where nothing shows that it is used. */
export function mergeSigns(used: readonly Sign[], unused: readonly Sign[]): SeenProcessor[] {
  const ids = new Set(used.map(({ id }) => id));
  const all = [...withoutMailServer(withoutMarks(used)), ...unused.filter(({ id }) => !ids.has(id))];
  const merged = [...group(all)].flatMap(([id, signs]) => merge(id, signs) ?? []);
  const choices = openChoices(merged);
  return merged
    .map((each) => (choices.has(each.category) ? { ...each, confidence: 'low' as const } : each))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function group(signs: readonly Sign[]): ReadonlyMap<string, readonly Sign[]> {
  const groups = new Map<string, Sign[]>();
  for (const sign of signs) groups.set(sign.id, [...(groups.get(sign.id) ?? []), sign]);
  return groups;
}

function merge(id: string, signs: readonly Sign[]): SeenProcessor | null {
  const processor = processorById(id);
  const sorted = signs.toSorted(
    (a, b) =>
      Number(a.weak) - Number(b.weak) ||
      ORDER.indexOf(a.by) - ORDER.indexOf(b.by) ||
      (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1),
  );
  const [first] = sorted;
  if (!processor || !first) return null;
  const { name, category, personal, region } = processor;
  return {
    id,
    name,
    category,
    personal,
    region,
    by: first.by,
    evidence: sorted.slice(0, MAX_EVIDENCE).map(({ path, line }) => ({ path, line })),
    confidence: first.weak || id === MAIL_SERVER ? 'low' : 'high',
  };
}

const MAIL_SERVER = 'smtp';

/** Who runs the mail server is known once a service that delivers mail is seen. */
function withoutMailServer(signs: readonly Sign[]): readonly Sign[] {
  const known = signs.some(({ id }) => id !== MAIL_SERVER && processorById(id)?.category === 'mail');
  return known ? signs.filter(({ id }) => id !== MAIL_SERVER) : signs;
}

/** The mark of a builder says nothing once another platform's file says where the tool runs. */
function withoutMarks(signs: readonly Sign[]): readonly Sign[] {
  const known = signs.some(({ by, weak }) => by === 'hosting' && !weak);
  return known ? signs.filter(({ by, weak }) => by !== 'hosting' || !weak) : signs;
}

const CHOSEN: ReadonlySet<ProcessorCategory> = new Set<ProcessorCategory>([
  'language model',
  'speech and images',
  'mail',
  'messages',
  'payment',
  'sign-in',
  'files',
]);
const MANY = 4;

/** So many services for one purpose are what the tool can talk to; which of them it does, its settings say. */
function openChoices(all: readonly SeenProcessor[]): ReadonlySet<ProcessorCategory> {
  const counts = new Map<ProcessorCategory, number>();
  for (const { category, confidence } of all)
    if (confidence === 'high' && CHOSEN.has(category)) counts.set(category, (counts.get(category) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([category]) => category));
}
