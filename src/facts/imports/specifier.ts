import { builtinModules } from 'node:module';

/** Whom a JavaScript specifier names. */
export type Origin =
  | { readonly origin: 'package' | 'builtin'; readonly package: string }
  | { readonly origin: 'local' };

const BUILTINS = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));
const NPM_NAME = /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~_][\w.~-]*$/i;
/** Hosts that serve npm packages as modules, with what stands in their paths before the name. */
const MODULE_HOSTS =
  /^https?:\/\/(?:esm\.sh|esm\.run|cdn\.skypack\.dev|unpkg\.com|jspm\.dev|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io\/npm:)\/?(.*)$/i;
const DENO_LAND = /^https?:\/\/deno\.land\/(?:x\/)?([\w-]+)/i;
/** Aliases that bundlers resolve to the team's own folders, and modules that a framework makes up. */
const OWN = /^(?:[./~#$]|@\/|virtual:|astro:|file:|data:)/;

/**
 * `npm:`, `jsr:` and the addresses of module hosts name the same packages as plain specifiers. An alias that looks
 * like a scoped package (`@components/x`) cannot be told from one here.
 */
export function originOf(specifier: string): Origin {
  const plain = specifier.slice(specifier.lastIndexOf('!') + 1).replace(/[?#].*$/s, '');
  if (OWN.test(specifier) || OWN.test(plain) || plain === '') return { origin: 'local' };
  const runtime = /^(node|bun|cloudflare|deno):(.+)$/.exec(plain);
  if (runtime) return { origin: 'builtin', package: runtime[1] === 'node' ? (runtime[2] ?? plain) : plain };
  const [, served] = MODULE_HOSTS.exec(plain) ?? [];
  if (served !== undefined) return named(served.replace(/^(?:v\d+|stable|gh|\*)\//, ''));
  const [, deno] = DENO_LAND.exec(plain) ?? [];
  if (deno !== undefined) return { origin: 'package', package: `deno.land/${deno}` };
  if (/^https?:/i.test(plain)) return { origin: 'local' };
  const bare = plain.replace(/^(?:npm|jsr):\/?/, '');
  return BUILTINS.has(bare) ? { origin: 'builtin', package: bare } : named(bare);
}

function named(text: string): Origin {
  const parts = text.split('/');
  const name = parts.slice(0, text.startsWith('@') ? 2 : 1).join('/');
  const unversioned = name.replace(/(?!^)@[^/]*$/, '');
  return NPM_NAME.test(unversioned) ? { origin: 'package', package: unversioned } : { origin: 'local' };
}
