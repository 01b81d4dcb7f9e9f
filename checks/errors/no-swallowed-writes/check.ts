import { failureHandling } from '../../../src/facts/failure-handling/failure-handling.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { others, silentReads, swallowed, swallowedWrites } from './swallowed.ts';

export default defineCheck({
  id: 'errors/no-swallowed-writes',
  title: 'No failed write is hidden',
  question: 'Are failures of writes hidden?',
  why: 'When saving, sending or paying fails and the error is thrown away, the user goes on believing that it worked. The loss is found days later, when nobody can tell what is missing.',
  how: 'Reads every error handler (`catch`, `.catch(…)`, `except`, `suppress`) of JavaScript, TypeScript and Python application code, and in Go the errors of writes (`_ =`, `if err != nil`). A handler that only logs, does nothing, or returns a value at which no caller looks, is held against what it guards: a call that changes, sends or pays something, or one that reads. Tests, telemetry, caches, browser storage and cleanup are left out. Other languages are not examined.',
  passes:
    'No handler hides the failure of a write, and at most one in four of those around reads and background work is silent.',
  fix: 'In each handler named, let the person who waits know: show a message, answer with an error status, throw the error again, or return a failure that the caller checks. Logging alone is not enough. Where silence is right, say why in a comment inside the handler.',
  example: [
    '```js',
    'try {',
    "  await api.post('/orders', order);",
    '} catch (error) {',
    '  console.error(error);',
    "  toast.error('Your order was not saved. Please try again.');",
    '}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { failureHandling },
  evaluate({ facts }) {
    const { handlers, examined } = facts.failureHandling;
    const judged = handlers.filter(({ operations }) => operations.length > 0);
    if (judged.length === 0) {
      return notApplicable({
        examined,
        reason:
          examined > 0
            ? `No error handler stands around a call that reads or writes (${counted(examined, 'file')} of JavaScript, TypeScript, Python and Go looked at).`
            : 'There is no JavaScript, TypeScript, Python or Go code; have somebody review how failures of writes are handled, and sign that off.',
      });
    }
    return conclude({
      examined: judged.length,
      evidence: 'verified',
      findings: [...swallowedWrites(judged).map(swallowed), ...silentReads(others(judged))],
      pass: `No failed write is hidden (${counted(judged.length, 'error handler')} around reads and writes looked at).`,
      nothing: 'No error handlers were found.',
    });
  },
});
