import type { Access } from './condition.ts';
import type { Demand } from './demand.ts';

export type FirebaseProduct = 'firestore' | 'storage' | 'database';

/** What one rule gives, at one path. */
export interface Grant {
  /** `/users/{userId}`, from the root of the database or the bucket. */
  readonly path: string;
  /** Its collections or folders by name, wildcards left out; empty where it is nothing but wildcards. */
  readonly names: readonly string[];
  readonly line: number;
  readonly accesses: readonly { readonly access: Access; readonly demand: Demand }[];
}

/** The grants of one product in one file. Rules only ever add: another rule that denies takes nothing back. */
export interface RuleSet {
  readonly product: FirebaseProduct;
  readonly line: number;
  readonly grants: readonly Grant[];
  /** Roles that people can give themselves: a field by which rules decide, in a document that its owner may write as they like. */
  readonly selfGiven: readonly {
    readonly collection: string;
    readonly field: string;
    readonly line: number;
  }[];
}
