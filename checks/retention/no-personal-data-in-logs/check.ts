import { logs } from '../../../src/facts/logging/logs.ts';
import { conclude, counted, defineCheck, fail, notApplicable } from '../../../src/kit/index.ts';
import { inBrowser, inServerLogs } from './leaks.ts';

export default defineCheck({
  id: 'retention/no-personal-data-in-logs',
  title: 'Logs hold no personal data',
  question: 'Do logs leak?',
  why: 'Logs are copied, searched, kept for long and read by many. A password or a token in them lets each of these people in; details about people stay there after they were deleted everywhere else.',
  how: 'Reads the arguments of every log call in JavaScript, TypeScript and Python application code (`console`, logging libraries, `print`), and what error reporters are told to send. What counts is the value that is written, not a word in the text: a password, token or key, an e-mail address or another detail about somebody, a whole request body, user or session. Fields that the logger is told to leave out (`redact`), what is only written during development, and scripts that people start by hand do not count.',
  passes:
    'No log call on a server writes a credential, a personal detail or a whole request or user. What a browser prints is seen by its own user alone, so that it is advice. Other languages are not examined.',
  fix: 'Take the value out of each log call named; log an id that tells you which record it was. Where a whole object is logged, name the fields that you need, or set up redaction in the logger. If a credential was logged in real use, replace it and delete the logs.',
  example: [
    '```js',
    "logger.info({ userId: user.id }, 'signed in'); // not: logger.info(user)",
    "const logger = pino({ redact: ['password', 'req.headers.authorization'] });",
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'verified',
  facts: { logs },
  evaluate({ facts }) {
    const { leaks, reporters, examined, unread } = facts.logs;
    if (examined === 0 && unread === 0)
      return notApplicable({ examined: 1, reason: 'There is no code that could write to a log.' });
    return conclude({
      examined,
      evidence: 'verified',
      findings: [
        ...inServerLogs(leaks.filter(({ runs }) => runs === 'server')),
        ...reporters.filter(({ filtered }) => !filtered).map(reported),
        ...inBrowser(leaks.filter(({ runs }) => runs === 'browser')),
      ],
      pass: `No credential and nothing personal is written to logs (${counted(examined, 'file')} of JavaScript, TypeScript and Python looked at).`,
      nothing:
        'There is no JavaScript, TypeScript or Python code; have somebody review what the code writes to logs, and sign that off.',
    });
  },
});

function reported({ path, line }: { path: string; line: number }) {
  return fail('medium', {
    subject: 'error reporter',
    message:
      'The error reporter is told to send what it knows of the user (e-mail address, network address, cookies, request bodies) with every error. Switch that off, or remove the details before they are sent (beforeSend).',
    at: { path, line },
  });
}
