import type { Place } from '../../kit/source.ts';
import type { Held } from '../routes/javascript/model.ts';
import type { Guard } from '../routes/model.ts';

export type SpendKind = 'mail' | 'text message' | 'language model';

/** What the code of one file shows about functions that a platform runs for callers; nothing here follows other files. */
export interface ServerlessFile {
  readonly entries: readonly ServerlessEntry[];
  /** The key that no row rule stops is read here, or the admin SDK is imported. */
  readonly privileged: number | null;
  /** What it pays for. */
  readonly spends: readonly { readonly kind: SpendKind; readonly line: number }[];
  /** Something by the name of a limit, an attempt, a captcha is used. */
  readonly limited: boolean;
  /** A token is taken apart without a look at its signature. */
  readonly decodes: number | null;
  /** A header with a signature is read. */
  readonly signatureHeader: number | null;
  /** The caller's own token is handed to the database, whose row rules then hold. */
  readonly scoped: boolean;
  /** Another service is asked about something: a webhook may verify in this way what it was told. */
  readonly asksBack: boolean;
}

export interface ServerlessEntry {
  readonly platform: 'supabase' | 'firebase';
  /** `callable`: Firebase has looked at the caller's token, and hands on what it found. */
  readonly kind: 'http' | 'callable';
  readonly name: string;
  /** Null where the whole file is the function. */
  readonly line: number | null;
  /** What the handler itself asks of its caller. */
  readonly guards: readonly Held[];
  /** The line on which the handler begins; null where the whole file is the function. */
  readonly handlerLine: number | null;
  /** The handler itself uses the admin SDK. */
  readonly usesAdmin: boolean;
  /** The handler itself asks another service. */
  readonly asksBack: boolean;
  /** The platform lets in only some: `invoker: 'private'`, `withSupabase({auth: 'user'})`. */
  readonly restricted: string | null;
}

/** One function, with all that is known of who may call it and what it does. */
export interface ServerlessFunction {
  readonly platform: ServerlessEntry['platform'];
  readonly kind: ServerlessEntry['kind'];
  readonly name: string;
  readonly at: Place;
  /** `verify_jwt` in supabase/config.toml; null where nothing is said, which means true. */
  readonly verifyJwt: boolean | null;
  readonly guards: readonly Guard[];
  readonly restricted: string | null;
  readonly privileged: Place | null;
  readonly spends: readonly { readonly kind: SpendKind; readonly at: Place }[];
  readonly limited: boolean;
  readonly decodes: Place | null;
  readonly signatureHeader: Place | null;
  readonly scoped: boolean;
  readonly asksBack: boolean;
}
