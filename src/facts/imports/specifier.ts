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
/** Firebase for pages without a build step: each file is one of its modules. */
const FIREBASE_CDN =
  /^https?:\/\/www\.gstatic\.com\/firebasejs\/[\w.-]+\/firebase-([a-z-]+?)(?:-compat)?\.js$/;
const DENO_LAND = /^https?:\/\/deno\.land\/(?:x\/)?([\w-]+)/i;
/** Aliases that bundlers resolve to the team's own folders, and modules that a framework makes up. */
const OWN = /^(?:[./~#$]|@\/|virtual:|astro:|file:|data:)/;

/**
 * `npm:`, `jsr:` and the addresses of module hosts name the same packages as plain specifiers. An alias that looks
 * like a scoped package (`@components/x`) cannot be told from one here.
 */
export function originOf(specifier: string): Origin {
  const plain = plainSpecifier(specifier);
  if (OWN.test(specifier) || OWN.test(plain) || /^https?:/i.test(plain) || plain === '')
    return { origin: 'local' };
  const runtime = /^(node|bun|cloudflare|deno):(.+)$/.exec(plain);
  if (runtime) return { origin: 'builtin', package: runtime[1] === 'node' ? (runtime[2] ?? plain) : plain };
  const [, deno] = /^deno\.land\/([\w-]+)/.exec(plain) ?? [];
  if (deno !== undefined) return { origin: 'package', package: `deno.land/${deno}` };
  if (BUILTINS.has(plain)) return { origin: 'builtin', package: plain };
  const name = plain
    .split('/')
    .slice(0, plain.startsWith('@') ? 2 : 1)
    .join('/');
  return NPM_NAME.test(name) ? { origin: 'package', package: name } : { origin: 'local' };
}

/**
 * As a bundler's user would write it: `@supabase/supabase-js` for `npm:@supabase/supabase-js@2` and for
 * `https://esm.sh/@supabase/supabase-js@2?target=deno`; `firebase/firestore` for Firebase's own address of it.
 */
export function plainSpecifier(specifier: string): string {
  const plain = specifier.slice(specifier.lastIndexOf('!') + 1).replace(/(?!^)[?#].*$/s, '');
  const [, firebase] = FIREBASE_CDN.exec(plain) ?? [];
  if (firebase !== undefined) return `firebase/${firebase}`;
  const [, deno] = DENO_LAND.exec(plain) ?? [];
  if (deno !== undefined) return `deno.land/${deno}`;
  const [, served] = MODULE_HOSTS.exec(plain) ?? [];
  const bare = served?.replace(/^(?:v\d+|stable|\*)\//, '') ?? plain.replace(/^(?:npm|jsr):\/?/, '');
  return served === undefined && bare === plain ? plain : unversioned(bare);
}

function unversioned(path: string): string {
  return path
    .split('/')
    .map((part) => part.replace(/(?!^)@.*$/, ''))
    .join('/');
}
