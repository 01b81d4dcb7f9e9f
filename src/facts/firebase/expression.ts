/** A condition of Firebase's rules, in either language: Security Rules, or the strings of Realtime Database rules. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly property: string }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'all' | 'any'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'choice';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  /** Arithmetic, lists, maps, paths and ranges: what they are made of is all that matters. */
  | { readonly kind: 'parts'; readonly parts: readonly Expression[] };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'is';

/** One part of the path of a match: a collection or folder by name, or a wildcard. */
export interface PathPart {
  readonly text: string;
  /** `one` stands for one part, `rest` (`{name=**}`) for any number of them. */
  readonly wildcard: 'one' | 'rest' | null;
}

export interface RuleFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly lets: readonly { readonly name: string; readonly value: Expression }[];
  readonly result: Expression;
}

export interface Allow {
  readonly methods: readonly string[];
  /** Null where nothing is asked: `allow read;`. */
  readonly condition: Expression | null;
  readonly offset: number;
}

/** A service or a match, with what stands in it. */
export interface RuleBlock {
  readonly path: readonly PathPart[];
  readonly functions: readonly RuleFunction[];
  readonly allows: readonly Allow[];
  readonly matches: readonly RuleBlock[];
}

/** One file of Security Rules. */
export interface RulesDocument {
  readonly functions: readonly RuleFunction[];
  readonly services: readonly { readonly name: string; readonly block: RuleBlock }[];
}
