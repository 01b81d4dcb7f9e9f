import type { Manifest } from './schema.ts';

export type DeclaredStore = NonNullable<NonNullable<Manifest['retention']>['stores']>[number];
export type DeclaredProcessor = NonNullable<NonNullable<Manifest['retention']>['processors']>[number];

/** Without what a tool stands still, in the words of several languages. */
const SIGN_IN =
  /sign.?(in|up)|log.?in|authenti|identity|anmeld|connexion|authentif|inicio de sesi|autenticac|accesso|logowan|inlog/i;
const PAYMENT = /payment|paying|checkout|billing|zahlung|paiement|\bpagos?\b|pagament|płatno|betaling/i;
const DATABASE =
  /database|\bdb\b|datenbank|base de (données|datos)|banco de dados|base dati|baza danych|databank/i;
/** Their answer is what the user waits for. */
const ANSWERS =
  /\b(ai|llm|gpt|ki|ia)\b|language model|answers?|chat|generat|transcri|translat|sprachmodell|modèle de langage|modelo de lenguaje/i;

/** What is declared unimportant counts as that only with a reason. */
function isExcused({ critical, reason }: Pick<DeclaredStore, 'critical' | 'reason'>): boolean {
  return critical === false && reason !== undefined;
}

/** A store that holds data. */
export function isCriticalStore(store: DeclaredStore): boolean {
  return (store.holds ?? 'real') === 'real' && !isExcused(store);
}

/** A processor that does sign-in, payment or the main database, or answers a user's request. */
export function isCriticalProcessor(processor: DeclaredProcessor): boolean {
  if (processor.critical !== undefined) return !isExcused(processor);
  const purpose = processor.purpose ?? '';
  return [SIGN_IN, PAYMENT, DATABASE, ANSWERS].some((words) => words.test(purpose));
}
