import { fileList } from '../../../src/facts/file-list.ts';
import { failureAnswers } from '../../../src/facts/internal-details/internal-details.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { notExamined, unreadLanguages } from '../../permissions/entry-points.ts';
import { tellings } from './tellings.ts';

export default defineCheck({
  id: 'errors/no-internal-details',
  title: 'Users see no internals',
  question: 'Can users see internals when something fails?',
  why: 'The text of an error names tables, files, addresses, sometimes the values of other people. It helps nobody who uses the tool, and it helps whoever looks for a way in.',
  how: 'Reads every answer that server code in JavaScript, TypeScript and Python gives when something failed (in a `catch`, an `except`, a callback with an error, a handler of last resort; streams and events too), and what of the error is put into it: its stack or traceback, its representation, the text of a query, the error as a whole, or its own message with a status of 500 and above or after a catch for everything. Answers behind a test for development, errors of a known kind, and refusals (4xx) are left out. PHP is read line by line. What pages do with an answer is another question.',
  passes:
    'No answer to a failure carries a stack, a traceback, a query or the message of an unforeseen error.',
  fix: 'Log the error on the server, with an id, and answer with a sentence of your own and that id. Let through only messages of error classes that you wrote for users. Switch `display_errors` off.',
  example: [
    '```js',
    'app.use((error, req, res, next) => {',
    '  const id = crypto.randomUUID();',
    '  log.error({ id, error });',
    "  res.status(500).json({ message: 'Something went wrong on our side. Please try again.', id });",
    '});',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { failureAnswers, routes, fileList },
  evaluate({ facts }) {
    const { failureAnswers: answers, routes: found } = facts;
    const unread = unreadLanguages(facts.fileList).filter((name) => name !== 'PHP' || answers.length === 0);
    const ways = found.routes.length + found.unresolved.length;
    if (answers.length + ways + found.notRead.length === 0 && unread.length === 0)
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Nothing in the code answers requests.',
      });
    const left = [notExamined(found), unread.length > 0 ? `${unread.join(', ')} is not examined.` : null];
    const rest = left
      .filter((text) => text !== null)
      .map((text) => ` ${text}`)
      .join('');
    return conclude({
      examined: answers.length + found.routes.length,
      evidence: 'verified',
      findings: tellings(answers),
      pass: `None of ${counted(answers.length, 'answer')} to a failure carries details of it (${counted(found.routes.length, 'route')} seen).${rest}`,
      nothing: `No answer to a failure that could be read was found.${rest} Have somebody make the tool fail, and say in the sign-off what users see.`,
    });
  },
});
