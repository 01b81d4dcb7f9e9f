/**
 * The identity for types that survive `JSON.stringify` and back, `never` elsewhere. Facts are held to it, so that
 * they can be cached and cross a worker's border: a Map, a Date or a function in a fact does not compile.
 */
export type Serialisable<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends (...args: never[]) => unknown
    ? never
    : T extends ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | Date | RegExp | bigint | symbol
      ? never
      : T extends object
        ? { [K in keyof T]: Serialisable<T[K]> }
        : never;
