import type { SecretClass } from './model.ts';

/** A kind of value that its own form gives away. */
export interface Provider {
  readonly kind: string;
  readonly label: string;
  /** Global and linear. */
  readonly pattern: RegExp;
  /** For a pattern that does not begin with letters: those that every match has in it or before it. */
  readonly mark?: string;
  readonly class: SecretClass;
}

const live = (kind: string, label: string, pattern: RegExp, mark?: string): Provider => ({
  kind,
  label,
  pattern,
  class: 'live',
  ...(mark === undefined ? {} : { mark }),
});

/** What secretlint's recommended rules do not know. To teach a new one, add a line. */
export const PROVIDERS: readonly Provider[] = [
  live('supabase-secret-key', 'Supabase secret key', /\bsb_secret_[A-Za-z0-9_-]{20,80}/g),
  live('supabase-access-token', 'Supabase access token', /\bsbp_[a-f0-9]{40}\b/g),
  live('stripe-secret-key', 'secret key of Stripe, Clerk or Paystack', /\b[rs]k_live_[A-Za-z0-9]{20,200}/g),
  {
    kind: 'stripe-test-key',
    label: 'secret key of a test account',
    pattern: /\b[rs]k_test_[A-Za-z0-9]{20,200}/g,
    class: 'test-mode',
  },
  live('webhook-secret', 'webhook signing secret', /\bwhsec_[A-Za-z0-9+/]{24,120}/g),
  {
    kind: 'aws-key-id',
    label: 'id of an AWS key',
    pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
    mark: 'AKIA|ASIA',
    class: 'unsure',
  },
  {
    kind: 'google-api-key',
    label: 'Google API key',
    pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
    class: 'unsure',
  },
  live('google-oauth-secret', 'Google OAuth client secret', /\bGOCSPX-[A-Za-z0-9_-]{28}/g),
  live('firebase-server-key', 'Firebase server key', /\bAAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,200}/g),
  live('groq-key', 'Groq API key', /\bgsk_[A-Za-z0-9]{40,60}/g),
  live('hugging-face-token', 'Hugging Face token', /\bhf_[A-Za-z0-9]{34}\b/g),
  live('openrouter-key', 'OpenRouter API key', /\bsk-or-v1-[a-f0-9]{64}/g),
  live('model-api-key', 'API key of a language model', /\bsk-[a-f0-9]{32}\b/g),
  live('replicate-token', 'Replicate token', /\br8_[A-Za-z0-9]{37}\b/g),
  live('resend-key', 'Resend API key', /\bre_[A-Za-z0-9]{7,10}_[A-Za-z0-9]{20,30}\b/g),
  live('xai-key', 'xAI API key', /\bxai-[A-Za-z0-9]{70,90}/g),
  live('perplexity-key', 'Perplexity API key', /\bpplx-[A-Za-z0-9]{48,56}/g),
  live('nvidia-key', 'NVIDIA API key', /\bnvapi-[A-Za-z0-9_-]{60,80}/g),
  live('tavily-key', 'Tavily API key', /\btvly-(?:dev-|prod-)?[A-Za-z0-9]{28,40}/g),
  live('gitlab-token', 'GitLab token', /\bglpat-[A-Za-z0-9_-]{20}/g),
  live(
    'telegram-bot-token',
    'Telegram bot token',
    /\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g,
    ':AA',
  ),
  live(
    'discord-webhook',
    'Discord webhook address',
    /\bdiscord(?:app)?\.com\/api\/webhooks\/[0-9]{15,20}\/[A-Za-z0-9_-]{60,80}/g,
  ),
  live('mailgun-key', 'Mailgun API key', /\bkey-[a-f0-9]{32}\b/g),
  live('brevo-key', 'Brevo API key', /\bxkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}/g),
  live('digitalocean-token', 'DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{64}/g),
  live('mapbox-secret-token', 'Mapbox secret token', /\bsk\.eyJ[A-Za-z0-9_-]{20,300}\.[A-Za-z0-9_-]{20,60}/g),
  live('sentry-token', 'Sentry access token', /\bsntry(?:s_eyJ[A-Za-z0-9_+/=-]{60,300}|u_[a-f0-9]{64})/g),
  live('posthog-key', 'PostHog personal API key', /\bphx_[A-Za-z0-9]{40,60}/g),
  live('pypi-token', 'PyPI token', /\bpypi-AgEI[A-Za-z0-9_-]{50,300}/g),
  live('planetscale-password', 'PlanetScale password', /\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,64}/g),
  live('vercel-blob-token', 'Vercel Blob token', /\bvercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30,40}/g),
  live('vault-token', 'Vault token', /\bhvs\.[A-Za-z0-9_-]{24,150}/g),
  live(
    'tailscale-key',
    'Tailscale key',
    /\btskey-(?:auth|api|client)-[A-Za-z0-9]{10,30}-[A-Za-z0-9]{20,50}/g,
  ),
  live('age-key', 'age secret key', /\bAGE-SECRET-KEY-1[A-Z0-9]{58}/g),
  live('notion-token', 'Notion token', /\b(?:secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{46})\b/g, 'secret_|ntn_'),
  live('airtable-token', 'Airtable token', /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/g),
  live('figma-token', 'Figma token', /\bfigd_[A-Za-z0-9_-]{40}/g),
  live('databricks-token', 'Databricks token', /\bdapi[a-f0-9]{32}\b/g),
  live(
    'azure-storage-key',
    'Azure storage account key',
    /(?<=\bAccountKey=)[A-Za-z0-9+/]{86}==/g,
    'AccountKey=',
  ),
  live('flutterwave-key', 'Flutterwave secret key', /\bFLWSECK-[a-f0-9]{32}-X/g),
  {
    kind: 'json-web-token',
    label: 'signed token (JWT)',
    pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g,
    class: 'unsure',
  },
];
