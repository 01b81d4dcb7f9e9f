import { defineCases } from '../../../src/kit/index.ts';

const manifest = (deploy: string): string => `
  readycheck: 1
  tool: {stage: production}
  people:
    dana: {name: Dana Okoro, role: IT contractor}
  change_control:
    deploy: ${deploy}
`;
const deployJob = (on: string, run: string, more = ''): string => `
  on: ${on}
  jobs:
    deploy:
      runs-on: ubuntu-latest
      ${more}
      steps:
        - uses: actions/checkout@v5
        - run: ${run}
`;

export default defineCases([
  {
    name: 'passes where the host has its file and somebody is named',
    files: {
      'readycheck.yaml': manifest('{method: fly, branch: main, who: [dana]}'),
      'fly.toml': 'app = "rota"\n',
    },
    verdict: 'pass',
  },
  {
    name: 'passes for a pipeline that deploys by itself, with nobody named',
    files: {
      'readycheck.yaml': manifest(
        '{method: github-actions to Fly.io, branch: main, command: npm run deploy}',
      ),
      '.github/workflows/deploy.yml': deployJob('{push: {branches: [main]}}', 'npm run deploy'),
      'package.json': '{"name": "rota", "private": true, "scripts": {"deploy": "fly deploy --remote-only"}}',
    },
    verdict: 'pass',
  },
  {
    name: 'contradicts a method whose file is missing',
    files: { 'readycheck.yaml': manifest('{method: fly, who: [dana]}'), 'package.json': '{"private": true}' },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
    says: /fly\.toml is missing/,
  },
  {
    name: 'contradicts a platform where the repository is set up for another',
    files: {
      'readycheck.yaml': manifest('{method: vercel, who: [dana]}'),
      'netlify.toml': '[build]\npublish = "dist"\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
    says: /Netlify instead \(netlify\.toml\)/,
  },
  {
    name: 'asks where a platform that needs no file leaves no trace',
    files: {
      'readycheck.yaml': manifest('{method: vercel, who: [dana]}'),
      'package.json': '{"private": true}',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 medium review'],
  },
  {
    name: 'asks and does not accuse where a folder of a larger repository is audited',
    files: {
      'readycheck.yaml': manifest('{method: fly, who: [dana]}'),
      '../package.json': '{"private": true}',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 medium review'],
  },
  {
    name: 'knows a platform by its package',
    files: {
      'readycheck.yaml': manifest('{method: lovable, who: [dana]}'),
      'package.json': '{"private": true, "devDependencies": {"lovable-tagger": "^1.1.7"}}',
    },
    verdict: 'pass',
  },
  {
    name: 'knows Streamlit by its requirement',
    files: {
      'readycheck.yaml': manifest('{method: Streamlit Community Cloud, who: dana}'),
      'requirements.txt': 'streamlit==1.40.0\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks who may press the button of a platform',
    files: { 'readycheck.yaml': manifest('{method: vercel}'), 'vercel.json': '{}' },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 medium review'],
    says: /who may bring a new version live/,
  },
  {
    name: 'fails where the one who may is a stranger',
    files: { 'readycheck.yaml': manifest('{method: vercel, who: [zed]}'), 'vercel.json': '{}' },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 medium'],
    says: /zed may deploy, and is not listed/,
  },
  {
    name: 'contradicts another branch',
    files: {
      'readycheck.yaml': manifest('{method: github-actions, branch: main, who: [dana]}'),
      '.github/workflows/deploy.yml': deployJob('{push: {branches: [release]}}', 'fly deploy'),
    },
    verdict: 'fail',
    findings: ['.github/workflows/deploy.yml:3 high contradiction'],
    says: /deploys release instead/,
  },
  {
    name: 'contradicts a branch that the condition of the job leaves out',
    files: {
      'readycheck.yaml': manifest('{method: github-actions to fly, branch: main, who: [dana]}'),
      '.github/workflows/deploy.yml': deployJob('push', 'fly deploy', "if: github.ref == 'refs/heads/live'"),
    },
    verdict: 'fail',
    findings: ['.github/workflows/deploy.yml:3 high contradiction'],
    says: /deploys live instead/,
  },
  {
    name: 'does not take the branch of a test stage for the live one',
    files: {
      'readycheck.yaml': manifest('{method: github-actions to fly, branch: main, who: [dana]}'),
      '.github/workflows/staging.yml': deployJob('{push: {branches: [develop]}}', 'fly deploy'),
      '.github/workflows/deploy.yml': deployJob('{push: {branches: [main]}}', 'fly deploy'),
    },
    verdict: 'pass',
  },
  {
    name: 'does not know which branch a release is of',
    files: {
      'readycheck.yaml': manifest('{method: github-actions to fly, branch: main, who: [dana]}'),
      '.github/workflows/deploy.yml': deployJob('{push: {tags: ["v*"]}}', 'fly deploy'),
    },
    verdict: 'pass',
  },
  {
    name: "contradicts the branch of a host's own file",
    files: {
      'readycheck.yaml': manifest('{method: render, branch: main, who: [dana]}'),
      'render.yaml': 'services:\n  - type: web\n    branch: live\n    startCommand: node server.js\n',
    },
    verdict: 'fail',
    findings: ['render.yaml:3 high contradiction'],
    says: /render\.yaml deploys live instead/,
  },
  {
    name: 'contradicts a branch that the host never deploys',
    files: {
      'readycheck.yaml': manifest('{method: vercel, branch: main, who: [dana]}'),
      'vercel.json': '{"git": {"deploymentEnabled": {"main": false}}}',
    },
    verdict: 'fail',
    findings: ['vercel.json:1 high contradiction'],
  },
  {
    name: 'contradicts a command that does not exist',
    files: {
      'readycheck.yaml': manifest('{method: fly, command: npm run deploy, who: [dana]}'),
      'fly.toml': 'app = "rota"\n',
      'package.json': '{"private": true, "scripts": {"build": "vite build"}}',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
    says: /names a script that does not exist \(deploy\)/,
  },
  {
    name: 'contradicts a script file that does not exist',
    files: {
      'readycheck.yaml': manifest('{method: docker compose, command: ./scripts/deploy.sh, who: [dana]}'),
      'docker-compose.yml': 'services:\n  web:\n    build: .\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
    says: /scripts\/deploy\.sh/,
  },
  {
    name: 'takes a script file that exists',
    files: {
      'readycheck.yaml': manifest('{method: docker compose, command: ./scripts/deploy.sh, who: [dana]}'),
      'docker-compose.yml': 'services:\n  web:\n    build: .\n',
      'scripts/deploy.sh': '#!/bin/sh\nssh host docker compose up -d\n',
    },
    verdict: 'pass',
  },
  {
    name: 'contradicts a command for another host',
    files: {
      'readycheck.yaml': manifest('{method: vercel, command: fly deploy, who: [dana]}'),
      'vercel.json': '{}',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
    says: /sends the application to Fly\.io/,
  },
  {
    name: 'advises where a template left another host behind',
    files: {
      'readycheck.yaml': manifest('{method: vercel, who: [dana]}'),
      'vercel.json': '{}',
      'netlify.toml': '[build]\npublish = "dist"\n',
    },
    verdict: 'pass',
    findings: ['netlify.toml:1 low'],
  },
  {
    name: 'does not take an image or a database for another host',
    files: {
      'readycheck.yaml': manifest('{method: fly, who: [dana]}'),
      'fly.toml': 'app = "rota"\n',
      Dockerfile: 'FROM node:22\nCMD ["node", "server.js"]\n',
      'docker-compose.yml': 'services:\n  web:\n    build: .\n',
      'supabase/functions/notify/index.ts': 'Deno.serve(() => new Response("ok"));\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks where the method is a phrase',
    files: { 'readycheck.yaml': manifest('{method: the usual way, who: [dana]}') },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 medium review'],
    says: /"the usual way" is no way of going live/,
  },
  {
    name: 'passes by hand with steps and a person',
    files: {
      'readycheck.yaml': manifest('{method: manual, command: bash deploy.sh, who: [dana]}'),
      'deploy.sh': 'rsync -a dist/ host:/srv/www\n',
    },
    verdict: 'pass',
  },
  {
    name: 'asks by which steps it goes live by hand',
    files: { 'readycheck.yaml': manifest('{method: manual, who: [dana]}') },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:6 medium review'],
  },
  {
    name: 'contradicts by hand where a pipeline deploys',
    files: {
      'readycheck.yaml': manifest('{method: manual, command: fly deploy, who: [dana]}'),
      '.github/workflows/deploy.yml': deployJob('{push: {branches: [main]}}', 'fly deploy'),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
  },
  {
    name: 'contradicts a pipeline that only tests',
    files: {
      'readycheck.yaml': manifest('{method: github-actions, who: [dana]}'),
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
      'package.json': '{"private": true, "scripts": {"test": "vitest"}}',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high contradiction'],
    says: /a job of GitHub Actions that deploys is missing/,
  },
  {
    name: 'fails where the manifest is silent',
    files: {
      'readycheck.yaml': 'readycheck: 1\ntool: {stage: pilot}\nchange_control: {log: CHANGELOG.md}\n',
      'fly.toml': 'app = "rota"\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 medium'],
  },
  {
    name: 'fails without a manifest where something is deployed',
    files: { Procfile: 'web: node server.js\n' },
    verdict: 'fail',
    findings: ['- medium'],
  },
  {
    name: 'has nothing to ask of a library without a manifest',
    files: { 'package.json': '{"name": "dates", "main": "index.js"}', 'index.js': 'module.exports = 1;\n' },
    verdict: 'not-applicable',
  },
]);
