import type { SecretClass } from './model.ts';
import { entropy, isPlaceholder, LOW_ENTROPY } from './placeholder.ts';

/** `scheme://user:password@host`; the parts exclude each other's ends, so that it is linear. */
export const ADDRESS =
  /\b([A-Za-z][A-Za-z0-9+.-]{1,20}):\/\/([^\s:@/"'`<>]{0,100}):([^\s@/"'`<>]{1,200})@([^\s/?"'`<>,;)\\]{1,200})/g;

export interface AddressSecret {
  readonly kind: string;
  readonly label: string;
  readonly class: SecretClass;
  readonly password: string;
}

const DATABASE =
  /^(jdbc:)?(postgres(ql)?|mysqlx?|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|clickhouse|couchbase|neo4j|bolt|cockroachdb)(\+[a-z0-9]+)?$/i;
/** This computer, another container, a private network, a domain that belongs to nobody. */
const NOWHERE =
  /^(localhost|127\.|0\.0\.0\.0|\[?::1|10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.|host\.docker\.internal)|(^|\.)(example|test|invalid|local|localhost|internal)(\.(com|org|net))?(:[0-9]+)?$|^[^.]*$|^(cluster[0-9]?|db|host|server|domain|proxy|my\w*|your\w*)\.(mongodb\.net|com|net|org|io)\b/i;

/** Databases that a provider runs for one customer: whatever the password looks like, the address is a real one. */
const HOSTED =
  /\.(mongodb\.net|supabase\.(co|com)|neon\.tech|rds\.amazonaws\.com|render\.com|rlwy\.net|railway\.app|aivencloud\.com|db\.ondigitalocean\.com|psdb\.cloud|upstash\.io|redislabs\.com|cloudamqp\.com|postgres\.database\.azure\.com|mlab\.com|elephantsql\.com)(:[0-9]+)?$/i;

/** What the password in an address is; null where it holds a place or opens only what is local. */
export function addressSecret([, scheme = '', user = '', password = '', host = '']:
  | RegExpMatchArray
  | RegExpExecArray): AddressSecret | null {
  const stored = scheme.toLowerCase() === 'cloudinary';
  if (
    isPlaceholder(password) ||
    isPlaceholder(host) ||
    (!stored && NOWHERE.test(host)) ||
    /^\$|[{<%[]/.test(user)
  )
    return null;
  const database = DATABASE.test(scheme);
  const bits = entropy(password);
  const plain =
    bits < LOW_ENTROPY - 0.5 || (bits < LOW_ENTROPY && !/[0-9]/.test(password)) || password === user;
  if (plain && !(database && HOSTED.test(host))) return null;
  const token = password.length >= 16 && bits >= LOW_ENTROPY + 0.3;
  const found: SecretClass = (database || stored ? bits >= LOW_ENTROPY && !plain : token) ? 'live' : 'unsure';
  return database
    ? { kind: 'database-address', label: 'database address with its password', class: found, password }
    : { kind: 'address-with-password', label: 'web address with a password', class: found, password };
}
