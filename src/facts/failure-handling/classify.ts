import { type Chain, described } from './chain.ts';
import type { Classified, Context, Rule } from './rule.ts';
import { documents, firestore, objectMapper, prisma, sql } from './rules-databases.ts';
import { fetchCall, httpClient } from './rules-http.ts';
import { cloud, files, helper, sends } from './rules-services.ts';
import { supabase } from './rules-supabase.ts';
import { LOG_MODEL, QUIET_RECEIVER, TELEMETRY } from './vocabulary.ts';

const RULES: readonly Rule[] = [
  fetchCall,
  httpClient,
  supabase,
  sql,
  prisma,
  documents,
  firestore,
  objectMapper,
  sends,
  cloud,
  files,
  helper,
];

/** The effect of a call; null for one that neither reads nor writes anything lasting. */
export function classify(chain: Chain, context: Context): Classified | null {
  const tip = chain.at(-1);
  const receivers = chain.slice(0, -1).map(({ name }) => name);
  if (!tip?.call || receivers.some((name) => QUIET_RECEIVER.test(name) || LOG_MODEL.test(name))) return null;
  const target = targetOf(chain);
  if (target !== null && TELEMETRY.test(target.replace(/([a-z])([A-Z])/g, '$1_$2'))) return null;
  for (const rule of RULES) {
    const found = rule(chain, tip.call, context);
    if (found) return { what: described(chain), helper: null, returnsErrors: false, ...found };
  }
  return null;
}

/** The table, collection, bucket or address that a chain names. */
function targetOf(chain: Chain): string | null {
  return chain.flatMap(({ call }) => call?.first ?? []).at(0) ?? null;
}
