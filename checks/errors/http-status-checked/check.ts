import { callResults } from '../../../src/facts/call-results/call-results.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { graveCalls, isUnnoticed, perFile } from './unnoticed.ts';

export default defineCheck({
  id: 'errors/http-status-checked',
  title: 'Failed calls are noticed',
  question: 'Are failed calls to other services noticed?',
  why: 'A request that the other side refuses is no exception: `fetch` and `requests` return an answer like any other, and its content is an error page. Code that does not look at the status takes that for data: an empty list, a payment that seems to have gone through, a reply of the assistant that says "undefined".',
  how: "Reads every call of `fetch` in JavaScript and TypeScript and of requests, httpx and aiohttp in Python, in application code, and follows the response: into variables, through `.then`, `Promise.all` and `return`, and one level up to the callers of the team's own functions. A response whose content is used, or a change that is sent and forgotten, without a look at `.ok`, `.status` or `raise_for_status` is found; so is not what looks at the content before using it. There is one finding a file, and one for each call about payment, sign-in or a language model. Clients that raise by themselves (axios, ky, ofetch, got), telemetry, and files of the program's own are not asked. A response that is handed to a function which may look is taken as looked at. Other languages are not examined.",
  passes: 'Every response is looked at before its content is used.',
  fix: 'Look at the status before the content: `if (!response.ok) throw …` in JavaScript, `response.raise_for_status()` in Python. Best do it once, in one function through which all requests go, and let that function throw.',
  example: [
    '```ts',
    'async function getJson(url: string) {',
    '  const response = await fetch(url);',
    '  if (!response.ok) throw new Error(`The service answered ${response.status}`);',
    '  return response.json();',
    '}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { callResults },
  evaluate({ facts }) {
    const { examined } = facts.callResults;
    const calls = facts.callResults.calls.filter(({ kind }) => kind === 'http');
    if (calls.length === 0) {
      return notApplicable({
        examined,
        reason:
          examined > 0
            ? `No call of fetch, requests, httpx or aiohttp was found, which return failures like any other answer (${counted(examined, 'file')} of JavaScript, TypeScript and Python looked at).`
            : 'There is no JavaScript, TypeScript or Python code; have somebody review whether failed calls to other services are noticed, and sign that off.',
      });
    }
    const unnoticed = calls.filter(isUnnoticed);
    const grave = graveCalls(unnoticed);
    return conclude({
      examined: calls.length,
      evidence: 'verified',
      findings: [...grave, ...perFile(unnoticed)],
      pass: `Failed calls are noticed (${counted(calls.length, 'request')} looked at).`,
      nothing: 'No requests were found.',
    });
  },
});
