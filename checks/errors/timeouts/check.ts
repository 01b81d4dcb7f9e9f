import { processors } from '../../../src/facts/processors/processors.ts';
import { waits } from '../../../src/facts/timeouts/waits.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { endless, isEnded, ofPlatform } from './endless.ts';
import { criticalProcessors, unanswered } from './on-failure.ts';

export default defineCheck({
  id: 'errors/timeouts',
  title: 'One slow service cannot hang the tool',
  question: 'Can one slow dependency hang the tool?',
  why: 'A service that answers slowly is worse than one that is down: every request that waits for it stays open, users see a spinner and press the button again, until the tool itself no longer answers. And where nobody wrote down what users see meanwhile, nobody thought about it.',
  how: "Finds calls of other services in JavaScript, TypeScript and Python (`fetch`, axios, got, requests, `urlopen`, mail by SMTP, the pool of PostgreSQL, SDKs of language models and payment) and whether each gives up after some time: by its own option, by a default for all calls, by the client's documented default (httpx 5 seconds, Stripe 80 seconds and others), or, on the server, by the longest run that the platform allows (`errors.platform_timeout`, vercel.json, `maxDuration`, Lambda, Cloud Run, gunicorn). There is one finding for each client and side. And it asks what `on_failure` says of each critical processor: sign-in, payment, the database, what answers users; without a list of processors, those that the code shows. Other languages and clients are not examined.",
  passes:
    'Every call of another service gives up some time, and the manifest says of each critical processor what users see when it does not answer.',
  fix: 'Give each call a limit: `fetch(url, { signal: AbortSignal.timeout(10_000) })`, `axios.create({ timeout: 10_000 })`, `requests.get(url, timeout=10)`. Best do it in the one function or client through which all calls go. If the platform ends every request, say after how long under errors.platform_timeout. For each critical processor write under on_failure what users see and what happens to their work.',
  example: [
    '```yaml',
    'errors: {platform_timeout: 60 seconds}',
    'retention:',
    '  processors:',
    '    - name: Stripe',
    '      purpose: payment',
    '      on_failure: the order is kept, the customer is told to try again, nothing is charged',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { waits, processors },
  evaluate({ facts, manifest }) {
    const critical = criticalProcessors(manifest, facts.processors.processors);
    const platform = ofPlatform(manifest);
    const calls = facts.waits.waits.filter(({ bounded }) => bounded !== null);
    if (calls.length + critical.length === 0) {
      return notApplicable({
        examined: facts.waits.examined,
        reason:
          facts.waits.examined > 0
            ? `No call of another service was found in JavaScript, TypeScript or Python (${counted(facts.waits.examined, 'file')} looked at), and no critical processor is declared or used.`
            : 'There is no JavaScript, TypeScript or Python code; have somebody review whether a slow service can hang the tool, and sign that off.',
      });
    }
    return conclude({
      examined: calls.length + critical.length,
      evidence: 'verified',
      findings: [
        ...endless(calls, (call) => isEnded(call, platform)),
        ...critical.flatMap((each) => unanswered(each) ?? []),
      ],
      pass: `No slow service can hang the tool (${counted(calls.length, 'call')} of other services and ${counted(critical.length, 'critical processor')} looked at).`,
      nothing: 'No calls of other services were found.',
    });
  },
});
