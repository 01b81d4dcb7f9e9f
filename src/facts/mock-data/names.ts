import type { Topic } from './model.ts';

/** `mockOrderData` is mock, order, data. */
export function tokensOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((token) => token !== '');
}

const INVENTED = /^(?:mock|mocks|mocked|fake|faked|dummy)$/;
const BEFORE =
  /^(?:get|generate|generated|create|make|build|load|fetch|initial|default|all|use|return|the|my|local)$/;
/** What is called after samples for other reasons: a rate, a size, an event that is passed on. */
const OTHERWISE =
  /^(?:mockup|mockups|rate|rates|size|sizes|event|input|element|fn|function|server|worker|handler|handlers|implementation|class|module|store|provider|wrapper|spy|call|calls|id|ids|key|keys|token|hash|password|mode|enabled|flag|url|path|file|node|ref|component|props|context|t|translate|translation|request|req|res|dom|canvas|timer|timers|date|loader|icon|image|img|text|variable|value|window|document|logger|env|config|options|proxy|socket|client|driver|scroll|header|headers|schema|type|types)$/;
const RECORDS =
  /^(?:data|dataset|users|orders|products|customers|clients|transactions|patients|appointments|bookings|reviews|events|posts|jobs|invoices|payments|employees|students|tickets|messages|notifications|entries|records|results|responses|response|stats|metrics|analytics|leads|projects|tasks|items|sales|reports|listings|properties|conversations|answers)$/;

/** A name that says itself that what it stands for is made up. */
export function isInvented(name: string): boolean {
  const tokens = tokensOf(name);
  const first = tokens.findIndex((token) => !BEFORE.test(token));
  const word = tokens[first] ?? '';
  const last = tokens.at(-1) ?? '';
  if (first < 0 || tokens.length - first < 2 || OTHERWISE.test(last)) return false;
  return INVENTED.test(word) || (word === 'sample' && RECORDS.test(last));
}

/** Files that say it of all that is in them: `mockData.ts`, `fake-api.js`, `sample_data.py`. */
export function isInventedFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const tokens = tokensOf(name);
  const [word = ''] = tokens;
  if (tokens.length < 2 || tokens.some((token) => /^(?:mockups?|rate|translate|types?)$/.test(token)))
    return false;
  return (
    INVENTED.test(word) ||
    (word === 'sample' && tokens.at(-1) === 'data') ||
    (/^data$/.test(word) && INVENTED.test(tokens.at(-1) ?? ''))
  );
}

/** Places that show on purpose what is made up, or that no visitor reaches. */
const SHOWS =
  /^(?:landing|marketing|hero|showcase|mockup|mockups|preview|previews|demo|demos|playground|simulation|simulator|simulate|seed|seeds|seeder|seeders|seeding|migrate|migration|migrations|styleguide|storybook|stories|story|templates|template|scripts|script|cli|test|tests|testing|fixtures|fixture|e2e|benchmark|screenshot|screenshots|tutorial|tour|remotion|emails|email|playwright|cypress|sandbox|kitchen|design|evals?)$/;

export function showsOnPurpose(path: string): boolean {
  return path
    .split('/')
    .some((part) => tokensOf(part.replace(/\.\w+$/, '')).some((token) => SHOWS.test(token)));
}

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    'payment',
    /^(?:pay|payment|payments|checkout|billing|stripe|wallet|banking|refund|refunds|payout|payouts|paypal|upi)$/,
  ],
  [
    'sign-in',
    /^(?:auth|authentication|authenticate|login|signin|signup|password|otp|credentials|credential|2fa|mfa)$/,
  ],
  ['answer', /^(?:ai|assistant|chatbot|bot|llm|gpt|gemini|copilot|prompt|answer|answers|openai|claude)$/],
];

/**
 * What a place is about, where that is payment, sign-in or what a language model answers: the file with its folder and the function around, and the
 * name itself. A name alone makes no sign-in: a list of logins is for reading.
 */
export function topicOf(path: string, within: string, name: string): Topic | null {
  const place = [path.split('/').slice(-2).join('/'), within].flatMap(tokensOf);
  const all = [...place, ...tokensOf(name)];
  const found = TOPICS.find(([topic, words]) =>
    (topic === 'sign-in' ? place : all).some((token) => words.test(token)),
  );
  return found?.[0] ?? null;
}
