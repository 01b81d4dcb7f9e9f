/** Which properties of a result tell of a failure, and which are its content. */
export interface Reading {
  readonly kind: 'supabase' | 'http';
  readonly tells: RegExp;
  readonly content: RegExp;
}

/** `{data, error}`. */
export const SUPABASE: Reading = {
  kind: 'supabase',
  tells: /^(error|status|statusText)$/,
  content: /^(data|count)$/,
};

/** A `Response`. */
export const RESPONSE: Reading = {
  kind: 'http',
  tells: /^(ok|status|statusText|statusCode|redirected)$/,
  content: /^(json|text|blob|arrayBuffer|bytes|formData|body|data)$/,
};
