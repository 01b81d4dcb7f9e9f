/** Words by which writes, reads and what is neither are told apart; the receiver of a call decides first. */

/** Receivers whose methods change nothing that anybody relies on: collections, documents, logs, caches, browser storage. */
export const QUIET_RECEIVER =
  /^(console|logger|log|logging|analytics|posthog|mixpanel|amplitude|sentry|telemetry|metrics?|statsd|rudderstack|localStorage|sessionStorage|AsyncStorage|SecureStore|EncryptedStorage|MMKV|Cookies?|cookieStore|cookies|caches?|\w*Cache|redis\w*|\w*Redis|memcached?|queryClient|qc|navigator|window|document|history|url|params|searchParams|URLSearchParams|formData|headers|classList|style|Math|Object|Array|JSON|Promise|Date|Number|String|Reflect|res|response|reply|map|set|chrome|browser|observer|audio|video|canvas|gtag|dataLayer|toast|notification|router|navigation|idb|indexedDB|vi|jest|os|path|shutil|sys|threading|socket|io|ws|event|e)$/;

/** Records of what happened, as models name them; a diary that users keep is none. */
export const LOG_MODEL =
  /^(\w*(Activity|Audit|Access|Error|System|Event|Request|Api|API|Email|Login|Debug|Webhook|activity|audit|error))?Logs?(Entry)?$/;

/** Tables, addresses and functions that only measure or remember. */
export const TELEMETRY =
  /^\/?(api\/)?(logs?|events?\/track)$|(^|\/)log[-_]|(^|[^a-z])(analytics|telemetry|metrics|tracking|track|page_?views?|impressions?|(client|error|email|mail|sms|activity|access|request|debug|api|app|system|usage|search|ai)_?logs?|(email|client|app)_?errors?|heartbeat|beacon|ping|presence|typing|cache[ds]?)([^a-z]|$)/i;

/** What a POST is often used for and what changes nothing. */
export const ASKS =
  /(^|[/_.-])(get|fetch|load|find|search|query|queries|graphql|chat|completions?|messages\/stream|generate\w*|generateContent|analy[sz]e\w*|analysis|predict\w*|classify|classifications?|embed(ding)?s?|transcri\w+|translate\w*|summari[sz]e\w*|recommend\w*|suggest\w*|detect\w*|recogni[sz]e\w*|extract\w*|parse|log-?in|log-?out|sign-?in|sign-?out|auth(orize|enticate)?|oauth\w*|tokens?|refresh\w*|sessions?|csrf|verify\w*|validat\w+|check\w*|preview|estimate|calculate|simulat\w+|compare|convert|render|quote|filter|list|lookup|ask|prompt|infer\w*|speech|tts|ocr|webhook-test)([/?_.-]|$)/i;

export const READ_NAME =
  /^(get|fetch|load|list|search|find|read|query|count|is|has|check|can|lookup|retrieve|select)([A-Z_]|$)/;

/** Own functions whose names say that they change something. */
export const WRITE_NAME =
  /^(create|save|update|delete|remove|insert|upsert|submit|send|book|pay|charge|place|cancel|approve|reject|register|upload|publish|store|archive|assign|import|invite|transfer|withdraw|deposit|checkout|purchase|subscribe|enroll|accept|decline|post|put|patch|persist|record|reserve|refund|confirm)(?=[A-Z_])/;

/** An SQL text that changes data. */
export const SQL_WRITE =
  /^\s*(--[^\n]*\n\s*)?(insert\s+(or\s+\w+\s+)?into|update\s+\S+\s+set|update\s+only|delete\s+from|replace\s+into|merge\s+into|truncate|with\s[\s\S]{1,2000}?\b(insert\s+into|delete\s+from|update\s+\S+\s+set)\b)/i;
export const SQL_READ = /^\s*(select|with|show|explain)\s/i;

/** A path of this kind holds work in progress, not what users gave. */
export const SCRATCH = /tmp|temp|cache|\.log\b|logs?\/|\.lock\b|\.pid\b|debug|\.map$|dist\/|build\//i;

/** Functions and folders whose business is the log, not what is logged. */
export const LOGGING_FUNCTION =
  /^_?(log|track|report|record)(?=[_A-Z]).*([Ee]rror|[Ee]vent|[Mm]etric|[Vv]isit|[Vv]iew|[Ll]og|[Aa]ttempt|[Uu]sage|[Aa]ctivity|[Aa]ction|[Aa]ccess|[Rr]equest|[Dd]ebug|[Ww]ebhook|[Ee]xception|[Ee]mail|[Cc]hange|[Aa]udit)/;
export const LOGGING_PATH =
  /(^|\/)(logs?|logging|logger|analytics|telemetry|tracking|monitoring|metrics)(\/|\.[a-z]+$)/i;
