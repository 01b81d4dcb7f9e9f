/** The folder cannot be audited, and the person at the command line can do something about it. Not a bug of ours. */
export class RepositoryError extends Error {
  override name = 'RepositoryError';
}
