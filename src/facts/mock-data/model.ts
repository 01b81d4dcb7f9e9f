import type { Place } from '../../kit/source.ts';

/** Where invented results weigh most. */
export type Topic = 'payment' | 'sign-in' | 'answer';

export interface MockSign {
  /**
   * `data`: records that are written out under such a name; `generator`: a function that makes them up; `faker`: a library that does;
   * `delay`: a wait instead of work, and then an answer as if it had worked; `metrics`: figures of a dashboard that are written out.
   */
  readonly kind: 'data' | 'generator' | 'faker' | 'delay' | 'metrics';
  /** As the code names it: `mockOrders`, `handlePay`. */
  readonly name: string;
  readonly line: number;
  readonly topic: Topic | null;
  /** Other files can take it. */
  readonly exported: boolean;
  /** Something in its own file takes it. */
  readonly used: boolean;
}

/** What one file shows. */
export interface FileMocks {
  readonly signs: readonly MockSign[];
  /** What it loads behind a test for development or tests alone, as written. */
  readonly shown: readonly string[];
}

/** A sign in a file that people reach. */
export interface LiveMock extends Omit<MockSign, 'line' | 'exported' | 'used'> {
  readonly at: Place;
  /** `client`: every visitor receives it; `server`: it runs for those who call. */
  readonly side: 'client' | 'server';
  /** How it gets there, as the end of a sentence. */
  readonly way: string;
}

export interface MockData {
  /** By path and line. */
  readonly found: readonly LiveMock[];
  /** How many files that people reach were looked at. */
  readonly examined: number;
}
