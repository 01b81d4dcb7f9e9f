import { defineCases } from '../../../src/kit/index.ts';

const manifest = (dependencies: Record<string, string>, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ name: 'rota', private: true, dependencies, ...more });

export default defineCases([
  {
    name: 'passes where everything is asked for, built in, or the team’s own',
    files: {
      'package.json': manifest({ react: '19', '@acme/ui': '1' }, { imports: { '#db': './src/db.js' } }),
      'tsconfig.json':
        '{"compilerOptions": {"baseUrl": "src", "paths": {"@/*": ["./src/*"], "~lib": ["./src/lib"]}}}',
      'src/main.tsx': `
        import fs from 'node:fs';
        import path from 'path';
        import { useState } from 'react';
        import { jsx } from 'react/jsx-runtime';
        import { Button } from '@acme/ui/button';
        import { a } from '@/lib/a';
        import { b } from '~lib';
        import { db } from '#db';
        import { c } from 'lib/a';
        import icon from 'lib/icon.svg?react';
        import picture from 'lib/pictures/too-large.gif';
        import './styles.css';
      `,
      'src/lib/a.ts': 'export const a = 1;\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for a package that nobody asks for, once, with the files counted',
    files: {
      'package.json': manifest({ react: '19' }),
      'src/a.ts': "import x from 'react';\nimport { merge } from 'deep-merge-utils-pro';\n",
      'src/b.ts': "const { merge } = require('deep-merge-utils-pro/lib');\n",
    },
    verdict: 'fail',
    findings: ['src/a.ts:2 medium'],
    says: /2 files import deep-merge-utils-pro, and package\.json does not ask/,
  },
  {
    name: 'looks at runtime code only: not at tests, scripts, settings, examples or addresses',
    files: {
      'package.json': manifest({ react: '19' }),
      'src/a.ts':
        "import 'react';\nimport x from 'https://esm.sh/left-pad@1';\nimport y from 'npm:left-pad@1';\n",
      'src/a.test.ts': "import 'vitest';\n",
      'vite.config.ts': "import 'vite';\n",
      'scripts/load.mjs': "import 'csv-parse';\n",
      'playwright-fixture.ts': "import 'playwright-kit';\n",
      'examples/a.ts': "import 'some-example';\n",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'lets an import go that the program can do without',
    files: {
      'package.json': manifest({ react: '19' }),
      'src/a.js': `
        require('react');
        let sharp;
        try { sharp = require('sharp'); } catch {}
        try {
          const { inspect } = require('fancy-inspect');
        } catch (error) {}
        const later = await import('heavy-thing').catch(() => null);
      `,
      'src/wrapper.js':
        "(function (factory) {\n  if (typeof module === 'object') factory(require('jquery'));\n})(x);\n",
      'api/a.py': 'try:\n    import simplejson as json\nexcept ImportError:\n    import json\n',
      'api/b.py': 'import simplejson\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'takes what the lockfile or a package of the workspace provides for luck, which is advice',
    files: {
      'package.json': manifest({ express: '5' }, { workspaces: ['apps/*', 'packages/*'] }),
      'package-lock.json':
        '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"express": "5"}}, "node_modules/express": {}, "node_modules/qs": {}}}'.replaceAll(
          '{}',
          '{\n}',
        ),
      'apps/web/package.json': '{"name": "@rota/web", "dependencies": {"next": "16"}}',
      'apps/web/src/a.ts':
        "import 'next';\nimport 'express';\nimport '@rota/core';\nimport 'qs';\nimport 'dayjs';\n",
      'packages/core/package.json': '{"name": "@rota/core", "dependencies": {"dayjs": "1"}}',
    },
    verdict: 'pass',
    findings: ['apps/web/src/a.ts:3 low'],
    says: /@rota\/core, qs, dayjs are imported/,
  },
  {
    name: 'fails where only a folder beside it, outside any workspace, asks for the package',
    files: {
      'web/package.json': manifest({ react: '19' }),
      'web/src/a.ts': "import 'react';\nimport 'express';\n",
      'server/package.json': manifest({ express: '5' }),
    },
    verdict: 'fail',
    findings: ['web/src/a.ts:2 medium'],
  },
  {
    name: 'advises about a tool of development in a server, and not in what is bundled',
    files: {
      'api/package.json': manifest({ express: '5' }, { devDependencies: { dotenv: '17' } }),
      'api/index.js': "require('express');\nrequire('dotenv');\n",
      'web/package.json': '{"devDependencies": {"vite": "7", "react": "19"}}',
      'web/src/main.tsx': "import 'react';\n",
    },
    verdict: 'pass',
    findings: ['api/index.js:2 low'],
  },
  {
    name: 'lets types pass with their package of types, which is no package to run, and advises without',
    files: {
      'package.json': manifest(
        { react: '19' },
        {
          devDependencies: {
            '@types/geojson': '1',
            '@types/foo__bar': '1',
            '@types/fhir': '1',
            '@types/jws': '1',
          },
        },
      ),
      'src/a.ts':
        "import 'react';\nimport type { Point } from 'geojson';\nimport type { B } from '@foo/bar';\nimport type { C } from 'unheard-of';\nimport { Patient } from 'fhir/r4';\nexport const p = [Patient];\n",
      'src/b.ts': "import jws from 'jws';\njws.sign({});\n",
    },
    verdict: 'fail',
    findings: ['src/a.ts:4 low', 'src/b.ts:1 medium'],
  },
  {
    name: 'reads maps of imports, of Deno, of pages and of Rails, module-alias and optional peers',
    files: {
      'deno.json': '{"imports": {"@std/": "jsr:@std/", "oak": "jsr:@oak/oak"}}',
      'main.ts': "import { Application } from 'oak';\nimport { join } from '@std/path';\n",
      'web/index.html': '<script type="importmap">\n{"imports": {"vue": "https://esm.sh/vue@3"}}\n</script>',
      'web/app.js': "import { createApp } from 'vue';\n",
      'rails/config/importmap.rb':
        'pin "@hotwired/stimulus"\npin_all_from "app/javascript/controllers", under: "controllers"\n',
      'rails/app/javascript/application.js': "import '@hotwired/stimulus';\nimport 'controllers';\n",
      'old/package.json':
        '{"peerDependencies": {"styled-components": "6"}, "_moduleAliases": {"@models": "src/models"}}',
      'old/src/a.js': "require('styled-components');\nrequire('@models/user');\n",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'takes an alias that no configuration explains for a path where the file exists',
    files: {
      'package.json': manifest({ react: '19' }),
      'src/a.ts': "import 'react';\nimport '@components/button';\nimport 'store/users';\n",
      'src/components/button.tsx': 'export const a = 1;\n',
      'src/store/users.ts': 'export const a = 1;\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails once for code without any list',
    files: {
      'bot/index.js': "require('express');\nrequire('discord.js');\nrequire('./own');\n",
      'service/main.py': 'import os\nimport fastapi\nfrom PIL import Image\nfrom helpers import x\n',
      'service/helpers.py': 'x = 1\n',
    },
    verdict: 'fail',
    findings: ['bot/index.js:1 medium', 'service/main.py:2 medium'],
    says: /express, discord\.js.*\n.*fastapi, PIL/,
  },
  {
    name: 'asks where the lockfile cannot be read',
    files: {
      'package.json': manifest({ react: '19' }),
      'package-lock.json': 'x'.repeat(3 * 1024 * 1024),
      'src/a.ts': "import 'react';\nimport 'scheduler';\n",
    },
    verdict: 'needs-review',
    findings: ['src/a.ts:2 medium review'],
  },
  {
    name: 'knows Python’s packages by the names of their modules',
    files: {
      'requirements.txt':
        'opencv-python-headless==4\nPillow\npyyaml\nscikit-learn\nbeautifulsoup4\npython-dotenv\npython-jose[cryptography]\nPyJWT\npsycopg2-binary\ngoogle-cloud-storage\nmoz.l10n\nzxing-cpp\ndjangorestframework\n',
      'app/main.py': [
        'import os, sys, json',
        'import cv2',
        'from PIL import Image',
        'import yaml',
        'from sklearn.svm import SVC',
        'from bs4 import BeautifulSoup',
        'from dotenv import load_dotenv',
        'from jose import jwt as token',
        'import jwt',
        'import psycopg2',
        'from google.cloud import storage',
        'from moz.l10n import message',
        'import zxingcpp',
        'from rest_framework import views',
        'from app.models import User',
        'from . import views',
        'import schema_pb2',
      ].join('\n'),
      'app/models.py': 'x = 1\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for a Python module that no list has, with the name to install',
    files: {
      'requirements.txt': 'flask==3.0.0\n',
      'app.py': 'import flask\nfrom flask_login import LoginManager\n',
      'worker/pyproject.toml': '[project]\nname = "worker"\ndependencies = ["httpx"]\n',
      'worker/main.py': 'import httpx\nimport flask\nimport cv2\n',
      Pipfile: '[packages]\nrequests = "*"\n',
      'b.py': 'import requests\n',
    },
    verdict: 'fail',
    findings: ['app.py:2 medium', 'worker/main.py:3 medium'],
    says: /flask_login \(installed as flask-login\)[^]*cv2 \(installed as opencv-python\)/,
  },
  {
    name: 'takes for advice what another declared package brings, a lock or a list beside has, or developers get',
    files: {
      'pyproject.toml':
        '[project]\nname = "rota"\ndependencies = ["fastapi", "weird-kit"]\n[dependency-groups]\ndev = ["rich"]\n',
      'uv.lock': '[[package]]\nname = "weird-kit"\n[[package]]\nname = "humps"\n',
      'app/main.py': 'import fastapi\nimport starlette\nimport humps\nimport rich\n',
      'jobs/requirements.txt': 'polars\n',
      'app/report.py': 'import polars\n',
      'jobs/requirements-web.txt': 'flask\n',
      'app/web.py': 'import werkzeug\n',
    },
    verdict: 'pass',
    findings: ['app/main.py:2 low', 'app/main.py:4 low'],
    says: /starlette, humps, polars, werkzeug are imported/,
  },
  {
    name: 'reads setup.py, Conda, images and the system’s packages, and takes a module called setup for none of them',
    files: {
      'a/setup.py':
        "from setuptools import setup\nsetup(name='a', install_requires=['attrs>=20', 'requests'])\n",
      'a/a/main.py': 'import attr\nimport requests\n',
      'b/environment.yml':
        'dependencies:\n  - python=3.12\n  - conda-forge::numpy=1\n  - pip:\n    - torch==2\n',
      'b/main.py': 'import numpy\nimport torch\n',
      'c/Dockerfile':
        'FROM python:3.13\nRUN pip install --no-cache-dir "flask>=3" gunicorn && apt-get install -y python3-lxml\n',
      'c/main.py': 'import flask\nimport lxml\n',
      'd/handlers/setup.py': "def setup():\n    return 'pandas'\n",
      'd/main.py': 'import pandas\n',
    },
    verdict: 'fail',
    findings: ['d/main.py:1 medium'],
  },
  {
    name: 'leaves a committed virtual environment and vendored code alone',
    files: {
      'requirements.txt': 'flask\n',
      'main.py': 'import flask\n',
      'venv/lib/python3.12/site-packages/flask/app.py': 'import werkzeug\nimport nowhere_to_be_found\n',
      'static/vendor/chart.js': "require('moment');\n",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'does not apply to other languages, or to code that imports nothing of others',
    files: { 'main.go': 'package main\n', 'src/a.js': "import './b.js';\n", 'src/b.js': 'export {};\n' },
    verdict: 'not-applicable',
  },
]);
