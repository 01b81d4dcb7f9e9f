import { defineCases } from '../../../src/kit/index.ts';

const FLASK = `
  from flask import Flask
  app = Flask(__name__)
  if __name__ == '__main__':
      app.run(host='0.0.0.0', debug=True)
`;

const SETTINGS = (debug: string): string => `
  INSTALLED_APPS = ['shop']
  DEBUG = ${debug}
`;

export default defineCases([
  {
    name: 'passes with a production server and debug off by default',
    files: {
      Procfile: 'web: gunicorn shop.wsgi',
      'shop/settings.py': SETTINGS("os.environ.get('DEBUG', 'false').lower() == 'true'"),
    },
    verdict: 'pass',
  },
  {
    name: "stops where production starts Flask's debugger",
    files: { 'app.py': FLASK, Dockerfile: 'FROM python:3.12\nCMD ["python", "app.py"]\n' },
    verdict: 'fail',
    findings: ['app.py:4 blocker'],
  },
  {
    name: 'fails where nothing says how the tool is started',
    files: { 'app.py': FLASK },
    verdict: 'fail',
    findings: ['app.py:4 high'],
  },
  {
    name: 'is medium where production starts another server',
    files: { 'app.py': FLASK, Procfile: 'web: gunicorn app:app\n' },
    verdict: 'fail',
    findings: ['app.py:4 medium'],
    says: /Production starts another server/,
  },
  {
    name: 'reads the default of the variable that decides',
    files: {
      'a.py':
        "from flask import Flask\napp = Flask('a')\napp.run(debug=os.environ.get('FLASK_DEBUG', 'true') == 'true')\n",
      'b.py': "from flask import Flask\napp = Flask('b')\napp.run(debug=bool(os.getenv('DEBUG', 'False')))\n",
      'c.py':
        "from flask import Flask\napp = Flask('c')\napp.run(debug=os.getenv('DEBUG', 'False') == 'True')\n",
    },
    verdict: 'fail',
    findings: ['a.py:3 high', 'b.py:3 high'],
  },
  {
    name: 'leaves programs for development, tests, examples and scripts alone',
    files: {
      'run_dev.py': FLASK,
      'tests/app.py': FLASK,
      'examples/app.py': FLASK,
      'scripts/app.py': FLASK,
      Procfile: 'web: gunicorn main:app\n',
    },
    verdict: 'pass',
  },
  {
    name: "stops where Django's DEBUG is on in what production uses",
    files: {
      'shop/settings.py': SETTINGS('True'),
      'shop/wsgi.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')",
      Dockerfile: 'FROM python:3.12\nCMD gunicorn shop.wsgi\n',
    },
    verdict: 'fail',
    findings: ['shop/settings.py:2 blocker'],
  },
  {
    name: 'follows the settings module that the deployment names',
    files: {
      'shop/settings/base.py': SETTINGS('True'),
      'shop/settings/production.py': 'from .base import *\nDEBUG = False\n',
      'shop/settings/local.py': 'from .base import *\nDEBUG = True\n',
      Dockerfile:
        'FROM python:3.12\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nCMD gunicorn shop.wsgi\n',
    },
    verdict: 'pass',
  },
  {
    name: 'sees what the production module takes over',
    files: {
      'shop/settings/base.py': SETTINGS('True'),
      'shop/settings/production.py': "from .base import *\nALLOWED_HOSTS = ['shop.test']\n",
      Dockerfile:
        'FROM python:3.12\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nCMD gunicorn shop.wsgi\n',
    },
    verdict: 'fail',
    findings: ['shop/settings/base.py:2 blocker'],
  },
  {
    name: 'fails for a default that is on, unless production sets the variable off',
    files: {
      'shop/settings.py': SETTINGS("config('DEBUG', default=True, cast=bool)"),
      Procfile: 'web: gunicorn shop.wsgi\n',
    },
    verdict: 'fail',
    findings: ['shop/settings.py:2 high'],
  },
  {
    name: 'passes where production sets the variable off',
    files: {
      'shop/settings.py': SETTINGS("env.bool('DEBUG', default=True)"),
      'render.yaml': `
        services:
          - type: web
            name: shop
            startCommand: gunicorn shop.wsgi
            envVars:
              - key: DEBUG
                value: "false"
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails where a production file switches the variable on',
    files: {
      'shop/settings.py': SETTINGS("env.bool('SHOP_DEBUG', default=False)"),
      '.env.production': 'SHOP_DEBUG=1\nSECRET=x\n',
      Procfile: 'web: gunicorn shop.wsgi\n',
    },
    verdict: 'fail',
    findings: ['.env.production:1 high'],
  },
  {
    name: 'leaves example environment files alone',
    files: { '.env.example': 'FLASK_DEBUG=1\nAPP_DEBUG=true\n', Procfile: 'web: gunicorn app:app\n' },
    verdict: 'pass',
  },
  {
    name: 'fails for debug pages of FastAPI',
    files: {
      'main.py': 'from fastapi import FastAPI\napp = FastAPI(debug=True)\n',
      Procfile: 'web: uvicorn main:app\n',
    },
    verdict: 'fail',
    findings: ['main.py:2 high'],
  },
  {
    name: 'fails for development servers as production commands, through scripts',
    files: {
      Procfile: 'web: npm run serve\nworker: nodemon worker.js\n',
      'package.json': `
        {
          "scripts": {
            "serve": "next dev"
          }
        }
      `,
      'api/Dockerfile': 'FROM python:3.12\nENTRYPOINT ["./start.sh"]\n',
      'api/start.sh': '#!/bin/sh\nuvicorn main:app --reload\n',
    },
    verdict: 'fail',
    findings: ['Procfile:1 high', 'Procfile:2 high', 'api/Dockerfile:2 high'],
  },
  {
    name: "stops for Flask's server with its debugger",
    files: { Procfile: 'web: FLASK_DEBUG=1 flask run --host 0.0.0.0\n' },
    verdict: 'fail',
    findings: ['Procfile:1 blocker'],
  },
  {
    name: 'leaves compose files for development alone',
    files: {
      'docker-compose.yml': `
        services:
          api:
            build: .
            command: uvicorn main:app --reload
            volumes: [".:/app"]
      `,
      'compose.dev.yml': 'services: {api: {build: ., command: npm run dev}}',
      'docker-compose.override.yml': 'services: {api: {build: ., command: npm run dev}}',
      Dockerfile: 'FROM python:3.12\nCMD uvicorn main:app\n',
      'Dockerfile.dev': 'FROM python:3.12\nCMD uvicorn main:app --reload\n',
    },
    verdict: 'pass',
  },
  {
    name: 'takes the last stage of a Dockerfile that is not for development',
    files: {
      Dockerfile:
        'FROM node:20 AS base\nFROM base AS dev\nCMD ["npm", "run", "dev"]\nFROM base AS prod\nCMD ["node", "server.js"]\n',
    },
    verdict: 'pass',
  },
  {
    name: 'is quiet about the reload flag of a program that production does not start',
    files: {
      'main.py': "import uvicorn\nif __name__ == '__main__':\n    uvicorn.run('main:app', reload=True)\n",
      Procfile: 'web: uvicorn main:app\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails for the reload flag of the program that production starts',
    files: {
      'main.py': "import uvicorn\nif __name__ == '__main__':\n    uvicorn.run('main:app', reload=True)\n",
      Procfile: 'web: python main.py\n',
    },
    verdict: 'fail',
    findings: ['main.py:3 high'],
  },
  {
    name: 'makes a container for development advice where another file deploys the tool',
    files: {
      Dockerfile: 'FROM node:20\nCMD npm run dev\n',
      'vercel.json': '{}',
      Procfile: 'web: node server.js\n',
    },
    verdict: 'pass',
    findings: ['Dockerfile:2 low'],
  },
  {
    name: 'asks about a start script for development where nothing else is said',
    files: { 'package.json': '{"scripts": {"start": "nodemon server.js"}}' },
    verdict: 'needs-review',
    findings: ['package.json:1 medium review'],
  },
  {
    name: 'knows that browser frameworks call their development server start',
    files: {
      'package.json': '{"scripts": {"start": "react-scripts start"}}',
      'netlify.toml': '[build]\npublish = "build"\n',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'reads Laravel, Spring and ASP.NET',
    files: {
      'config/app.php': "<?php\nreturn [\n  'debug' => env('APP_DEBUG', true),\n];\n",
      'src/main/resources/application.properties': 'server.error.include-stacktrace=always\n',
      'src/main/resources/application-dev.properties': 'server.error.include-stacktrace=always\n',
      'Startup.cs': 'app.UseRouting();\napp.UseDeveloperExceptionPage();\n',
      'Program.cs': 'if (app.Environment.IsDevelopment())\n{\n  app.UseDeveloperExceptionPage();\n}\n',
    },
    verdict: 'fail',
    findings: [
      'Startup.cs:2 high',
      'config/app.php:3 high',
      'src/main/resources/application.properties:1 high',
    ],
  },
  {
    name: 'mentions public source maps',
    files: {
      'vite.config.ts': 'export default { build: { sourcemap: true } };',
      Procfile: 'web: node server.js\n',
    },
    verdict: 'pass',
    findings: ['vite.config.ts:1 low'],
  },
  {
    name: 'never shows the value of another variable',
    files: {
      '.env.production': `FLASK_DEBUG=1\nAPI_KEY=${['a', 'secret', 'value'].join('-')}\n`,
      Procfile: 'web: gunicorn app:app\n',
    },
    verdict: 'fail',
    findings: ['.env.production:1 high'],
    says: /^(?!.*a-secret-value)/,
  },
  {
    name: 'does not apply to files and functions that a host serves',
    files: {
      'package.json': '{"devDependencies": {"lovable-tagger": "1"}}',
      'supabase/functions/hello/index.ts': 'Deno.serve(() => new Response());',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks how the tool is started',
    files: { 'README.md': '# Rota' },
    verdict: 'needs-review',
    findings: ['- blocker review'],
  },
]);
