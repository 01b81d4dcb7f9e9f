import { fileList } from '../../../src/facts/file-list.ts';
import { lastResort } from '../../../src/facts/last-resort/last-resort.ts';
import { routes } from '../../../src/facts/routes/routes.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { notExamined, unreadLanguages } from '../../permissions/entry-points.ts';
import { misplaced, nets, passText, unheardPromises } from './nets.ts';

export default defineCheck({
  id: 'errors/last-resort-handler',
  title: 'A safety net for what nobody caught',
  question: 'Is there a safety net in every part that runs?',
  why: 'Some error will come that nobody thought of. Without a handler of last resort people look at an empty page or at the insides of the code, and nobody who looks after the tool hears of it.',
  how: 'Finds every runtime that the code starts (Express, Fastify, Hono, Koa, NestJS, Next.js, Nuxt, SvelteKit, React Router, React, Vue, FastAPI, Flask, Django, Streamlit), once for each project, and its handler of last resort: middleware with four parameters after the routes, `setErrorHandler`, `onError`, `error.tsx`, `_error`, an error boundary around the root or an `errorElement`, `errorHandler`, `exception_handler(Exception)`, `errorhandler(500)`, `handler500` or `500.html`, `showErrorDetails`. Libraries, tests, examples and edge functions are not asked.',
  passes:
    'Every runtime has a handler of last resort of its own, after the routes, and it does not throw again.',
  fix: 'Add the handler that the finding names. Let it log the error with an id, and answer with one clear sentence, the id, and where to ask for help.',
  example: [
    '```tsx',
    "// src/main.tsx, around everything: import { ErrorBoundary } from 'react-error-boundary';",
    '<ErrorBoundary fallback={<p>Something went wrong. Reload the page or write to help@rota.example.</p>}>',
    '  <App />',
    '</ErrorBoundary>',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['error-handling'],
  evidence: 'verified',
  facts: { lastResort, routes, fileList },
  evaluate({ facts }) {
    const { runtimes, libraries } = facts.lastResort;
    const unread = unreadLanguages(facts.fileList);
    const others = [
      notExamined({ ...facts.routes, unresolved: [] }),
      unread.length > 0 ? `${unread.join(', ')} is not examined.` : null,
    ];
    const rest = others
      .filter((text) => text !== null)
      .map((text) => ` ${text}`)
      .join('');
    if (runtimes.length === 0 && rest === '')
      return notApplicable({
        examined: facts.fileList.length,
        reason:
          libraries.length > 0
            ? 'The code is a library: whoever uses it puts in the handler of last resort.'
            : 'Nothing in the code starts a server or a page by a framework that has a handler of last resort.',
      });
    return conclude({
      examined: runtimes.length,
      evidence: 'verified',
      findings: [
        ...nets(facts.lastResort),
        ...misplaced(facts.lastResort),
        ...unheardPromises(facts.lastResort),
      ],
      pass: `${passText(runtimes)}${rest}`,
      nothing: `No runtime that could be read was found.${rest} Have somebody make the tool fail in an unforeseen way, and say in the sign-off what users saw.`,
    });
  },
});
