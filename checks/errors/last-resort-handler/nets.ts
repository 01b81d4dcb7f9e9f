import type { LastResort, Runtime, RuntimeNet } from '../../../src/facts/last-resort/last-resort.ts';
import { counted, type Finding, fail, type Severity } from '../../../src/kit/index.ts';

const NAMES: Readonly<Record<Runtime, string>> = {
  express: 'Express',
  fastify: 'Fastify',
  hono: 'Hono',
  koa: 'Koa',
  nest: 'NestJS',
  next: 'Next.js',
  nuxt: 'Nuxt',
  sveltekit: 'SvelteKit',
  'react-router': 'React Router',
  react: 'React',
  vue: 'Vue',
  fastapi: 'FastAPI',
  flask: 'Flask',
  django: 'Django',
  streamlit: 'Streamlit',
};

/** What people get without a handler, and what to add. */
const WITHOUT: Readonly<Record<Runtime, { readonly happens: string; readonly add: string }>> = {
  express: {
    happens: 'Express answers with the stack unless NODE_ENV is production',
    add: 'after all routes, app.use((error, req, res, next) => …)',
  },
  fastify: { happens: "Fastify answers with the error's own words", add: 'app.setErrorHandler(…)' },
  hono: { happens: 'people get two words, "Internal Server Error"', add: 'app.onError(…)' },
  koa: {
    happens: 'people get two words, "Internal Server Error"',
    add: "a first middleware with try and catch around next(), or app.on('error', …)",
  },
  nest: {
    happens: 'people get "Internal server error" and nothing else',
    add: 'an exception filter for everything (APP_FILTER)',
  },
  next: {
    happens: 'people get a bare page in English that leads nowhere',
    add: 'app/error.tsx (pages/_error.tsx with the older router)',
  },
  nuxt: { happens: "people get Nuxt's own page that leads nowhere", add: 'error.vue' },
  sveltekit: { happens: 'people get a bare page that leads nowhere', add: 'src/routes/+error.svelte' },
  'react-router': {
    happens: 'people get a bare page that leads nowhere',
    add: 'export an ErrorBoundary from the root route',
  },
  react: {
    happens: 'one error while drawing leaves an empty white page',
    add: 'an error boundary around the root, or an errorElement on the root route',
  },
  vue: { happens: 'the page stays half drawn and only the console knows', add: 'app.config.errorHandler' },
  fastapi: {
    happens: 'people get three words, "Internal Server Error"',
    add: '@app.exception_handler(Exception)',
  },
  flask: { happens: 'people get a bare page in English that leads nowhere', add: '@app.errorhandler(500)' },
  django: {
    happens: 'people get a bare "Server Error (500)" that leads nowhere',
    add: 'templates/500.html or handler500',
  },
  streamlit: {
    happens: 'Streamlit shows the traceback, with code and paths, to everybody',
    add: 'client.showErrorDetails = "none" in .streamlit/config.toml',
  },
};

/** Frameworks whose own answer hides the details: poor for people, harmless for programs. */
const HIDES = new Set<Runtime>([
  'hono',
  'koa',
  'nest',
  'next',
  'nuxt',
  'sveltekit',
  'react-router',
  'vue',
  'fastapi',
  'flask',
  'django',
]);

function weightOf({ runtime, pages, partly }: RuntimeNet): Severity {
  if (HIDES.has(runtime)) return pages ? 'medium' : 'low';
  return partly ? 'medium' : 'high';
}

/** One finding for each runtime without a net. */
export function nets({ runtimes, short }: LastResort): Finding[] {
  return runtimes.flatMap((each): Finding[] => {
    const { runtime, at, folder, net, partly, outermost } = each;
    const where = folder === '' ? '' : ` in ${folder}`;
    const subject = `${runtime}${folder === '' ? '' : ` ${folder}`}`;
    if (net)
      return outermost
        ? []
        : [
            fail('low', {
              subject: `${subject} global-error`,
              at: net,
              message: `${NAMES[runtime]}${where} has no app/global-error.tsx: a failure of the root layout itself ends in a bare page.`,
            }),
          ];
    // The handler with too few parameters is told by itself.
    if (runtime === 'express' && short.some(({ path }) => folder === '' || path.startsWith(`${folder}/`)))
      return [];
    const { happens, add } = WITHOUT[runtime];
    const some = partly ? ` Only ${partly.path} has one, and it holds only what is below it.` : '';
    return [
      fail(weightOf(each), {
        subject,
        at,
        message: `${NAMES[runtime]}${where} has no handler of last resort: where nobody caught an error, ${happens}.${some} Add ${add}.`,
      }),
    ];
  });
}

/** Handlers of Express that do not do what they are there for. */
export function misplaced({ early, rethrows, short }: LastResort): Finding[] {
  return [
    ...early.map(({ at, routes }) =>
      fail('high', {
        subject: `${at.path} early`,
        at,
        message: `This error handler of Express stands before ${counted(routes, 'route')}: errors of what is registered after it never reach it. Move it to the end.`,
      }),
    ),
    ...short.map((at) =>
      fail('high', {
        subject: `${at.path} three parameters`,
        at,
        message:
          'This error handler has three parameters. Express tells error handlers by their four, takes this one for ordinary middleware, and never calls it with an error. Add the fourth, `next`, even if nothing uses it.',
      }),
    ),
    ...rethrows.map((at) =>
      fail('medium', {
        subject: `${at.path} rethrows`,
        at,
        message:
          'This error handler answers and then throws the error again: with every failed request the process may end, for everybody. Log the error instead.',
      }),
    ),
  ];
}

const NODE = new Set<Runtime>(['express', 'fastify', 'koa', 'hono', 'nest']);

/** Advice: promises that nobody waits for. */
export function unheardPromises({ runtimes, unhandled }: LastResort): Finding[] {
  const server = runtimes.find(({ runtime }) => NODE.has(runtime));
  if (!server || unhandled.length > 0) return [];
  return [
    fail('low', {
      subject: 'unhandledRejection',
      at: server.at,
      message:
        "Nothing listens to process.on('unhandledRejection'): an error in a promise that nobody waits for ends the process without a word about the request. Log it and leave in order.",
    }),
  ];
}

export function passText(runtimes: readonly RuntimeNet[]): string {
  const named = (list: readonly RuntimeNet[]): string =>
    [...new Set(list.map(({ runtime }) => NAMES[runtime]))].join(', ');
  const own = runtimes.filter(({ net }) => net);
  const rest = runtimes.filter(({ net }) => !net);
  const caught =
    own.length === 0
      ? ''
      : `${counted(own.length, 'runtime has a handler', 'runtimes have a handler')} of last resort (${named(own)}).`;
  const hidden =
    rest.length === 0
      ? ''
      : ` ${counted(rest.length, 'runtime relies on its framework', 'runtimes rely on their framework')}, which hides the details (${named(rest)}).`;
  return `${caught}${hidden}`.trim();
}
