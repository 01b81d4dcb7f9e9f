import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { outreach } from '../../../src/facts/outreach/outreach.ts';
import { secrets } from '../../../src/facts/secrets/secrets.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  notApplicable,
  review,
  type ValuesOf,
} from '../../../src/kit/index.ts';
import { claimedLimits } from './claimed.ts';

const FACTS = { deployment, outreach, secrets };
type Facts = ValuesOf<typeof FACTS>;

export default defineCheck({
  id: 'go-live/prototype-limits',
  title: 'Prototype kept away from real use',
  question: 'Is a prototype kept away from real data, real decisions and real systems?',
  why: 'A prototype is built to learn from, with none of the care that real people are owed. It becomes the real thing on the day on which somebody enters real data, and nobody notices that day.',
  how: 'For a tool at `tool.stage: prototype` (or with no stage declared): fails where the manifest says that it holds real data, decides about people or replaces a system, unless `go_live.review` allows it until a day that has not passed. Looks for a live payment key among the files, and for what hints at real use: a domain of its own, mail or text messages to real people, analytics.',
  passes:
    'The tool is no prototype any more and is judged as what it is; or nothing real is claimed, and nothing hints at it.',
  fix: 'Take real data and live keys out of the prototype, or have the person who answers for it allow it for a while under go_live.review. If it is in real use already, say so: set tool.stage to pilot or production.',
  example: [
    '```yaml',
    'tool: {stage: prototype, real_data: true, makes_decisions: false}',
    'go_live:',
    '  review: {by: priya, date: 2026-10-20, allows: [real_data], until: 2026-12-01}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['data-handling'],
  evidence: 'verified',
  waivable: false,
  requiredFrom: 'prototype',
  facts: FACTS,
  evaluate({ facts, manifest, today }) {
    const stage = manifest?.claims.tool?.stage;
    if (stage === 'pilot' || stage === 'production') {
      return notApplicable({
        examined: 1,
        reason: `The tool is declared to be at ${stage}, so it is judged as such.`,
      });
    }
    const claimed = stage === undefined ? [] : claimedLimits(manifest, today);
    const { deployment, outreach, secrets } = facts;
    return conclude({
      examined: deployment.length + outreach.length + secrets.examined + (stage === undefined ? 0 : 1),
      evidence: 'verified',
      findings: [
        ...claimed,
        ...liveKeys(facts),
        ...domains(facts),
        ...reached(facts),
        ...(stage === undefined ? [noStage()] : []),
      ],
      pass: 'It is declared to be a prototype, nothing real is claimed of it, and nothing in the code hints at real use.',
      nothing: 'Say under tool.stage what the tool is today.',
    });
  },
});

function noStage(): Finding {
  const message =
    'It is not said whether this is a prototype, a pilot or in production. Say so under tool.stage: what is asked of it depends on that.';
  return review('blocker', { subject: 'no stage', message });
}

const PAYMENT = /^(stripe|razorpay|square|paypal|adyen|braintree|mollie|paddle)\b/;

function liveKeys({ secrets }: Facts): Finding[] {
  const live = secrets.secrets.filter((secret) => secret.class === 'live' && PAYMENT.test(secret.kind));
  return live.map(({ label, fingerprint, places: [at] }) =>
    fail('blocker', {
      subject: `live key ${fingerprint}`,
      message: `A live ${label} lies in the repository of a prototype: it moves real money. Replace it by a key for testing.`,
      at: at ?? null,
    }),
  );
}

/** Addresses that platforms and documentation give to everybody. */
const GIVEN =
  /(^|\.)(vercel\.app|netlify\.app|fly\.dev|onrender\.com|herokuapp\.com|github\.io|gitlab\.io|lovable\.app|lovable\.dev|bolt\.host|replit\.(app|dev)|repl\.co|web\.app|firebaseapp\.com|pages\.dev|workers\.dev|streamlit\.app|hf\.space|railway\.app|azurewebsites\.net|run\.app|amplifyapp\.com|example\.(com|org|net)|local|localhost|test|invalid)$/i;

function domains({ deployment }: Facts): Finding[] {
  const own = deployment
    .filter(({ production }) => production)
    .flatMap(({ domains, path, line }) =>
      domains.filter((domain) => !GIVEN.test(domain)).map((domain) => ({ domain, path, line })),
    );
  return own.map(({ domain, path, line }) =>
    review('blocker', {
      subject: `domain ${domain}`,
      message: `It is reached under a domain of its own, ${domain}, as tools in real use are. Is it still a prototype?`,
      at: { path, line },
    }),
  );
}

const QUESTION = {
  mail: 'It can send mail. Does any of it reach real people?',
  'text message': 'It can send text messages. Do any of them reach real people?',
  analytics: 'It counts its visitors. Are they real people?',
} as const;

function reached({ outreach }: Facts): Finding[] {
  return outreach.map(({ kind, package: name, path, line }) =>
    review('blocker', {
      subject: `${kind} ${name}`,
      message: `${QUESTION[kind]} (${name})`,
      at: { path, line },
    }),
  );
}
