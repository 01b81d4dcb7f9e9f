import type { Host } from '../../../src/facts/deployment/entry.ts';

/** Hosts as people write them in a sentence. */
const WORDS: readonly (readonly [RegExp, readonly Host[]])[] = [
  [/\bvercel\b/i, ['vercel']],
  [/\bnetlify\b/i, ['netlify']],
  [/\bheroku\b/i, ['heroku']],
  [/\brender(\.com)?\b(?! (the|a|it|page|template))/i, ['render']],
  [/\bfly(\.io|ctl)?\b/i, ['fly']],
  [/\brailway\b/i, ['railway']],
  [/\bfirebase\b/i, ['firebase']],
  [/\bcloud ?run\b/i, ['cloud-run']],
  [/\bcloudflare\b|\bwrangler\b/i, ['cloudflare']],
  [/\blovable\b/i, ['lovable']],
  [/\breplit\b/i, ['replit']],
  [/\bkubectl\b|\bkubernetes\b|\bhelm\b/i, ['kubernetes']],
];

/** The host that a way back names, where the repository shows others and not that one; null if nothing speaks against it. */
export function strangeHost(method: string, hosts: readonly Host[]): string | null {
  const shown = hosts.filter((host) => WORDS.some(([, known]) => known.includes(host)));
  if (shown.length === 0) return null;
  const named = WORDS.filter(([word]) => word.test(method));
  if (named.length === 0 || named.some(([, known]) => known.some((host) => shown.includes(host))))
    return null;
  return named[0]?.[1][0] ?? null;
}
