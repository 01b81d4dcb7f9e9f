/** What serves people, and what of it can fail as a whole. */
export type Runtime =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'koa'
  | 'nest'
  | 'next'
  | 'nuxt'
  | 'sveltekit'
  | 'react-router'
  | 'react'
  | 'vue'
  | 'fastapi'
  | 'flask'
  | 'django'
  | 'streamlit';

export interface Sign {
  readonly runtime: Runtime;
  readonly line: number;
}

export interface PlacedSign extends Sign {
  readonly path: string;
}

/** What one file says of the runtimes that it starts and of their safety nets. */
export interface FileNets {
  /** Applications that are made here. */
  readonly apps: readonly Sign[];
  /** Handlers of last resort that are put in here. */
  readonly nets: readonly Sign[];
  /** Functions handed to `use`, by name: another file may say that they are error handlers. */
  readonly used: readonly { readonly name: string; readonly line: number }[];
  /** Functions with the four parameters of an error handler of Express. */
  readonly errorHandlers: readonly string[];
  /** Express handlers that stand before routes, which they therefore do not see. */
  readonly early: readonly { readonly line: number; readonly routes: number }[];
  /** Express handlers that answer and then throw the error again. */
  readonly rethrows: readonly number[];
  /** Functions for errors that `use` is handed with three parameters: Express takes them for ordinary middleware. */
  readonly short: readonly number[];
  /** Components that catch what is thrown below them, by the name under which they are defined. */
  readonly boundaryClasses: readonly string[];
  /** Where a component of such a name is put around others. */
  readonly wraps: readonly { readonly name: string; readonly line: number }[];
  /** `process.on('unhandledRejection', …)`. */
  readonly unhandled: readonly number[];
  /** It shows pages, and not data alone. */
  readonly pages: boolean;
}

export const NOTHING: FileNets = {
  apps: [],
  nets: [],
  used: [],
  errorHandlers: [],
  early: [],
  rethrows: [],
  short: [],
  boundaryClasses: [],
  wraps: [],
  unhandled: [],
  pages: false,
};

export function saysSomething({ pages: _, ...rest }: FileNets): boolean {
  return Object.values(rest).some((list) => list.length > 0);
}
