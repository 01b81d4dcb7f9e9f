import { defineCases } from '../../../src/kit/index.ts';

const NEXT = '{"name": "rota", "dependencies": {"next": "16"}, "scripts": {"build": "next build"}}';
const STRICT = '{"compilerOptions": {"strict": true}}';
const CODE = 'export const a: number = 1;\n';
const LEFT_OUT = `
  const nextConfig = {
    typescript: {
      ignoreBuildErrors: true,
    },
    eslint: { ignoreDuringBuilds: true },
  };
  export default nextConfig;
`;

const production = `
  readycheck: 1
  tool: {name: Rota, stage: production}
`;

export default defineCases([
  {
    name: 'passes with a strict compiler, a build that stops, and single lines excused',
    files: {
      'package.json': NEXT,
      'tsconfig.json': STRICT,
      'next.config.ts': 'export default { typescript: { ignoreBuildErrors: false } };\n',
      '.eslintrc.json': '{}',
      'src/a.ts':
        '// @ts-expect-error the package has no types\nimport x from "x";\n/* eslint-disable no-console */\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for checks that Next.js leaves out',
    files: { 'package.json': NEXT, 'tsconfig.json': STRICT, 'next.config.mjs': LEFT_OUT, 'src/a.ts': CODE },
    verdict: 'fail',
    findings: ['next.config.mjs:3 medium', 'next.config.mjs:5 medium'],
  },
  {
    name: 'weighs ignored errors of types more at production',
    files: {
      'readycheck.yaml': production,
      'package.json': NEXT,
      'tsconfig.json': STRICT,
      'next.config.mjs': LEFT_OUT,
      'src/a.ts': CODE,
    },
    verdict: 'fail',
    findings: ['next.config.mjs:3 high', 'next.config.mjs:5 medium'],
  },
  {
    name: 'advises where CI, or the build script, checks the same folder on its own',
    files: {
      'web/package.json': NEXT.replace('next build', 'tsc --noEmit && next build'),
      'web/tsconfig.json': STRICT,
      'web/next.config.mjs': LEFT_OUT,
      'web/src/a.ts': CODE,
      '.github/workflows/ci.yml': `
        on: pull_request
        jobs:
          lint:
            runs-on: ubuntu-latest
            steps: [{run: npx eslint ., working-directory: web}]
      `,
      'functions/package.json': '{"scripts": {"build": "tsc"}}',
    },
    verdict: 'pass',
    findings: ['web/next.config.mjs:3 low', 'web/next.config.mjs:5 low'],
  },
  {
    name: 'does not take the check of another folder for it',
    files: {
      'web/package.json': NEXT,
      'web/tsconfig.json': STRICT,
      'web/next.config.mjs': 'export default { typescript: { ignoreBuildErrors: true } };\n',
      'web/src/a.ts': CODE,
      'functions/package.json': '{"scripts": {"build": "tsc"}}',
    },
    verdict: 'fail',
    findings: ['web/next.config.mjs:1 medium'],
  },
  {
    name: 'asks where a variable decides, and reads the configuration that Next.js reads',
    files: {
      'package.json': NEXT,
      'tsconfig.json': STRICT,
      'next.config.js':
        'module.exports = { typescript: { ignoreBuildErrors: process.env.FAST === "1" }, eslint: { ignoreDuringBuilds: !true } };\n',
      'next.config.ts': LEFT_OUT,
      'src/next.config.ts': LEFT_OUT,
      'src/a.ts': CODE,
    },
    verdict: 'needs-review',
    findings: ['next.config.js:1 medium review'],
  },
  {
    name: 'fails for strictness that is switched off, where it is written',
    files: {
      'package.json': '{}',
      'tsconfig.json': '{"extends": "./tsconfig.base.json", "include": ["src"]}',
      'tsconfig.base.json':
        '{\n  // comments are allowed\n  "compilerOptions": {\n    "strict": false,\n    "strictNullChecks": true,\n  }\n}',
      'src/a.ts': CODE,
    },
    verdict: 'fail',
    findings: ['tsconfig.base.json:4 medium'],
    says: /with it noImplicitAny.*data without a type.*tsconfig\.json builds on it/,
  },
  {
    name: 'follows references and packages of the repository, and leaves settings for tools and tests alone',
    files: {
      'tsconfig.json':
        '{"files": [], "references": [{"path": "./tsconfig.app.json"}, {"path": "./tsconfig.node.json"}], "compilerOptions": {"noImplicitAny": false}}',
      'tsconfig.app.json': '{"extends": "@rota/settings/tsconfig.json"}',
      'tsconfig.node.json': '{"compilerOptions": {"strict": false}}',
      'packages/settings/package.json': '{"name": "@rota/settings"}',
      'packages/settings/tsconfig.json': STRICT,
      'src/a.ts': CODE,
      'tests/tsconfig.json': '{"compilerOptions": {"strict": false}}',
      'tests/a.test.ts': CODE,
      'lib/tsconfig.json': '{"compilerOptions": {"strict": false}}',
      'lib/only.js': 'export {};\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'finds what is loose in a package of the workspace that others build on, once',
    files: {
      'packages/typescript-config/package.json': '{"name": "@rota/typescript-config"}',
      'packages/typescript-config/base.json': '{"compilerOptions": {"strict": false}}',
      'apps/a/tsconfig.json': '{"extends": "@rota/typescript-config/base.json"}',
      'apps/a/a.ts': CODE,
      'apps/b/tsconfig.json': '{"extends": "@rota/typescript-config/base.json"}',
      'apps/b/b.ts': CODE,
    },
    verdict: 'fail',
    findings: ['packages/typescript-config/base.json:1 medium'],
  },
  {
    name: 'judges the configuration that the build names',
    files: {
      'package.json': '{"scripts": {"build": "tsc -p tsconfig.build.json"}}',
      'tsconfig.json': '{"compilerOptions": {"strict": false}}',
      'tsconfig.build.json':
        '{"extends": "./tsconfig.json", "compilerOptions": {"strict": true, "noImplicitAny": false}}',
      'src/a.ts': CODE,
    },
    verdict: 'fail',
    findings: ['tsconfig.build.json:1 medium'],
    says: /noImplicitAny is switched off/,
  },
  {
    name: 'takes all strict flags set one by one for strict, and what stands outside the repository for unknown',
    files: {
      'a/tsconfig.json':
        '{"compilerOptions": {"strict": false, "noImplicitAny": true, "strictNullChecks": true, "strictFunctionTypes": true, "strictBindCallApply": true, "strictPropertyInitialization": true, "noImplicitThis": true}}',
      'a/a.ts': CODE,
      'b/tsconfig.json': '{"extends": "@tsconfig/strictest/tsconfig.json"}',
      'b/b.ts': CODE,
      'c/tsconfig.json': '{"extends": ["./.nuxt/tsconfig.json"]}',
      'c/c.ts': CODE,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'advises where nobody ever said strict, unless the compiler is by itself',
    files: {
      'a/tsconfig.json': '{"compilerOptions": {"target": "es2022"}}',
      'a/a.ts': CODE,
    },
    verdict: 'pass',
    findings: ['a/tsconfig.json low'],
  },
  {
    name: 'knows the compilers that are strict by themselves',
    files: {
      'package.json': '{"devDependencies": {"typescript": "^6.0.2"}}',
      'tsconfig.json': '{"compilerOptions": {"target": "es2022"}}',
      'a.ts': CODE,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails once a tool for whole files that are kept from it',
    files: {
      'package.json': '{"devDependencies": {"eslint": "9"}}',
      'src/a.tsx': '// A note first.\n// @ts-nocheck\nexport {};\n',
      'src/b.ts': '/* @ts-nocheck */\nexport {};\n',
      'src/c.vue': '<template><p /></template>\n<script setup lang="ts">\n// @ts-nocheck\n</script>\n',
      'src/d.js': 'const a = 1;\n/* eslint-disable */\nconst b = 2;\n',
      'api/a.py': '# type: ignore\nimport os\n',
      'api/b.py': '"""Text."""\n# mypy: ignore-errors\n',
      'api/c.py': 'import os\n# ruff: noqa\n',
    },
    verdict: 'fail',
    findings: ['api/a.py:1 medium', 'api/c.py:2 medium', 'src/a.tsx:2 medium', 'src/d.js:2 medium'],
    says: /3 files tell the compiler/,
  },
  {
    name: 'leaves alone what is generated, copied, a test, one rule, a part of a file, or without the tool',
    files: {
      'package.json': '{"devDependencies": {"typescript": "5", "eslint": "9"}}',
      'src/components/ui/chart.tsx': '// @ts-nocheck\nexport {};\n',
      'src/routeTree.gen.ts': '/* eslint-disable */\n// @ts-nocheck\n',
      'src/client.ts': '/* This file was generated by the kit. */\n// @ts-nocheck\n',
      'src/a.test.ts': '// @ts-nocheck\n',
      'src/b.ts': 'import x from "x";\n// @ts-nocheck\n',
      'src/c.ts': '/* eslint-disable no-console, no-alert */\n',
      'src/d.ts': '/* eslint-disable */\nold();\n/* eslint-enable */\n',
      'src/e.js': '// @ts-nocheck\n',
      'api/__init__.py': '# flake8: noqa\n',
      'api/x.py': 'import yaml  # type: ignore\n# ruff: noqa: E501\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'takes the comment of a linter that is not there for nothing',
    files: { 'src/a.js': '/* eslint-disable */\nold();\n' },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for mypy that ignores everything, and not for some modules',
    files: {
      'a.py': 'x = 1\n',
      'mypy.ini': '[mypy]\nstrict = True\nignore_errors = True\n',
      'pyproject.toml':
        '[tool.mypy]\nstrict = true\n[[tool.mypy.overrides]]\nmodule = "old.*"\nignore_errors = true\n',
    },
    verdict: 'fail',
    findings: ['mypy.ini:3 medium'],
  },
  {
    name: 'fails for forced installations in CI, images and on hosts, and advises about peers',
    files: {
      'package.json': '{"name": "rota"}',
      'a.js': 'x();\n',
      '.npmrc': 'legacy-peer-deps=true\n',
      'vercel.json': '{\n"installCommand": "npm install --force"\n}',
      Dockerfile: 'FROM node:24\nRUN npm ci --legacy-peer-deps\n',
      '.github/workflows/ci.yml': `
        on: push
        jobs:
          a:
            runs-on: ubuntu-latest
            steps:
              - run: npm i --legacy-peer-deps --force
              - run: yarn install --force
      `,
    },
    verdict: 'fail',
    findings: [
      '.github/workflows/ci.yml:6 medium',
      '.npmrc:1 low',
      'Dockerfile:2 low',
      'vercel.json:2 medium',
    ],
  },
  {
    name: 'does not apply to other languages',
    files: { 'main.go': 'package main\n' },
    verdict: 'not-applicable',
  },
]);
