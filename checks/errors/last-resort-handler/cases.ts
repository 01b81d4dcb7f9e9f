import { defineCases } from '../../../src/kit/index.ts';

const PACKAGE = (dependencies: Record<string, string>): string =>
  JSON.stringify({ name: 'rota', private: true, dependencies });
const REACT = PACKAGE({ react: '19', 'react-dom': '19' });
const NEXT = PACKAGE({ next: '15', react: '19' });
const PAGE = '<script type="module" src="/src/main.tsx"></script>';
const MAIN = (root: string): string => `
  import { createRoot } from 'react-dom/client';
  import App from './App';
  createRoot(document.getElementById('root')!).render(${root});
`;
/** An Express server with what stands after its routes. */
const server = (after: string, before = ''): Record<string, string> => ({
  'server.ts': `
    import express from 'express';
    const app = express();
    ${before}
    app.get('/api/orders', list);
    ${after}
    app.listen(3000);
    process.on('unhandledRejection', (reason) => log.error(reason));
  `,
});
const HANDLER = "app.use((err, req, res, next) => { res.status(500).json({ message: 'Sorry' }); });";

export default defineCases([
  {
    name: 'fails for Express without an error handler',
    files: server(''),
    verdict: 'fail',
    findings: ['server.ts:2 high'],
    says: /stack unless NODE_ENV is production/,
  },
  { name: 'passes for Express with one after the routes', files: server(HANDLER), verdict: 'pass' },
  {
    name: 'fails where it stands before the routes',
    files: server('', HANDLER),
    verdict: 'fail',
    findings: ['server.ts:3 high'],
    says: /before 1 route/,
  },
  {
    name: 'lets a catch-all, files and a page stand after it',
    files: server(`${HANDLER}
    app.use('/files', express.static('files'));
    app.get('*', (req, res) => res.sendFile('index.html'));`),
    verdict: 'pass',
  },
  {
    name: 'fails for a handler with three parameters, which Express never calls with an error',
    files: server("app.use((err, req, res) => { res.status(500).json({ message: 'Sorry' }); });"),
    verdict: 'fail',
    findings: ['server.ts:5 high'],
    says: /three parameters/,
  },
  {
    name: 'fails mildly for a handler that answers and throws again',
    files: server(`app.use((err, req, res, next) => {
      res.status(500).json({ message: 'Sorry' });
      throw err;
    });`),
    verdict: 'fail',
    findings: ['server.ts:7 medium'],
  },
  {
    name: 'knows a handler by its name, by its four parameters in another file, and by a function that puts it in',
    files: {
      'a/package.json': PACKAGE({ express: '5' }),
      'a/index.js':
        "const app = require('express')(); const x = express(); app.get('/x', y); app.use(errorHandler);",
      'b/package.json': PACKAGE({ express: '5' }),
      'b/index.js': `
        const express = require('express');
        const { last } = require('./last');
        const app = express();
        app.get('/x', y);
        app.use(last);
        process.on('uncaughtException', leave);
      `,
      'b/last.js': 'exports.last = function last(err, req, res, next) { res.status(500).end(); };',
      'c/package.json': PACKAGE({ express: '5' }),
      'c/index.js': "const express = require('express'); const app = express(); setUp(app);",
      'c/errors.js': 'function setUp(app) { app.use((err, req, res, next) => { res.status(500).end(); }); }',
    },
    verdict: 'pass',
  },
  {
    name: 'takes no router of users, and no reporter, for an error handler',
    files: server('app.use("/users", userRoutes); app.use(Sentry.Handlers.errorHandler());'),
    verdict: 'fail',
    findings: ['server.ts:2 high'],
  },
  {
    name: 'advises to listen for promises that nobody waits for',
    files: {
      'server.ts': `
        import express from 'express';
        const app = express();
        app.use((err, req, res, next) => { res.status(500).end(); });
      `,
    },
    verdict: 'pass',
    findings: ['server.ts:2 low'],
    says: /unhandledRejection/,
  },
  {
    name: 'asks Fastify, Hono, Koa and NestJS, each by what it does without',
    files: {
      'a.ts': "import Fastify from 'fastify'; const app = Fastify(); process.on('unhandledRejection', log);",
      'b.ts': "import { Hono } from 'hono'; const app = new Hono(); app.get('/', (c) => c.json({}));",
      'c.ts': "import Koa from 'koa'; const app = new Koa();",
      'd.ts': "import { NestFactory } from '@nestjs/core'; NestFactory.create(AppModule);",
    },
    verdict: 'fail',
    findings: ['a.ts:1 high', 'b.ts:1 low', 'c.ts:1 low', 'd.ts:1 low'],
  },
  {
    name: 'passes for their handlers',
    files: {
      'a.ts':
        "import Fastify from 'fastify'; const app = Fastify(); app.setErrorHandler((e, q, r) => r.code(500).send('x'));",
      'b.ts': "import { Hono } from 'hono'; const app = new Hono(); app.onError((e, c) => c.text('x', 500));",
      'c.ts':
        "import Koa from 'koa'; const app = new Koa(); app.use(async (ctx, next) => { try { await next(); } catch (e) { ctx.status = 500; } });",
      'd.ts':
        "import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(AppModule); app.useGlobalFilters(new All());",
      'e.ts': "process.on('unhandledRejection', log);",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for React without a boundary around the root',
    files: {
      'package.json': REACT,
      'index.html': PAGE,
      'src/main.tsx': MAIN('<App />'),
      'src/App.tsx': 'export default function App() { return <p />; }',
    },
    verdict: 'fail',
    findings: ['src/main.tsx:3 high'],
    says: /empty white page/,
  },
  {
    name: 'passes for a boundary at the root, inside the providers, of the team or of Sentry, or an errorElement',
    files: {
      'a/package.json': REACT,
      'a/index.html': PAGE,
      'a/src/main.tsx': MAIN('<ErrorBoundary><App /></ErrorBoundary>'),
      'b/package.json': REACT,
      'b/index.html': PAGE,
      'b/src/main.tsx': MAIN('<App />'),
      'b/src/App.tsx':
        "import { Net } from './ErrorNet'; export default () => <Providers><ErrorNet><Pages /></ErrorNet></Providers>;",
      'b/src/ErrorNet.tsx':
        'export class ErrorNet extends Component { componentDidCatch() {} render() { return this.props.children; } }',
      'c/package.json': REACT,
      'c/index.html': PAGE,
      'c/src/main.tsx': MAIN('<App />'),
      'c/src/App.tsx':
        "import { router } from './router'; export default () => <RouterProvider router={router} />;",
      'c/src/router.tsx':
        "export const router = createBrowserRouter([{ path: '/', element: <Home />, errorElement: <Failed /> }]);",
      'd/package.json': REACT,
      'd/index.html': PAGE,
      'd/src/main.tsx': MAIN('<Sentry.ErrorBoundary fallback={<p />}><App /></Sentry.ErrorBoundary>'),
    },
    verdict: 'pass',
  },
  {
    name: 'fails mildly for a boundary that holds one part',
    files: {
      'package.json': REACT,
      'index.html': PAGE,
      'src/main.tsx': MAIN('<App />'),
      'src/App.tsx': "import Chart from './pages/Chart'; export default () => <Chart />;",
      'src/pages/Chart.tsx':
        "import { Lines } from './Lines'; export default () => <ErrorBoundary><Lines /></ErrorBoundary>;",
    },
    verdict: 'fail',
    findings: ['src/main.tsx:3 medium'],
    says: /Only src\/pages\/Chart\.tsx/,
  },
  {
    name: 'does not take what a map draws into a pop-up for the application',
    files: {
      'package.json': REACT,
      'src/map.tsx':
        "import { createRoot } from 'react-dom/client'; export function open(at) { createRoot(at).render(<Pin />); }",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'fails mildly for Next without error.tsx, and says where only a part has one',
    files: {
      'package.json': NEXT,
      'app/page.tsx': 'export default () => <p />;',
      'app/shop/error.tsx': "'use client'; export default () => <p />;",
    },
    verdict: 'fail',
    findings: ['app/page.tsx:1 medium'],
    says: /Only app\/shop\/error\.tsx/,
  },
  {
    name: 'passes for Next with error.tsx, below a group as well, and advises global-error.tsx',
    files: {
      'package.json': NEXT,
      'src/app/(site)/page.tsx': 'export default () => <p />;',
      'src/app/(site)/error.tsx': "'use client'; export default () => <p />;",
    },
    verdict: 'pass',
    findings: ['src/app/(site)/error.tsx:1 low'],
  },
  {
    name: 'passes for pages/_error',
    files: {
      'package.json': NEXT,
      'pages/index.tsx': 'export default () => <p />;',
      'pages/_error.tsx': 'export default () => <p />;',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'makes it advice where Next serves data alone',
    files: {
      'package.json': NEXT,
      'app/api/orders/route.ts': 'export function GET() { return Response.json([]); }',
    },
    verdict: 'pass',
    findings: ['app/api/orders/route.ts:1 low'],
  },
  {
    name: 'asks Vue, Nuxt, SvelteKit and React Router',
    files: {
      'a/package.json': PACKAGE({ vue: '3' }),
      'a/src/main.js': "import { createApp } from 'vue'; createApp(App).mount('#app');",
      'b/package.json': PACKAGE({ nuxt: '3' }),
      'b/pages/index.vue': '<template><p /></template>',
      'c/package.json': PACKAGE({ '@sveltejs/kit': '2' }),
      'c/src/routes/+page.svelte': '<p></p>',
      'd/package.json': PACKAGE({ '@react-router/dev': '7' }),
      'd/app/root.tsx': 'export default function Root() { return <Outlet />; }',
    },
    verdict: 'fail',
    findings: [
      'a/src/main.js:1 medium',
      'b/pages/index.vue:1 medium',
      'c/src/routes/+page.svelte:1 medium',
      'd/app/root.tsx:1 medium',
    ],
  },
  {
    name: 'passes for theirs',
    files: {
      'a/package.json': PACKAGE({ vue: '3' }),
      'a/src/main.js':
        "import { createApp } from 'vue'; const app = createApp(App); app.config.errorHandler = show; app.mount('#app');",
      'b/package.json': PACKAGE({ nuxt: '3' }),
      'b/pages/index.vue': '<template><p /></template>',
      'b/error.vue': '<template><p /></template>',
      'c/package.json': PACKAGE({ '@sveltejs/kit': '2' }),
      'c/src/routes/+page.svelte': '<p></p>',
      'c/src/routes/+error.svelte': '<p></p>',
      'd/package.json': PACKAGE({ '@react-router/dev': '7' }),
      'd/app/root.tsx':
        'export default function Root() { return <Outlet />; } export function ErrorBoundary() { return <p />; }',
    },
    verdict: 'pass',
  },
  {
    name: 'makes it advice for an API of FastAPI, and asks more where it shows pages',
    files: {
      'api/pyproject.toml': '[project]\nname = "api"',
      'api/main.py': 'from fastapi import FastAPI\napp = FastAPI(title="x")',
      'web/pyproject.toml': '[project]\nname = "web"',
      'web/main.py':
        'from fastapi import FastAPI\nfrom fastapi.templating import Jinja2Templates\napp = FastAPI()',
    },
    verdict: 'fail',
    findings: ['api/main.py:2 low', 'web/main.py:3 medium'],
  },
  {
    name: 'passes for handlers of Python',
    files: {
      'a/requirements.txt': 'fastapi',
      'a/main.py':
        'from fastapi import FastAPI\napp = FastAPI()\n@app.exception_handler(Exception)\nasync def failed(request, exc):\n    return JSONResponse({"message": "Sorry"}, status_code=500)',
      'b/requirements.txt': 'flask',
      'b/app.py':
        'from flask import Flask, render_template\napp = Flask(__name__)\n@app.errorhandler(500)\ndef failed(e):\n    return render_template("500.html"), 500',
      'c/requirements.txt': 'flask',
      'c/app.py':
        'from flask import Flask, render_template\ndef make():\n    app = Flask(__name__)\n    app.register_error_handler(Exception, failed)\n    return app',
      'd/requirements.txt': 'fastapi',
      'd/main.py':
        'app = FastAPI()\n@app.middleware("http")\nasync def net(request, call_next):\n    try:\n        return await call_next(request)\n    except Exception:\n        return JSONResponse({"message": "Sorry"}, status_code=500)',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'does not take a handler for one kind of error for a safety net',
    files: {
      'app.py':
        'from flask import Flask, render_template\napp = Flask(__name__)\n@app.errorhandler(404)\ndef missing(e):\n    return render_template("404.html"), 404',
    },
    verdict: 'fail',
    findings: ['app.py:2 medium'],
  },
  {
    name: 'asks Django for a page, and is content with 500.html or handler500',
    files: {
      'site/settings.py': 'ROOT_URLCONF = "site.urls"',
      'shop/templates/base.html': '<p></p>',
    },
    verdict: 'fail',
    findings: ['site/settings.py:1 medium'],
  },
  {
    name: 'passes for 500.html',
    files: { 'site/settings.py': 'ROOT_URLCONF = "site.urls"', 'templates/500.html': '<p>Sorry</p>' },
    verdict: 'pass',
  },
  {
    name: 'passes for handler500',
    files: {
      'site/settings.py': 'ROOT_URLCONF = "site.urls"',
      'site/urls.py': 'handler500 = "site.views.failed"',
      'a/templates/b.html': '',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for Streamlit, which shows the traceback to everybody',
    files: { 'app.py': 'import streamlit as st\nst.title("Rota")' },
    verdict: 'fail',
    findings: ['app.py:1 high'],
    says: /showErrorDetails/,
  },
  {
    name: 'passes for Streamlit that is told not to, and not for half of it',
    files: {
      'app.py': 'import streamlit as st\nst.title("Rota")',
      '.streamlit/config.toml': '[client]\nshowErrorDetails = "none"',
    },
    verdict: 'pass',
  },
  {
    name: 'fails where Streamlit is told to show the trace without the text',
    files: {
      'app.py': 'import streamlit as st\nst.title("Rota")',
      '.streamlit/config.toml': '[client]\n# showErrorDetails = "none"\nshowErrorDetails = "stacktrace"',
    },
    verdict: 'fail',
    findings: ['app.py:1 high'],
  },
  {
    name: 'asks no library, no test, no example and no edge function',
    files: {
      'package.json': JSON.stringify({ name: 'lib', main: 'index.js', types: 'index.d.ts', files: ['.'] }),
      'index.js': "import express from 'express'; export const app = express();",
      'tests/server.js': "import express from 'express'; const app = express();",
      'examples/server.js': "import express from 'express'; const app = express();",
      'supabase/functions/a/index.ts': "import { Hono } from 'npm:hono'; const app = new Hono();",
    },
    verdict: 'not-applicable',
    says: /library/,
  },
  {
    name: 'asks for a review where the server is in another language',
    files: { 'main.go': 'package main' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
