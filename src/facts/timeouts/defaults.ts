/** What a client does where nobody tells it how long to wait. */
export interface ClientDefault {
  /** For people, and unique. */
  readonly name: string;
  readonly language: 'javascript' | 'python';
  /** After how many seconds without an answer it gives up; null where it never does by itself. */
  readonly seconds: number | null;
  /** The option that sets it. */
  readonly option: string;
  /** Where its documentation or its code says so. */
  readonly source: string;
}

/**
 * Clients of other services, with how long they wait unless told. To teach readycheck a new one, add an entry, and the call or
 * class by which it is recognised to `javascript-clients.ts` or `python-clients.ts`.
 */
export const CLIENT_DEFAULTS: readonly ClientDefault[] = [
  js(
    'fetch',
    null,
    '`signal: AbortSignal.timeout(10_000)`',
    'https://developer.mozilla.org/docs/Web/API/Window/fetch',
  ),
  js('axios', null, '`timeout: 10_000`', 'https://axios-http.com/docs/req_config'),
  js(
    'got',
    null,
    '`timeout: { request: 10_000 }`',
    'https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md',
  ),
  js('ky', 10, '`timeout`', 'https://github.com/sindresorhus/ky#timeout'),
  js('ofetch', null, '`timeout: 10_000`', 'https://github.com/unjs/ofetch#%EF%B8%8F-timeout'),
  js('OpenAI', 600, '`timeout`', 'https://github.com/openai/openai-node#timeouts'),
  js('Anthropic', 600, '`timeout`', 'https://github.com/anthropics/anthropic-sdk-typescript#timeouts'),
  js('Groq', 60, '`timeout`', 'https://github.com/groq/groq-typescript#timeouts'),
  js('Stripe', 80, '`timeout`', 'https://github.com/stripe/stripe-node#configuration'),
  js(
    'Gemini',
    null,
    '`httpOptions: { timeout: 30_000 }`, or `{ timeout: 30_000 }` for the older library',
    'https://github.com/google-gemini/deprecated-generative-ai-js/blob/main/packages/main/src/requests/request.ts',
  ),
  js('nodemailer', 600, '`socketTimeout`', 'https://nodemailer.com/smtp/'),
  js('the pool of pg', null, '`connectionTimeoutMillis: 5_000`', 'https://node-postgres.com/apis/pool'),
  js('mysql2', 10, '`connectTimeout`', 'https://sidorares.github.io/node-mysql2/docs'),
  js('mongoose', 30, '`serverSelectionTimeoutMS`', 'https://mongoosejs.com/docs/connections.html#options'),
  py('requests', null, '`timeout=10`', 'https://requests.readthedocs.io/en/latest/user/quickstart/#timeouts'),
  py('httpx', 5, '`timeout`', 'https://www.python-httpx.org/advanced/timeouts/'),
  py('aiohttp', 300, '`timeout`', 'https://docs.aiohttp.org/en/stable/client_quickstart.html#timeouts'),
  py(
    'urlopen',
    null,
    '`timeout=10`',
    'https://docs.python.org/3/library/urllib.request.html#urllib.request.urlopen',
  ),
  py('smtplib', null, '`timeout=10`', 'https://docs.python.org/3/library/smtplib.html#smtplib.SMTP'),
  py('the OpenAI client', 600, '`timeout`', 'https://github.com/openai/openai-python#timeouts'),
  py('the Anthropic client', 600, '`timeout`', 'https://github.com/anthropics/anthropic-sdk-python#timeouts'),
  py('the Groq client', 60, '`timeout`', 'https://github.com/groq/groq-python#timeouts'),
  py(
    'boto3',
    60,
    '`Config(read_timeout=…)`',
    'https://botocore.amazonaws.com/v1/documentation/api/latest/reference/config.html',
  ),
];

function js(name: string, seconds: number | null, option: string, source: string): ClientDefault {
  return { name, language: 'javascript', seconds, option, source };
}

function py(name: string, seconds: number | null, option: string, source: string): ClientDefault {
  return { name, language: 'python', seconds, option, source };
}

const BY_NAME: ReadonlyMap<string, ClientDefault> = new Map(CLIENT_DEFAULTS.map((each) => [each.name, each]));

export function clientDefault(name: string): ClientDefault | null {
  return BY_NAME.get(name) ?? null;
}

/** Whether a client that nobody told anything gives up by itself. */
export function givesUp(name: string): boolean {
  return (clientDefault(name)?.seconds ?? null) !== null;
}
