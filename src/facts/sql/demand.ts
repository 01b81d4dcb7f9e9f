/**
 * Who passes a predicate, from the widest to the narrowest. `member`: whoever stands in some list. `own`: whom the row
 * belongs to, directly or by a group. `role`: who holds a role, by a column, a claim or a function.
 */
const WHO = ['anyone', 'signed-in', 'member', 'own', 'role', 'service', 'nobody'] as const;
export type Who = (typeof WHO)[number];

/** What a predicate demands of whoever asks. */
export interface Demand {
  readonly who: Who;
  /** It believes `user_metadata`, which every user can change. */
  readonly metadata: boolean;
  /** It also depends on what stands in the row, or in some other. */
  readonly rows: boolean;
  /** It compares a column that holds a role, as `role = 'admin'`: in a list of users, that is a test of the role. */
  readonly roleColumn: boolean;
  /** It compares a column with a column. */
  readonly joins: boolean;
  /** It calls a function whose body is not in the scripts: it may demand more, or less. */
  readonly unsure: boolean;
  /** Columns that are compared with who asks; sorted. */
  readonly links: readonly string[];
  /** Names of roles that it asks for; sorted. */
  readonly roles: readonly string[];
}

export function demand(who: Who, more: Partial<Demand> = {}): Demand {
  return {
    who,
    metadata: false,
    rows: false,
    roleColumn: false,
    joins: false,
    unsure: false,
    links: [],
    roles: [],
    ...more,
  };
}

/** Both must hold. */
export function all(demands: readonly Demand[]): Demand {
  const who = demands.reduce<Who>(
    (strictest, each) => (rank(each.who) > rank(strictest) ? each.who : strictest),
    'anyone',
  );
  return { ...merged(demands, who), rows: demands.some(({ rows }) => rows) };
}

/** One of them is enough: what nobody passes adds nothing. */
export function any(demands: readonly Demand[]): Demand {
  const live = demands.filter(({ who }) => who !== 'nobody');
  if (live.length === 0) return demand('nobody');
  const who = live.reduce<Who>(
    (widest, each) => (rank(each.who) < rank(widest) ? each.who : widest),
    'nobody',
  );
  return {
    ...merged(live, who),
    rows: live.filter((each) => each.who === who).every(({ rows }) => rows),
  };
}

function merged(demands: readonly Demand[], who: Who): Omit<Demand, 'rows'> {
  return {
    who,
    metadata: demands.some(({ metadata }) => metadata),
    roleColumn: demands.some(({ roleColumn }) => roleColumn),
    joins: demands.some(({ joins }) => joins),
    unsure: demands.some(({ unsure }) => unsure),
    links: union(demands.map(({ links }) => links)),
    roles: union(demands.map(({ roles }) => roles)),
  };
}

export function rank(who: Who): number {
  return WHO.indexOf(who);
}

/** True if whoever passes is at least as narrowly chosen as `who`. */
export function atLeast({ who }: Pick<Demand, 'who'>, least: Who): boolean {
  return rank(who) >= rank(least);
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
