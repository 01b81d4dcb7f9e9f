import type { PackageImport } from '../../../src/facts/imports/imports.ts';

/** Libraries of services without which a user's request stays unanswered: models, payment, sign-in. */
const SERVICES: readonly (readonly [RegExp, string, string])[] = [
  [/^(openai|langchain_openai|@ai-sdk\/openai|@langchain\/openai)$/, 'OpenAI', 'ai'],
  [/^(anthropic|@anthropic-ai\/sdk|langchain_anthropic|@ai-sdk\/anthropic)$/, 'Anthropic', 'ai'],
  [
    /^(@google\/generative-ai|@google\/genai|google\.generativeai|langchain_google_genai|@ai-sdk\/google)$/,
    'Gemini',
    'ai',
  ],
  [/^(groq|groq-sdk|langchain_groq|@ai-sdk\/groq)$/, 'Groq', 'ai'],
  [/^(mistralai|@mistralai\/mistralai|cohere|cohere-ai|replicate|together)$/, 'the AI service', 'ai'],
  [/^(stripe|@stripe\/stripe-js)$/, 'Stripe', 'payment'],
  [
    /^(razorpay|paypalrestsdk|@paypal\/checkout-server-sdk|@paypal\/react-paypal-js|mercadopago|paystack|square|braintree)$/,
    'the payment service',
    'payment',
  ],
  [
    /^(@clerk\/.+|@auth0\/.+|auth0|@azure\/msal-\w+|@workos-inc\/.+|@kinde-oss\/.+)$/,
    'the sign-in service',
    'sign-in',
  ],
];

export interface Service {
  readonly name: string;
  readonly meaning: string;
  readonly path: string;
  readonly line: number;
}

/** The first use of each. */
export function servicesIn(imports: readonly PackageImport[]): Service[] {
  const used = imports.filter(({ role, typeOnly }) => role === 'application' && !typeOnly);
  return SERVICES.flatMap(([pattern, name, meaning]) => {
    const first = used.find(
      (each) => pattern.test(each.package) || (each.ecosystem === 'pypi' && pattern.test(each.specifier)),
    );
    return first ? [{ name, meaning, path: first.path, line: first.line }] : [];
  });
}
