/** Parts of values that people write where a real one is to be filled in. */
const FILL_IN =
  /your|change[-_ ]?(me|this|it)|changeme|placeholder|example|sample|dummy|fake|replace|insert|redacted|hidden|todo|fixme|foobar|lorem|xxx|\*\*\*|\.\.\.|…|[-_]here\b|test[-_]?(key|token|secret|only)|not[-_]?(a[-_]?)?(real|secret)|(1234567|abcdefg|0000000|deadbeef)/i;
/** Parts that are computed when the file is used: `${NAME}`, `{{name}}`, `<name>`, `%NAME%`, `$(command)`, `#{name}`. */
const FILLED_LATER =
  /\$\{|\$\(|\{\{|#\{|<[^>]*>|%\(|%[A-Z_]{2,30}%|^\$[A-Za-z_]|^%[sd]|\{[A-Za-z_][\w.]*\}|\[[A-Za-z][\w .-]*\]|process\.env|os\.environ|import\.meta|getenv/;
/** Whole values that are words, not secrets. */
const WORD =
  /^(my|the|super|some|db|app|user|local|dev|jwt|demo|default|new|old|strong|secure|safe|very)*[-_]?(passwo?r?d|passwd|pass|pwd|pw|secret|secrets|admin|root|user|username|guest|test|testing|postgres|postgresql|mysql|mariadb|mongo|mongodb|redis|rabbitmq|minio|minioadmin|docker|dev|development|local|localhost|none|null|nil|undefined|true|false|key|apikey|api_key|token|access_token|value|string|empty|disabled|enabled|optional|required|qwerty|letmein|welcome|hello|foo|bar|baz|secretkey|secret_key|supersecret|topsecret)[-_]?[0-9!]{0,3}$/i;

/** True where a value only holds a place, is filled in later, or is one that everybody knows. */
export function isPlaceholder(value: string): boolean {
  return (
    value.length < 4 ||
    FILL_IN.test(value) ||
    FILLED_LATER.test(value) ||
    WORD.test(value) ||
    KNOWN.has(value) ||
    isMonotone(value)
  );
}

/** Shannon's entropy, in bits a character. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  const length = [...value].length;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}

/** Below this, a value is a word, a date or a filler. */
export const LOW_ENTROPY = 3;

/** A run that makes up most of it: `aaaaaaaa`, `sk_live_0000000000`. */
function isMonotone(value: string): boolean {
  return /(.)\1{7,}/.test(value);
}

/** Credentials that a vendor's documentation or emulator gives to everybody. */
const KNOWN = new Set([
  // The Azure storage emulator's account key.
  ['Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq', '/K1SZFPTOtr/KBHBeksoGMGw=='].join(''),
  ['wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY'].join(''),
]);
