import type { PlacedFalseSuccess, Pretence } from '../../../src/facts/false-success/false-success.ts';
import { counted, type Finding, fail, review } from '../../../src/kit/index.ts';

/** What the branch does, after "When X fails,". */
const TOLD: Record<Exclude<Pretence, 'error-with-200'>, (sign: string) => string> = {
  message: (sign) => `the user is told that it worked (${sign})`,
  answer: (sign) => `the answer says that it worked (${sign})`,
  value: (sign) => `the caller is told that it worked (${sign})`,
  'made-up-data': (sign) => `invented data is given as if it were real (${sign})`,
  'moves-on': (sign) => `the user is led on as if it had worked (${sign})`,
  finally: (sign) => `success is said all the same: \`finally\` runs either way (${sign})`,
  'returned-exception': (sign) =>
    `the exception is returned, not raised, and goes out as a normal answer with status 200 (${sign})`,
  'carries-on': (sign) => `the failure is passed over, and then the code says that it worked (${sign})`,
};

/** A sender that is told "failed" sends again: some webhooks answer 200 on purpose. */
const ANSWERED_ON_PURPOSE = /webhook|hooks?\//i;

/** One finding for each function and way of pretending. */
export function pretences(found: readonly PlacedFalseSuccess[]): Finding[] {
  const seen = new Set<string>();
  return found.flatMap((each) => {
    if (each.pretence === 'error-with-200') return [];
    const subject = `${each.path} ${each.function ?? 'module'}: ${each.pretence} after ${each.what}`;
    if (seen.has(subject)) return [];
    seen.add(subject);
    const within = each.function === null ? '' : ` in ${each.function}`;
    const message = `When ${each.what} fails${within}, ${TOLD[each.pretence](each.sign)}.`;
    return [weighed(each, { subject, message, at: { path: each.path, line: each.line } })];
  });
}

function weighed(found: PlacedFalseSuccess, details: Parameters<typeof fail>[1]): Finding {
  if (found.explained)
    return fail('low', {
      ...details,
      message: `${details.message} A comment gives a reason; make sure that it holds.`,
    });
  if (found.pretence === 'answer' && ANSWERED_ON_PURPOSE.test(`${found.path} ${found.function}`))
    return review('medium', {
      ...details,
      message: `${details.message} The sender will not send it again: say in a comment that this is meant, or answer with an error.`,
    });
  // What could not be looked up may be the smaller half of what worked.
  return found.pretence === 'message' && found.effect === 'read'
    ? review('medium', details)
    : fail('high', details);
}

/** Answers that may tell of the failure in their text, while their status says 200: one finding a repository. */
export function unclearAnswers(found: readonly PlacedFalseSuccess[]): Finding[] {
  const unclear = found.filter(({ pretence, explained }) => pretence === 'error-with-200' && !explained);
  const [first] = unclear;
  if (!first) return [];
  const files = new Set(unclear.map(({ path }) => path)).size;
  return [
    review('medium', {
      subject: 'answers with status 200 after a failure',
      message: `${counted(unclear.length, 'answer')} in ${counted(files, 'file')} after a failure ${unclear.length === 1 ? 'goes' : 'go'} out with status 200, the first here. Whoever looks at the status (a browser's fetch, monitoring, a queue) takes that for a success. Give an error status, or confirm that every caller reads the text.`,
      at: { path: first.path, line: first.line },
    }),
  ];
}
