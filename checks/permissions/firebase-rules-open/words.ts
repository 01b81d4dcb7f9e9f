import type { Access } from '../../../src/facts/firebase/condition.ts';
import type { FirebaseProduct, Grant } from '../../../src/facts/firebase/grants.ts';

const VERBS: Readonly<Record<Exclude<Access, 'get' | 'list'>, string>> = {
  create: 'create',
  update: 'change',
  delete: 'delete',
};

/** `read, create and change`. */
export function verbs(accesses: readonly Access[]): string {
  const reads = accesses.filter((access) => access === 'get' || access === 'list');
  const words = [
    ...(reads.length === 0 ? [] : [reads.length === 1 ? reading(reads[0]) : 'read']),
    ...accesses.flatMap((access) => (access === 'get' || access === 'list' ? [] : [VERBS[access]])),
  ];
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

function reading(access: Access | undefined): string {
  return access === 'list' ? 'list' : 'look up';
}

const NAMES: Readonly<Record<FirebaseProduct, string>> = {
  firestore: 'Firestore',
  storage: 'Firebase Storage',
  database: 'the Realtime Database',
};

/** True where the path is nothing but wildcards: all there is. */
export function isEverything({ names }: Grant): boolean {
  return names.length === 0;
}

export function where(product: FirebaseProduct, grant: Grant): string {
  return isEverything(grant) ? `all of ${NAMES[product]}` : `${grant.path} in ${NAMES[product]}`;
}
