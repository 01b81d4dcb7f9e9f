import type { EdgeSign } from './model.ts';

/** An error, a refusal or a status above 399 is expected, in any of the languages. */
const REFUSAL = new RegExp(
  [
    /\btoThrow|\.rejects\b|\b(?:assert|t|a)\.(?:throws|rejects)\b|\bassert(?:Throws|Rejects)\w*|\bpytest\.raises|\bassertRaises|\braises\(/,
    /\braise_error|\bexpectException|\bshould_panic|\bthrows_(?:ok|like)|\bThrows(?:Async|Any|Exactly)?\b|\bassertThatThrownBy|\bis_err\(|\bunwrap_err|\b(?:require|assert)\.Error|\bwantErr|\bErrorIs\b|\berr == nil/,
    /(?:status|code|expect|assert|respon|reply|http)[^\n]{0,80}\b[45]\d\d\b/i,
    /\bHTTP_[45]\d\d|\b(?:BAD_REQUEST|UNAUTHORIZED|FORBIDDEN|NOT_FOUND|CONFLICT|PAYLOAD_TOO_LARGE|UNPROCESSABLE\w*|TOO_MANY_REQUESTS|SERVICE_UNAVAILABLE)\b|\bassert(?:Forbidden|NotFound|Unauthorized|Unprocessable|SessionHasErrors)/,
    /(?:expect|assert|should|getBy|findBy|contains|toContain|locator)[^\n]{0,160}(?:error|invalid|fail|denied|forbidden|required|refus|reject|unauthori[sz]|alert|toBeDisabled|\bfalse\b|\bFalse\b|isNull|toBeNull|toBeUndefined|is None)/i,
    /\bassert(?:False|IsNone|Null)\b|\bnot\.toHaveBeenCalled|\bassert_not_called|\bassert_not\b|\brefute\b|\bassert\s+not\b/,
  ]
    .map((part) => `(?:${part.source})`)
    .join('|'),
  'i',
); // prettier-ignore

/** What a test's title, in several languages, and its code say of the kind of unexpected thing that it tries. */
const SIGNS: readonly (readonly [EdgeSign, RegExp, RegExp])[] = [
  [
    'empty',
    /\b(?:empty|blank|missing|without|no|none|nothing|zero|null|undefined|leer\w*|ohne|fehlend\w*|vide|sans|vac[ií]\w*|vazi\w*|sem|sin|vuot\w*|senza|pust\w*|bez|lege?|zonder|bo[sş]\w*)\b/,
    /(["'`])\1(?!["'`])|\[\s*\]|\{\s*\}|\bnull\b|\bundefined\b|\bNone\b|\bnil\b|toHaveLength\(0\)|\blen\(\w{1,40}\) == 0/,
  ],
  [
    'invalid',
    /\b(?:invalid\w*|wrong|bad|malformed|reject\w*|refus\w*|negative|past|unknown|must|cannot|ung[uü]ltig\w*|falsch\w*|inv[aá]lid\w*|incorrect\w*|non valid\w*|b[lł][eę]dn\w*|nieprawid[lł]ow\w*|ongeldig\w*|ge[cç]ersiz\w*)\b/,
    /["'`](?:invalid|not[- ]an?[- ]|abc|foo|bad|wrong|xyz|-\d)|[(,:=[]\s*-\d|\bNaN\b/i,
  ],
  [
    'too-large',
    /\b(?:large\w*|long\w*|big\w*|huge|max\w*|exceed\w*|limit\w*|too many|over\w*|size|gro[sß]\w*|lang\w*|grand\w*|trop|grande\w*|muit\w*|demasiad\w*|du[zż]\w*|za d[lł]ug\w*|groot|te lang|b[uü]y[uü]k\w*|uzun)\b/,
    /\.repeat\(|\b(?:new )?Array\(\d{3,}|["']\w?["'] ?\* ?\d{2,}|\b\d{5,}\b|\b\d+_000\b|\b413\b|Buffer\.alloc|MAX_\w+|\brange\(\d{3,}/,
  ],
  [
    'duplicate',
    /\b(?:duplicate\w*|twice|again|already|second|same|conflict\w*|unique\w*|idempot\w*|doppelt\w*|bereits|zweit\w*|d[eé]j[aà]|deux fois|duplicad\w*|ya|dos veces|j[aá]|duas vezes|gi[aà]|due volte|ju[zż]|ponown\w*|al|dubbel\w*|zaten)\b/,
    /\b409\b|\b23505\b|IntegrityError|UniqueViolation|\bP2002\b|CONFLICT/,
  ],
  [
    'unauthorised',
    /\b(?:unauthori[sz]ed|forbidden|permission\w*|denied|deny|denies|signed|sign in|log(?:ged)? ?in|anonymous\w*|guest\w*|cannot|not allowed|role\w*|admin\w*|other|another|someone|colleague\w*|own\w*|token\w*|berechtig\w*|verboten|angemeldet\w*|fremd\w*|interdit\w*|autoris\w*|autoriz\w*|permis\w*|prohibid\w*|negad\w*|vietat\w*|uprawnie\w*|zabronion\w*|toegang|verboden|yetki\w*|izinsiz)\b/,
    /\b40[13]\b|Unauthori[sz]ed|Forbidden|PermissionDenied|AccessDenied|42501|toHaveURL\([^\n)]{0,60}(?:login|sign)|\banon\b/,
  ],
  [
    'dependency-down',
    /\b(?:down|offline|unreachable|unavailable|timeout|times? out|network|outage|fails?|failing|failed|failure|error\w*|lost|broken|crash\w*|disconnect\w*|ausfall|nicht erreichbar|offline|hors ligne|indisponib\w*|caid\w*|fora do ar|no disponible|niedost[eę]pn\w*|onbereikbaar|ula[sş][iı]lam\w*)\b/,
    /mockReject\w*|side_effect|ECONN\w*|ETIMEDOUT|ENOTFOUND|\b50[0234]\b|TimeoutError|ConnectionError|OperationalError|NetworkError|Failed to fetch|\babort\(|setOffline|Promise\.reject\(|\bnetworkError\b|\.rejects\(|throw new \w*Error/,
  ],
];

const MAX_TEXT = 20_000;

/**
 * What of a test shows that it tries something unexpected: by what it expects, its title's words, and its code. It tells
 * only whether a claim about the test is plausible.
 */
export function edgeSigns(title: string, body: string): EdgeSign[] {
  const text = body.slice(0, MAX_TEXT);
  const words = spaced(title);
  const signs = SIGNS.filter(([, said, done]) => said.test(words) || done.test(text)).map(([sign]) => sign);
  return REFUSAL.test(text) ? ['refusal', ...signs] : signs;
}

/** `test_rejectsPast` as words. */
function spaced(title: string): string {
  return title
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}
