import type { SpendKind } from './model.ts';

interface Spender {
  readonly kind: SpendKind;
  /** Packages, as imported (without `npm:` and version), or hosts in addresses. */
  readonly packages: readonly string[];
  readonly hosts: readonly string[];
}

/** What costs money for each call, or reaches people in the team's name. */
const SPENDERS: readonly Spender[] = [
  {
    kind: 'mail',
    packages: [
      'resend',
      'nodemailer',
      '@sendgrid/mail',
      'postmark',
      'mailgun.js',
      '@getbrevo/brevo',
      'denomailer',
      'smtp',
    ],
    hosts: [
      'api.resend.com',
      'api.sendgrid.com',
      'api.mailgun.net',
      'api.eu.mailgun.net',
      'api.brevo.com',
      'api.sendinblue.com',
      'api.postmarkapp.com',
      'api.mailersend.com',
      'api.zeptomail.com',
      'api.emailjs.com',
      'send.api.mailtrap.io',
    ],
  },
  {
    kind: 'text message',
    packages: ['twilio', '@vonage/server-sdk', 'africastalking'],
    hosts: [
      'api.twilio.com',
      'api.ng.termii.com',
      'api.termii.com',
      'rest.nexmo.com',
      'api.africastalking.com',
      'www.fast2sms.com',
      'api.msg91.com',
    ],
  },
  {
    kind: 'language model',
    packages: [
      'openai',
      '@anthropic-ai/sdk',
      '@google/generative-ai',
      '@google/genai',
      'groq-sdk',
      '@mistralai/mistralai',
      'ai',
      'cohere-ai',
    ],
    hosts: [
      'api.openai.com',
      'api.anthropic.com',
      'generativelanguage.googleapis.com',
      'api.groq.com',
      'openrouter.ai',
      'ai.gateway.lovable.dev',
      'api.mistral.ai',
      'api.perplexity.ai',
      'api.deepseek.com',
      'api.together.xyz',
      'api.x.ai',
    ],
  },
];

/** What an import or an address in a text pays for. */
export function spentBy(text: string): SpendKind | null {
  const host = /^https?:\/\/([\w.-]{1,100})/.exec(text)?.[1];
  const name = packageIn(text);
  return (
    SPENDERS.find(
      ({ packages, hosts }) =>
        (host !== undefined && hosts.includes(host)) || (name !== null && packages.includes(name)),
    )?.kind ?? null
  );
}

/** The package of `npm:resend@2`, `https://esm.sh/openai@4`, `https://deno.land/x/denomailer@1.6.0/mod.ts`. */
function packageIn(specifier: string): string | null {
  const bare = specifier
    .replace(/^(?:npm:|jsr:)\/?|^https:\/\/(?:esm\.sh|cdn\.skypack\.dev|deno\.land\/x)\//, '')
    .replace(/^v\d+\//, '');
  return /^(@[\w.-]{1,60}\/[\w.-]{1,60}|[\w.-]{1,60})(?:[@/].*)?$/.exec(bare)?.[1] ?? null;
}
