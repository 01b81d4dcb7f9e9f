import { callResults, type PlacedResult } from '../../../src/facts/call-results/call-results.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { isCleanup, isMinor, unreadReads, unreadWrite } from './unread.ts';

export default defineCheck({
  id: 'errors/baas-result-checked',
  title: 'Returned errors are looked at',
  question: 'Are returned errors looked at?',
  why: "Supabase's client does not throw when saving fails: it returns the error beside the data. Code that does not look at it goes on as if all were well, and a `catch` around it never runs. The user is told that the work was saved, and it was not.",
  how: "Reads every call of Supabase's JavaScript client in application code (tables, functions of the database, files, sign-in, edge functions) and follows its result: into variables, through `.then`, `Promise.all` and `return`, one level up to the callers of the team's own functions. A change whose `error` nobody reads, or whose error is only logged, fails. Reads are judged together. Telemetry, view counters, clean-up after a failure, tests and scripts are left out; `getUser`, `getSession` and `signOut` are reads. A result that is handed to a function that may look is taken as looked at. Python's client throws and is not asked.",
  passes:
    'No change ignores its returned error, and at most one in four reads does. `.throwOnError()` counts, and so does stopping where no data came back from a change.',
  fix: 'Take `error` out of each result named and act on it: throw it, show a message, or answer with an error status. Where an exception is wanted, add `.throwOnError()` to the call: then the `catch` around it works. Where the failure truly does not matter, say why in a comment beside the call.',
  example: [
    '```ts',
    "const { error } = await supabase.from('orders').insert(order);",
    'if (error) {',
    "  toast.error('Your order was not saved. Please try again.');",
    '  return;',
    '}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { callResults },
  evaluate({ facts }) {
    const { examined } = facts.callResults;
    const calls = facts.callResults.calls.filter((call) => call.kind === 'supabase' && !isCleanup(call));
    if (calls.length === 0) {
      return notApplicable({
        examined,
        reason:
          examined > 0
            ? `No call of Supabase's JavaScript client was found, whose errors are returned and not thrown (${counted(examined, 'file')} looked at).`
            : 'There is no JavaScript, TypeScript or Python code that could call a service which returns its errors; have somebody review it, and sign that off.',
      });
    }
    const isGrave = (call: PlacedResult): boolean => call.effect === 'write' && !isMinor(call, calls);
    const writes = calls.filter(isGrave);
    const others = calls.filter((call) => !isGrave(call));
    return conclude({
      examined: calls.length,
      evidence: 'verified',
      findings: [...writes.flatMap((call) => unreadWrite(call) ?? []), ...unreadReads(others)],
      pass: `Returned errors are looked at (${counted(calls.length, 'call')} of Supabase, ${writes.length} of which change something).`,
      nothing: 'No calls of Supabase were found.',
    });
  },
});
