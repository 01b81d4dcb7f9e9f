/** One thing that is wrong with a manifest, and where; `message` is without the place. */
export interface ManifestFault {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A manifest that does not parse or breaks the schema, with everything that is wrong: the audit cannot be made. */
export class ManifestError extends Error {
  override name = 'ManifestError';
  readonly errors: readonly ManifestFault[];

  constructor(errors: readonly ManifestFault[]) {
    super(
      errors.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'),
    );
    this.errors = errors;
  }
}
