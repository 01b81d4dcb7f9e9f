/** `jwtSecret` and `jwt-secret` as settings are written. */
function upper(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toUpperCase();
}

/** What others give out: a made-up value for it opens nothing of ours. */
const GIVEN =
  /(?:^|_)(?:STRIPE|GOOGLE|GITHUB|GITLAB|FACEBOOK|META|TWITTER|LINKEDIN|APPLE|MICROSOFT|AZURE|AWS|S3|R2|CLOUDINARY|TWILIO|SENDGRID|RESEND|MAILGUN|MAILJET|OPENAI|ANTHROPIC|GEMINI|PAYPAL|RAZORPAY|PAYSTACK|FLUTTERWAVE|MERCADOPAGO|MIDTRANS|XENDIT|SLACK|DISCORD|TELEGRAM|WHATSAPP|ZOOM|RECAPTCHA|TURNSTILE|HCAPTCHA|MAIL|EMAIL|SMTP|PUSHER|SUPABASE|FIREBASE|CLERK|AUTH0|OKTA|KEYCLOAK|OIDC|OAUTH2?|SAML|LDAP|CLIENT|CONSUMER|API|PLAID|SPOTIFY|NOTION|ALGOLIA|SENTRY|VAPID|LIVEKIT|AGORA|TEST|E2E|DEMO|EXAMPLE)(?:_|$)/;
const NO_SECRET =
  /(?:^|_)(?:PUBLIC|EXPIR\w*|EXPIRES_IN|TTL|AGE|ID|NAME|HEADER|ALGORITHM|ALG|ROUNDS|ISSUER|AUDIENCE|URL|URI|PATH|FILE|LENGTH|PREFIX|FIELD|TYPE|ERROR|MESSAGE|LABEL|REGEX|PATTERN|MIN|MAX|HASHERS?|VALIDATORS|ARN|ENDPOINT|PROVIDER|ROTATION|FALLBACKS)(?:_|$)/;
const OWN =
  /^(?:SECRET|SECRET_KEY|SECRET_KEY_BASE|JWT_KEY|SIGNING_KEY|ENCRYPTION_KEY|CRYPTO_KEY|AES_KEY|FERNET_KEY|CIPHER_KEY|MASTER_KEY|PASSWORD_SALT|HASH_SALT|PASSWORD_PEPPER)$|_SECRET$|_SECRET_KEY(?:_BASE)?$|(?:^|_)(?:SESSION|COOKIE)_(?:SECRET|PASSWORD)$|(?:^|_)(?:JWT|ENCRYPTION|SIGNING|HMAC)_(?:SECRET|KEY|PASSWORD)$|^(?:JWT|SESSION|COOKIE|AUTH|TOKEN)_?SECRET\w{0,20}$|_ENCRYPTION_KEY$/;
const LOGIN =
  /^(?:\w{1,20}_)?(?:ADMIN|ROOT|SUPERUSER|SUPER_ADMIN|MASTER)_(?:USER_)?(?:PASSWORD|PASS|PWD|PASSCODE|TOKEN|KEY|API_KEY)$|^(?:ADMIN|INTERNAL|SERVICE)_API_KEY$|^FIRST_SUPERUSER_PASSWORD$|^DEFAULT_(?:ADMIN_|USER_)?PASSWORD$/;
const DATABASE =
  /^(?:\w{1,20}_)?(?:DB|DATABASE|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|REDIS|RABBITMQ|NEO4J)_?(?:INITDB_)?(?:ROOT_|USER_|DEFAULT_)?(?:PASSWORD|PASS|PWD)$/;

/** A setting that protects what is the team's own: it signs, encrypts, or opens an administrator's door. */
export function isOwnSecret(name: string): boolean {
  const setting = upper(name);
  if (NO_SECRET.test(setting)) return false;
  return LOGIN.test(setting) || (OWN.test(setting) && !GIVEN.test(setting));
}

/** The password of the team's own database. */
export const isDatabasePassword = (name: string): boolean => DATABASE.test(upper(name));

/** True for a text that would be taken for the secret: not empty, no name of a setting, no address, nothing filled in later. */
export function isValue(value: string, name: string): boolean {
  return (
    value.trim() !== '' &&
    value !== name &&
    !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) &&
    !/^(?:https?:\/\/|\$|<|\{\{)|^(?:true|false|null|none|undefined)$/i.test(value) &&
    !/-----BEGIN (?:RSA )?PUBLIC/.test(value)
  );
}

/** Names and addresses of administrators. */
export const isAdminWord = (text: string): boolean =>
  /^(?:[\w.+-]{0,20}[._-])?(?:super_?)?(?:admin(?:istrator)?|root|superuser|sysadmin)(?:[._-]?\d{0,3})?(?:@|$)|^role_admin$/i.test(
    text.trim(),
  );

/** Files and folders that are for work on the code. */
const FOR_DEVELOPMENT =
  /(^|[/._-])(?:dev|devel|development|local|localhost|testing|test|tests|ci|e2e|staging|sandbox|playground|emulators?)(?=[/._-])/i;

export const isForDevelopment = (path: string): boolean => FOR_DEVELOPMENT.test(path);

/**
 * True where the file refuses to run in production with the value: it stops near a mention of the setting and of production, or it
 * compares with the value again.
 */
export function refuses(text: string, name: string, value: string): boolean {
  const stops = /\b(?:throw\b|raise\b|process\.exit|sys\.exit|ImproperlyConfigured)/g;
  // A call has no setting that could be spoken of.
  const constant = name.includes('.') ? null : name;
  for (const { index } of text.matchAll(stops)) {
    const [said = ''] = text.slice(index, index + 300).split(/\n\s*\n/, 1);
    const near = text.slice(Math.max(0, index - 300), index) + said;
    const speaks = constant !== null && near.includes(constant);
    if (speaks && /prod|NODE_ENV|DEBUG|ENVIRONMENT|insecure|default|must be set|required/i.test(near))
      return true;
    if (value.length > 3 && near.includes(value) && text.indexOf(value) !== text.lastIndexOf(value))
      return true;
  }
  return false;
}
