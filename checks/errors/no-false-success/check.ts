import { falseSuccess } from '../../../src/facts/false-success/false-success.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { pretences, unclearAnswers } from './pretences.ts';

export default defineCheck({
  id: 'errors/no-false-success',
  title: 'No failure looks like a success',
  question: 'Does failure look like success?',
  why: 'When the code that runs after a failure says "saved", answers "200 OK" or shows invented figures, people act on something that did not happen: an order that was never placed, a payment that was never taken, numbers that nobody measured.',
  how: 'Reads every branch of JavaScript, TypeScript and Python application code that runs because something failed (`catch`, `.catch(…)`, `except`, `if (error)`, `if (!response.ok)`) and every `finally`. Looks in it for what speaks of success: a success message or state, an answer with status 200 or `success: true`, invented data (mock, sample, demo), the page that follows a success, an exception that is returned and not raised, and a failed write that is only logged before the code goes on and says that it worked. A branch that also tells of the failure, tries another way, keeps the work for later, or handles one foreseen case is left out. Messages are recognised by the code that shows them, not by their words. Other languages are not examined.',
  passes: 'No branch that runs after a failure says or answers that it worked.',
  fix: 'In each branch named, say that it failed: show an error message, answer with a status of 400 or above, or throw the error again; raise exceptions, do not return them. Show a success only behind the last step that can fail, never in `finally`. Where invented data must stand in for real data, say so beside it.',
  example: [
    '```js',
    'try {',
    "  await api.post('/bookings', booking);",
    "  toast.success('Booked.');",
    '} catch (error) {',
    '  console.error(error);',
    "  toast.error('Not booked. Nothing was charged; please try again.');",
    '}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { falseSuccess },
  evaluate({ facts }) {
    const { found, branches, examined } = facts.falseSuccess;
    if (branches + found.length === 0) {
      return notApplicable({
        examined,
        reason:
          examined > 0
            ? `No code runs because something failed (${counted(examined, 'file')} of JavaScript, TypeScript and Python looked at).`
            : 'There is no JavaScript, TypeScript or Python code; have somebody review what the code does after a failure, and sign that off.',
      });
    }
    return conclude({
      examined: Math.max(branches, found.length),
      evidence: 'verified',
      findings: [...pretences(found), ...unclearAnswers(found)],
      pass: `No failure looks like a success (${counted(branches, 'branch', 'branches')} after failures looked at).`,
      nothing: 'No code that runs after a failure was found.',
    });
  },
});
