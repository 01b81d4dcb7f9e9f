/** A boolean expression of SQL, as far as it decides who passes: small JSON, so that facts can keep it. */
export type Condition =
  | { readonly is: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'constant'; readonly value: boolean }
  /** `=`, `IN`, `= ANY`: the left side equals one of the right side. */
  | { readonly is: 'equal'; readonly left: Value; readonly right: readonly Value[] }
  | { readonly is: 'null'; readonly of: Value }
  | { readonly is: 'exists'; readonly query: Query }
  /** A value that is true by itself: a boolean column, a call. */
  | { readonly is: 'holds'; readonly of: Value }
  /** Any other comparison of these values. */
  | { readonly is: 'other'; readonly of: readonly Value[] };

export type Value =
  | { readonly is: 'text'; readonly text: string }
  /** `null`, a number, a boolean. */
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'column'; readonly table: string | null; readonly name: string }
  | { readonly is: 'call'; readonly function: string; readonly of: readonly Value[] }
  /** `value -> 'a' ->> 'b'`. */
  | { readonly is: 'field'; readonly of: Value; readonly path: readonly string[] }
  | { readonly is: 'query'; readonly query: Query }
  /** Made of these: a cast is its value alone, `coalesce`, `||`, `CASE` and the like are several. */
  | { readonly is: 'of'; readonly of: readonly Value[] };

/** A subquery: what it gives of which rows. */
export interface Query {
  /** As they are written. */
  readonly tables: readonly string[];
  readonly target: Value | null;
  /** Its WHERE and the ON of its joins; null for every row. */
  readonly where: Condition | null;
}

/** Calls `visit` for every condition and value within. */
export function walkCondition(root: Condition, visit: (node: Condition | Value) => void): void {
  visit(root);
  switch (root.is) {
    case 'and':
    case 'or':
      for (const each of root.of) walkCondition(each, visit);
      return;
    case 'not':
      walkCondition(root.of, visit);
      return;
    case 'equal':
      for (const each of [root.left, ...root.right]) walkValue(each, visit);
      return;
    case 'exists':
      walkQuery(root.query, visit);
      return;
    case 'null':
    case 'holds':
      walkValue(root.of, visit);
      return;
    case 'other':
      for (const each of root.of) walkValue(each, visit);
  }
}

function walkValue(root: Value, visit: (node: Condition | Value) => void): void {
  visit(root);
  if (root.is === 'call' || root.is === 'of') for (const each of root.of) walkValue(each, visit);
  else if (root.is === 'field') walkValue(root.of, visit);
  else if (root.is === 'query') walkQuery(root.query, visit);
}

function walkQuery({ target, where }: Query, visit: (node: Condition | Value) => void): void {
  if (target) walkValue(target, visit);
  if (where) walkCondition(where, visit);
}
