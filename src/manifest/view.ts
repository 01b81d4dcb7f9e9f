import type { Place } from '../kit/source.ts';
import type { Manifest } from './schema.ts';

/** Something that is absent, unfinished or points nowhere, in a manifest that is well formed. */
export interface ManifestProblem {
  readonly kind: 'placeholder' | 'unconfirmed' | 'reference' | 'date' | 'duration' | 'section';
  /** Path in the manifest, as `retention.stores[0].owner`. */
  readonly subject: string;
  /** A whole sentence for the person who fills in the manifest. */
  readonly message: string;
  readonly at: Place;
}

/** A pointer as written; whether it leads anywhere is for the checks, which know the files. */
export interface ManifestPointer {
  /** Path in the manifest, as `docs.readme`. */
  readonly subject: string;
  readonly value: string;
  readonly at: Place;
}

/** A well-formed manifest, as checks see it. */
export interface ManifestView {
  /** Path relative to the audited folder. */
  readonly path: string;
  /**
   * What is truly claimed: placeholders and entries with `confirmed: false` are left out. Every field is optional.
   */
  readonly claims: Manifest;
  /** Where a claim stands, by its path in `claims` (list indexes included); the nearest parent where it is absent. */
  at(...path: readonly (string | number)[]): Place;
  /** Where the claims say that evidence is: pointers to files, headings and tests, in the manifest's order. */
  readonly pointers: readonly ManifestPointer[];
  /** Everything about the manifest's form that needs no other fact. */
  readonly problems: readonly ManifestProblem[];
}
