/**
 * The audit could not be made because of what the person asked for or what is there: told in one sentence, status 2.
 * Anything else that is thrown is a bug of ours and shown as one.
 */
export class UsageError extends Error {
  override name = 'UsageError';
}
