import type { FoundValue } from './model.ts';
import { entropy, isPlaceholder, LOW_ENTROPY } from './placeholder.ts';

type Judged = Pick<FoundValue, 'kind' | 'label' | 'class'>;

const PASSWORD = /passw(or)?d|passwd|passphrase|(^|[_.-])(pwd|pass)$/i;
const SECRET =
  /secret|token|api[_.-]?key|private[_.-]?key|access[_.-]?key|auth[_.-]?key|sign(ing)?[_.-]?key|encrypt(ion)?[_.-]?key|service[_.-]?role|credential|[_.-]key$|^key$/i;
/** Names that speak of a secret and hold something else. */
const NO_SECRET =
  /public|publishable|anon|site[_.-]?key|client[_.-]?id|[_.-](id|url|uri|host|port|path|file|dir|name|issuer|audience|type|algorithm|alg|header|prefix|endpoint|domain|user|username|email|expir\w*|ttl|lifetime|age|length|size|limit|count|minutes|days|hours|seconds|ms|enabled|required|version|region|bucket|scopes?|fingerprint|thumbprint)$|max_?tokens|tokens$|keycloak_\w*(url|realm)|key_?id|^vapid_subject/i;
/** Prefixes by which frameworks put a setting into what every visitor receives: nothing there is hidden. */
const SHOWN =
  /^(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY|VUE_APP|SNOWPACK_PUBLIC|STORYBOOK)_/;
const DATABASE =
  /^(db|database|pg|postgres(ql)?|mysql|mariadb|mongo(db)?|redis|rabbitmq|minio|sql|mssql|sa)[_.-]|^PGPASSWORD$/i;

/** What a setting holds, by its name and the look of its value; null for what is no secret. */
export function judgeSetting(name: string, value: string, local: boolean): Judged | null {
  if (!(PASSWORD.test(name) || SECRET.test(name)) || NO_SECRET.test(name) || isPlaceholder(value))
    return null;
  if (SHOWN.test(name) && !/secret|private|service[_.-]?role|passw/i.test(name)) return null;
  if (/^(https?:\/\/|\.{0,2}\/|[A-Za-z]:\\)|^[\d.,:-]+$|^(true|false|yes|no)$/i.test(value)) return null;
  if (PASSWORD.test(name)) return password(name, value, local);
  return secret(value);
}

const APP_PASSWORD = /^[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}$/;

function password(name: string, value: string, local: boolean): Judged | null {
  const kind = { kind: 'password', label: 'password' };
  if (APP_PASSWORD.test(value)) return { ...kind, class: 'live' };
  // What opens only the developer's own database.
  if (
    (local && DATABASE.test(name)) ||
    /\s/.test(value) ||
    value.length < 6 ||
    entropy(value) < LOW_ENTROPY - 0.5
  )
    return null;
  const chosen = value.length >= 8 && entropy(value) >= LOW_ENTROPY && /[^A-Za-z]/.test(value);
  return { ...kind, class: chosen ? 'live' : 'unsure' };
}

function secret(value: string): Judged | null {
  const kind = { kind: 'secret-setting', label: 'secret' };
  if (/\s/.test(value) || value.length < 8 || entropy(value) < LOW_ENTROPY) return null;
  const random =
    value.length >= 16 &&
    entropy(value) >= LOW_ENTROPY + 0.2 &&
    /[0-9]/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !isWords(value);
  return { ...kind, class: random ? 'live' : 'unsure' };
}

/** Words joined by signs, which a person made up: `rota-board-session-key-2`. */
function isWords(value: string): boolean {
  const parts = value.split(/[-_.\s]+/);
  return parts.length > 2 && parts.every((part) => /^[A-Za-z]{2,12}$|^[0-9]{1,4}$/.test(part));
}
