/** Something that keeps callers from calling too often. */
export interface Limiter {
  readonly line: number;
  /** As the code names it. */
  readonly name: string;
  /** `everywhere`: before every route; `paths`: before those; `here`: in or right before a handler in this file; `sign-in`: wherever people sign in. */
  readonly reach: 'everywhere' | 'paths' | 'here' | 'sign-in';
  readonly paths: readonly string[];
}

/** Which other sites a browser lets call, and whether with cookies. */
export interface CrossOrigin {
  readonly line: number;
  /** `any`: `*`; `reflected`: whoever asks is named in the answer. */
  readonly origin: 'any' | 'reflected' | 'listed' | 'unknown';
  readonly credentials: boolean;
}

/** A cookie that tells who is signed in. */
export interface LoginCookie {
  readonly line: number;
  /** `flask session`, `express-session`, `cookie "token"`. */
  readonly name: string;
  /** Null where nothing is said. */
  readonly sameSite: 'strict' | 'lax' | 'none' | null;
}

/** A measure that is there, and where. */
export interface Measure {
  readonly line: number;
  readonly name: string;
}

/** What one file says of the usual doors of abuse. */
export interface FileHardening {
  readonly limiters: readonly Limiter[];
  readonly crossOrigin: readonly CrossOrigin[];
  readonly cookies: readonly LoginCookie[];
  /** Protection against requests that another site makes in a user's name. */
  readonly forgery: readonly Measure[];
  readonly headers: readonly Measure[];
}

export const LIMITER_NAME =
  /rate_?-?limit|ratelimit|throttl|brute_?force|slow_?down|limiter\b|token_?bucket|too_?many/i;
export const SECURITY_HEADER =
  /Content-Security-Policy|X-Frame-Options|Strict-Transport-Security|X-Content-Type-Options/i;

export function anything(found: FileHardening): boolean {
  return Object.values(found).some((list) => list.length > 0);
}
