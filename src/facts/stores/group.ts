import type { StoreEvidence, StoreKind } from './model.ts';

/** Evidence of one kind and provider, on its way to become a store. */
export interface Group {
  readonly kind: StoreKind;
  readonly provider: string | null;
  readonly evidence: readonly StoreEvidence[];
}

export const inProduction = ({ scope }: StoreEvidence): boolean => scope === 'production';

/** Proof of use for real. */
export const isFirm = (each: StoreEvidence): boolean => inProduction(each) && !each.weak;
