import type { Place } from '../../kit/source.ts';

/** One way into the application for somebody outside: a route, a server action, a remote procedure, an app's page. */
export interface Route {
  /** Who serves it: `express`, `next`, `trpc`, `fastapi`, `streamlit`. */
  readonly framework: string;
  /** In capitals; `ANY` where every method is served, `CALL` for procedures and server actions. */
  readonly method: string;
  /**
   * With the prefixes of the routers it hangs in, parameters as the framework writes them; the procedure's name for `CALL`. Null
   * where it is computed.
   */
  readonly path: string | null;
  /** Where the handler stands. */
  readonly at: Place;
  /** What stands before the handler or in it, in the order it is met. */
  readonly guards: readonly Guard[];
  /** What the handler does, its own helpers followed two levels deep. */
  readonly work: readonly Work[];
  /** True where a part of it could not be followed (a handler or a middleware that is computed): guards may be missing. */
  readonly partly: boolean;
}

/** Something that asks who calls. */
export interface Guard {
  /** As the code names it: `requireAuth`, `get_current_user`, `supabase.auth.getUser`. */
  readonly name: string;
  /**
   * What it asks for: a signed-in caller, a role, a shared secret, a signed message, the answer of another service.
   */
  readonly asks: 'session' | 'role' | 'secret' | 'signature' | 'remote';
  /**
   * `body`: its body was read, verifies and turns the caller away. `name`: only its name says so. `library`: a known library's own.
   */
  readonly proof: 'body' | 'library' | 'name';
  /** Where it is put before the route (or stands in the handler). */
  readonly at: Place;
  /** Where a role comes from, if it is one that the caller can set: the request's body, a cookie that nothing signs, user metadata. */
  readonly roleFrom: 'body' | 'cookie' | 'user-metadata' | 'header' | null;
  /** Next's middleware: only the way there is guarded, not the handler. */
  readonly outside: boolean;
}

/** One thing that a handler does to data or to the world. */
export interface Work {
  readonly kind:
    | 'read'
    | 'write'
    | 'delete'
    | 'mail'
    | 'sms'
    | 'language-model'
    | 'payment'
    | 'file'
    | 'command';
  /** Table, model or collection where it is a literal. */
  readonly target: string | null;
  readonly at: Place;
  /** A client that no row rule stops: service role, admin SDK, superuser. */
  readonly privileged: boolean;
  /** True where the record is chosen by something that the caller sends (a parameter, a field of the body). */
  readonly chosenByCaller: boolean;
  /** True where the query or a later comparison holds the record to the caller (owner, tenant). */
  readonly heldToCaller: boolean;
  /** True where the caller's whole body is stored (mass assignment). */
  readonly wholeBody: boolean;
  /** Fields that are read or written, where they are literal. */
  readonly fields: readonly string[];
  /** Those among them whose value the caller sends. */
  readonly sentFields?: readonly string[];
}

/** All routes of one repository, and what could not be read. */
export interface Routes {
  /** By path and line. */
  readonly routes: readonly Route[];
  /** Route declarations whose receiver or handler was not resolved: counted in the report as not examined. */
  readonly unresolved: readonly { readonly at: Place; readonly why: string }[];
  /** Frameworks that are in use and that this tool does not read: `rails`, `spring`. */
  readonly notRead: readonly { readonly framework: string; readonly at: Place }[];
}
