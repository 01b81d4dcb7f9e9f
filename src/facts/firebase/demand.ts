/**
 * What a rule asks of whoever calls, from the least to the most:
 * - `nothing`: it always holds;
 * - `date`: it holds until a day (test mode);
 * - `data`: something about the data, and nothing about who calls;
 * - `sign-in`: any signed-in user will do;
 * - `claimed-owner`: the caller's id in the data that they send, not in the data that is there;
 * - `owner`: the caller's own id in the path or in the data that is there;
 * - `role`: a claim, a role, a membership, a fixed person;
 * - `never`: nobody passes.
 */
export const DEMANDS = [
  'nothing',
  'date',
  'data',
  'sign-in',
  'claimed-owner',
  'owner',
  'role',
  'never',
] as const;

export interface Demand {
  /** `unknown`: the rule could not be followed (a function that does not exist, calls in a circle). */
  readonly asks: (typeof DEMANDS)[number] | 'unknown';
  /** The last day on which it holds, for `date`. */
  readonly until: string | null;
}

const rank = ({ asks }: Demand): number => (asks === 'unknown' ? -1 : DEMANDS.indexOf(asks));

export function demand(asks: Demand['asks'], until: string | null = null): Demand {
  return { asks, until };
}

/** All must hold: the most that one of them asks. */
export function all(demands: readonly Demand[]): Demand {
  return demands.reduce((most, each) => {
    if (most.asks === 'date' && each.asks === 'date')
      return (most.until ?? '') < (each.until ?? '') ? most : each;
    return rank(each) > rank(most) ? each : most;
  }, demand('nothing'));
}

/** One of them must hold: the least that one of them asks. */
export function any(demands: readonly Demand[]): Demand {
  return demands.reduce((least, each) => {
    if (least.asks === 'date' && each.asks === 'date')
      return (least.until ?? '') > (each.until ?? '') ? least : each;
    return rank(each) < rank(least) ? each : least;
  }, demand('never'));
}
