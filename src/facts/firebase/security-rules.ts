import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { type Access, demandOf } from './condition.ts';
import type { Demand } from './demand.ts';
import type { Allow, PathPart, RuleBlock } from './expression.ts';
import type { FirebaseProduct, Grant, RuleSet } from './grants.ts';
import { parseRules } from './parse-rules.ts';
import { EMPTY, inner, type Scope } from './scope.ts';
import { limits, lookedUpIn, type Placed } from './self-given.ts';

/** Firestore and Storage rules: what each rule gives, and what it asks of the caller for it. */
export const securityRules = defineFileFact<readonly RuleSet[]>({
  id: 'firebase-security-rules',
  files: ['**/*.rules'],
  mentions: /\bservice\s{1,20}(?:cloud\.firestore|firebase\.storage)\b/,
  extract: (file) => readRuleSets(file),
});

const SERVICES: Readonly<Record<string, FirebaseProduct>> = {
  'cloud.firestore': 'firestore',
  'firebase.storage': 'storage',
};

export function readRuleSets(file: SourceFile): RuleSet[] {
  const { functions, services } = parseRules(file.text);
  const top = inner(EMPTY, functions);
  return services.flatMap(({ name, block }) => {
    const product = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
    if (!product) return [];
    const rules = rulesIn({ file, product, block, above: [], scope: top });
    const grants = rules.map(({ grant }) => grant);
    return [{ product, line: grants[0]?.line ?? 1, grants, selfGiven: selfGiven(rules) }];
  });
}

interface Visit {
  readonly file: SourceFile;
  readonly product: FirebaseProduct;
  readonly block: RuleBlock;
  readonly above: readonly PathPart[];
  readonly scope: Scope;
}

/** One `allow`, read and as it was written. */
interface Rule extends Placed {
  readonly grant: Grant;
}

function rulesIn({ file, product, block, above, scope: outer }: Visit): Rule[] {
  const path = [...above, ...block.path];
  const wildcards = block.path.filter(({ wildcard }) => wildcard !== null).map(({ text }) => text);
  const scope = inner(outer, block.functions, wildcards);
  const within = reach(path, product);
  const own = within ? block.allows.map((allow) => ruleOf(allow, within, scope, file)) : [];
  return [
    ...own,
    ...block.matches.flatMap((match) => rulesIn({ file, product, block: match, above: path, scope })),
  ];
}

function ruleOf(allow: Allow, within: readonly PathPart[], scope: Scope, file: SourceFile): Rule {
  const { condition } = allow;
  const grant = {
    path: `/${within.map(shown).join('/')}`,
    names: within.filter(({ wildcard }) => wildcard === null).map(({ text }) => text),
    line: file.lineAt(allow.offset),
    accesses: accessesOf(allow).map((access) => ({ access, demand: demandOf(condition, scope, access) })),
  };
  return { condition, scope, grant };
}

/** Demands that somebody meets for a document of their own. */
const OWN: readonly Demand['asks'][] = ['nothing', 'data', 'sign-in', 'claimed-owner', 'owner'];

function selfGiven(rules: readonly Rule[]): RuleSet['selfGiven'] {
  const fields = new Map(
    rules.flatMap(lookedUpIn).map((each) => [`${each.collection} ${each.field}`, each] as const),
  );
  return [...fields.values()].flatMap(({ collection, field }) => {
    const open = rules.find(
      ({ grant, ...placed }) =>
        grant.names.join('/') === collection &&
        grant.path.split('/').length === 3 &&
        grant.accesses.some(({ access, demand }) => isSent(access) && OWN.includes(demand.asks)) &&
        !limits(placed, field),
    );
    return open ? [{ collection, field, line: open.grant.line }] : [];
  });
}

function isSent(access: Access): boolean {
  return access === 'create' || access === 'update';
}

const READS: readonly Access[] = ['get', 'list'];
const WRITES: readonly Access[] = ['create', 'update', 'delete'];

function accessesOf({ methods }: Allow): Access[] {
  return [...READS, ...WRITES].filter(
    (access) => methods.includes(access) || methods.includes(READS.includes(access) ? 'read' : 'write'),
  );
}

/**
 * The path within the database or bucket; null where it matches no document: outside of `/databases/{…}/documents` or
 * `/b/{…}/o`, or at a collection instead of a document.
 */
function reach(path: readonly PathPart[], product: FirebaseProduct): readonly PathPart[] | null {
  const root = product === 'firestore' ? ['databases', null, 'documents'] : ['b', null, 'o'];
  for (const [index, name] of root.entries()) {
    const part = path[index];
    if (part?.wildcard === 'rest') return path.slice(index);
    if (!part || (name !== null && part.wildcard === null && part.text !== name)) return null;
  }
  const within = path.slice(root.length);
  const open = within.some(({ wildcard }) => wildcard === 'rest');
  const document = product === 'storage' || open || within.length % 2 === 0;
  return within.length > 0 && document ? within : null;
}

function shown({ text, wildcard }: PathPart): string {
  if (wildcard === null) return text;
  return wildcard === 'rest' ? `{${text}=**}` : `{${text}}`;
}
