/** A fact's value, or what went wrong; one failed fact is the concern only of what asked for it. */
export type Collected = { readonly value: unknown } | { readonly error: string };

export function failed(fact: { readonly id: string }, error: unknown): { error: string } {
  return { error: `${fact.id}: ${error instanceof Error ? error.message : String(error)}` };
}
