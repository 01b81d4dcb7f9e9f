import { createHash } from 'node:crypto';

/**
 * What a value is. `live`: it opens something. `unsure`: it may. `test-mode`: it opens a provider's test account.
 * `public`: meant to be seen by everybody. Placeholders and known samples are not recorded at all.
 */
export type SecretClass = 'live' | 'unsure' | 'test-mode' | 'public';

/** A value that stands in a file. The value itself is never kept, nor a part of it. */
export interface FoundValue {
  /** Kebab-case: `stripe-secret-key`. */
  readonly kind: string;
  /** For people, after "a": `Stripe secret key`. */
  readonly label: string;
  readonly class: SecretClass;
  readonly line: number;
  /** Tells values apart: the first 12 hex digits of their SHA-256. */
  readonly fingerprint: string;
  /** The variable or setting that holds it; null where none is seen. */
  readonly name: string | null;
  /** The day after which it opens nothing more; null where that is not known. */
  readonly expires: string | null;
}

export function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12);
}
