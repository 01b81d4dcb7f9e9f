/** Prefixes by which build tools put a setting into what every visitor receives. */
const PREFIX =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY|VUE_APP|NG_APP|SNOWPACK_PUBLIC)_/;

/** True for a setting whose name alone sends its value to the browser. */
export function isPublicSetting(name: string): boolean {
  return PREFIX.test(name);
}

/** What a setting opens, by its name: `certain` where no such value is meant to be seen, `unsure` where some are. */
export interface Privilege {
  readonly certainty: 'certain' | 'unsure';
  /** After "it is": `the key of a language model`. */
  readonly label: string;
}

/** What no key is: places, names, switches, and halves of a pair that are meant to be shown. */
const NO_KEY =
  /(?:^|_)(?:PUBLIC|PUBLISHABLE|ANON|SITE|SITEKEY|CLIENT_ID|KEY_ID|APP_ID|PUB)(?:_|$)|_(?:URL|URI|HOST|PORT|PATH|NAME|MODEL|MODELS|VERSION|REGION|ENDPOINT|DOMAIN|ENABLED|DISABLED|TIMEOUT|EXPIRY|EXPIRES|ALGORITHM|PREFIX|LENGTH|MODE|ID|STORAGE|HEADER|FIELD|LABEL)$/;
const CONNECTION =
  /^(?:DATABASE|DB|POSTGRES(?:QL)?|MONGO(?:DB)?|MYSQL|REDIS|NEON(?:_DATABASE)?)_(?:URL|URI|CONNECTION(?:_STRING)?|DSN)$/;
const KEY = /(?:^|_)(?:KEYS?|TOKEN|SECRET|APIKEY|PAT|PASSWORD|PASS)(?:_|$)|(?:APIKEY|API_KEY)$/;
const MODEL =
  /(?:^|_)(?:OPENAI|OPEN_AI|CHATGPT|GPT|ANTHROPIC|CLAUDE|GEMINI|GENERATIVE|GENAI|GROQ|MISTRAL|COHERE|DEEPSEEK|PERPLEXITY|HUGGING_?FACE|HF|REPLICATE|OPENROUTER|XAI|GROK|TOGETHER|FIREWORKS|ELEVEN_?LABS|DEEPGRAM|ASSEMBLY_?AI|STABILITY|LLM|DASHSCOPE|QWEN|NVIDIA)(?:_|$)/;
const SENDER =
  /(?:^|_)(?:RESEND|SENDGRID|MAILGUN|POSTMARK|BREVO|SENDINBLUE|MAILCHIMP|MANDRILL|TWILIO|SMTP|AIRTABLE|NOTION)(?:_|$)/;
/** Tokens of these are made for the browser. */
const SHOWN_TOKENS =
  /(?:^|_)(?:MAPBOX|CESIUM|ION|STOREFRONT|CONTENTFUL|STORYBLOK|PRISMIC|DATOCMS|SANITY|ROLLBAR|SENTRY|DATADOG|DD|BUGSNAG|LOGROCKET|POSTHOG|MIXPANEL|AMPLITUDE|SEGMENT|RECAPTCHA|HCAPTCHA|TURNSTILE|VAPID|TYPEKIT|JAWG|MAPTILER|THUNDERFOREST|CLARITY|CSRF|XSRF|FCM|STADIA)(?:_|$)/;

/** Null for what may be shown, or says nothing of a key. */
export function privilegeOf(setting: string): Privilege | null {
  const name = setting.replace(PREFIX, '').toUpperCase();
  const certain = (label: string): Privilege => ({ certainty: 'certain', label });
  if (CONNECTION.test(name)) return certain('the address of a database with its password');
  if (NO_KEY.test(name)) return null;
  if (/SERVICE_?ROLE|SUPABASE_(?:SERVICE|SECRET)|SERVICE_ACCOUNT/.test(name))
    return certain('a service key that no row rule stops');
  if (/(?:^|_)PRIVATE_KEY(?:_|$)/.test(name)) return certain('a private key');
  if (MODEL.test(name) && KEY.test(name)) return certain('the key of a paid language or speech model');
  if (SENDER.test(name) && KEY.test(name)) return certain('the key of a service that acts in your name');
  if (/(?:^|_)SECRET(?:_|$)/.test(name))
    return SHOWN_TOKENS.test(name) && !/SECRET_?KEY$|_SECRET$/.test(name) ? null : certain('a secret');
  if (SHOWN_TOKENS.test(name)) return null;
  if (
    /(?:^|_)(?:BOT|AUTH|GITHUB|GITLAB|SLACK|ADMIN)_(?:ACCESS_)?TOKEN$/.test(name) &&
    !/^(?:AUTH_TOKEN)$/.test(name)
  )
    return certain('a token that acts in your name');
  if (/(?:^|_)(?:ACCESS_TOKEN|AUTH_TOKEN|BEARER_TOKEN)$/.test(name))
    return { certainty: 'unsure', label: 'an access token' };
  return null;
}
