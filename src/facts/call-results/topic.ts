import { processorOfHost } from '../processors/lookup.ts';
import type { Topic } from './model.ts';

const OWN_PATHS: readonly (readonly [Topic, RegExp])[] = [
  [
    'payment',
    /(^|\/)(?:create-|process-|confirm-)?(payments?|pay|checkout|billing|refunds?|payouts?|charges?|stripe|paypal|razorpay|paystack|mercado-?pago|subscriptions?\/(create|cancel))([/?_.-]|$)/i,
  ],
  [
    'sign-in',
    /(^|\/)(auth|login|log-in|signin|sign-in|signup|sign-up|oauth2?|register|token|verify-otp|otp|mfa|2fa)([/?_.-](?!.*csrf)|$)/i,
  ],
  [
    'language model',
    /(^|\/)(chat\/completions|completions|generateContent|ai|llm|gpt|chatbot|openai|gemini|claude)([/?:_.-]|$)|\/api\/(chat|generate)([/?]|$)/i,
  ],
];

/** Numbers about it. */
const ABOUT = /stats|statistics|metrics|analytics|reports?([/?]|$)|history/i;

const CATEGORIES: Readonly<Record<string, Topic>> = {
  payment: 'payment',
  'sign-in': 'sign-in',
  'language model': 'language model',
};

/** What a request is about, by the service that it goes to and the path that it asks for. */
export function topicOf(address: string | null): Topic | null {
  if (address === null) return null;
  const [, host, path = ''] = /^https?:\/\/([^/?#]{1,200})([^?#]{0,300})/.exec(address) ?? [];
  const known = host === undefined ? null : processorOfHost(host, path);
  if (known) {
    const topic = CATEGORIES[known.category] ?? null;
    if (topic) return topic;
  }
  if (ABOUT.test(address)) return null;
  const asked = host === undefined ? address.replace(/^\{\}/, '') : path;
  return OWN_PATHS.find(([, pattern]) => pattern.test(asked))?.[0] ?? null;
}
