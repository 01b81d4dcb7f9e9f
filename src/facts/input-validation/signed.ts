import type { Guard } from '../routes/model.ts';

/** The handler verifies that a service signed what it is sent: what it holds is that service's word, not a stranger's. */
export const isSigned = (guards: readonly Guard[]): boolean =>
  guards.some(({ asks, proof }) => asks === 'signature' && proof !== 'name');
