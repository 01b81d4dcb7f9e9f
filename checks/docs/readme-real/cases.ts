import { defineCases } from '../../../src/kit/index.ts';

const words = (count: number, word = 'shift'): string => Array.from({ length: count }, () => word).join(' ');

const ABOUT = `Rota Board shows the staff of a cleaning firm their shifts. ${words(115)}`;
const LOVABLE = `
# Welcome to your Lovable project

## Project info

**URL**: https://lovable.dev/projects/REPLACE_WITH_PROJECT_ID

## How can I edit this code?

There are several ways of editing your application.

**Use your preferred IDE**

If you want to work locally using your own IDE, you can clone this repo and push changes.

## What technologies are used for this project?

This project is built with:

- Vite
- TypeScript
- shadcn-ui
`;
const manifest = (readme: string): string => `readycheck: 1\ndocs:\n  readme: ${readme}\n`;

const accepts = (name: string, files: Readonly<Record<string, string>>) => ({
  name,
  files,
  verdict: 'pass' as const,
});

const stillOf = (template: string, text: string) => ({
  name: `recognises the template of ${template}`,
  files: { 'README.md': `${text}\n\n${words(30, 'hello')}` },
  verdict: 'fail' as const,
  findings: ['README.md high'],
  says: new RegExp(`template that ${template}`),
});

export default defineCases([
  accepts('takes a README that says enough', { 'README.md': `# Rota Board\n\n${ABOUT}` }),
  accepts('takes any spelling of the name', { 'Readme.markdown': `# Rota Board\n\n${ABOUT}` }),
  accepts('takes a README without an ending', { README: `Rota Board\n==========\n\n${ABOUT}` }),
  accepts('reads reStructuredText', { 'README.rst': `Rota Board\n==========\n\n${ABOUT}` }),
  accepts('reads AsciiDoc', { 'readme.adoc': `= Rota Board\n\n${ABOUT}` }),
  accepts('takes the README that the code host shows from .github', {
    '.github/README.md': `# Rota\n\n${ABOUT}`,
  }),
  accepts('takes the README that the code host shows from docs', { 'docs/README.md': `# Rota\n\n${ABOUT}` }),
  accepts('counts the words of languages without spaces', {
    'README.md': `# 排班表\n\n${'员工可以查看自己的班次并与同事交换班次，经理批准交换申请。'.repeat(10)}`,
  }),
  accepts('does not mind a template at the end', {
    'README.md': `# Rota Board\n\n${ABOUT}\n\n${LOVABLE.replace('# ', '## ')}`,
  }),
  accepts('does not mind the title of a template over a text that says what the tool is', {
    'README.md': `# Welcome to your Lovable project\n\n## About Rota Board\n\n${ABOUT}\n\n${LOVABLE.replace('# Welcome to your Lovable project', '')}`,
  }),
  accepts('takes a short README that leads to documents with content', {
    'README.md': `# Rota Board\n\nRota Board shows shifts to the staff of a cleaning firm. All of it, how to run it and whom to ask, is explained in the [documentation](docs/).`,
    'docs/guide.md': `# Guide\n\n${words(130)}`,
  }),
  accepts('takes the document that the manifest names', {
    'readycheck.yaml': manifest('packages/app/README.md'),
    'README.md': 'See packages/app.',
    'packages/app/README.md': `# Rota Board\n\n${ABOUT}`,
  }),
  {
    name: 'fails without a README',
    files: { 'src/main.ts': 'run();', 'apps/web/README.md': ABOUT, 'README-testing.md': ABOUT },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'fails for a few words',
    files: { 'README.md': '# rota-board\n\nShift planning for our staff, made with React.' },
    verdict: 'fail',
    findings: ['README.md high'],
    says: /only 9 words/,
  },
  {
    name: 'counts neither code nor badges, comments, addresses or front matter',
    files: {
      'README.md': [
        '---',
        `title: ${words(40)}`,
        '---',
        '# rota',
        '',
        `[![build ${words(40)}](https://ci.test/badge.svg)](https://ci.test)`,
        '',
        `<!-- ${words(40)}`,
        `${words(40)} -->`,
        '',
        '```sh',
        words(60),
        '```',
        '',
        `    ${words(40)}`,
        '',
        `https://a.test/${words(40).replaceAll(' ', '/')}`,
      ].join('\n'),
    },
    verdict: 'fail',
    findings: ['README.md high'],
    says: /only 1 words/,
  },
  {
    name: 'counts no text that only holds a place',
    files: { 'README.md': `# Rota Board\n\nLorem ipsum ${words(130, 'dolor')}` },
    verdict: 'fail',
    findings: ['README.md high'],
  },
  {
    name: 'is not content with links to a licence, to a changelog or to notes of a coding agent',
    files: {
      'README.md': `# Rota Board\n\n${words(40)}. See [changes](CHANGELOG.md), [code](LICENSE.md), [notes](AGENTS.md) and [more](SETUP_COMPLETE.md).`,
      'CHANGELOG.md': words(200),
      'LICENSE.md': words(200),
      'AGENTS.md': words(200),
      'SETUP_COMPLETE.md': words(200),
    },
    verdict: 'fail',
    findings: ['README.md high'],
  },
  {
    name: 'fails for a pointer to nothing',
    files: { 'readycheck.yaml': manifest('docs/overview.md'), 'README.md': `# Rota Board\n\n${ABOUT}` },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 high'],
  },
  {
    name: 'fails without a README at the root even where the manifest names a document elsewhere',
    files: { 'readycheck.yaml': manifest('manual/start.md'), 'manual/start.md': `# Rota Board\n\n${ABOUT}` },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'fails for a Lovable template with notes on how to set up the database under the same title',
    files: { 'README.md': `${LOVABLE}\n## Connecting Supabase\n\n${words(140, 'key')}` },
    verdict: 'fail',
    findings: ['README.md high'],
    says: /still bears the title that Lovable/,
  },
  {
    name: 'fails for a Lovable template as it came',
    files: { 'README.md': LOVABLE },
    verdict: 'fail',
    findings: ['README.md high'],
    says: /\(0 words/,
  },
  stillOf(
    'Google AI Studio',
    '# Run and deploy your AI Studio app\n\nThis contains everything you need to run your app locally.',
  ),
  stillOf(
    'create-next-app',
    'This is a [Next.js](https://nextjs.org) project bootstrapped with [`create-next-app`](https://nextjs.org/docs).',
  ),
  stillOf(
    'Vite with React',
    '# React + TypeScript + Vite\n\nThis template provides a minimal setup to get React working in Vite with HMR and some ESLint rules.',
  ),
  stillOf(
    'Vite with Vue',
    '# web\n\nThis template should help get you started developing with Vue 3 in Vite.',
  ),
  stillOf(
    'Vite with Svelte',
    '# Svelte + Vite\n\nThis template should help get you started developing with Svelte in Vite.',
  ),
  stillOf(
    'Create React App',
    '# Getting Started with Create React App\n\n## Available Scripts\n\nIn the project directory, you can run:',
  ),
  stillOf('Emergent', '# Here are your Instructions'),
  stillOf('v0', '# App\n\n*Automatically synced with your [v0.dev](https://v0.dev) deployments*'),
  stillOf(
    'Laravel',
    '## About Laravel\n\nLaravel is a web application framework with expressive, elegant syntax.',
  ),
  stillOf(
    'Ruby on Rails',
    '# README\n\nThis README would normally document whatever steps are necessary to get the application up and running.',
  ),
  stillOf(
    'NestJS',
    '## Description\n\n[Nest](https://github.com/nestjs/nest) framework TypeScript starter repository.',
  ),
  stillOf(
    'Angular CLI',
    '# Web\n\nThis project was generated with [Angular CLI](https://github.com/angular/angular-cli) version 17.',
  ),
  stillOf('Expo', '# Welcome to your Expo app 👋\n\nThis is an Expo project.'),
  stillOf(
    'Flutter',
    '# rota\n\nA new Flutter project.\n\nThis project is a starting point for a Flutter application.',
  ),
  stillOf('SvelteKit', '# sv\n\nEverything you need to build a Svelte project, powered by `sv`.'),
  stillOf('Astro', '# Astro Starter Kit: Minimal'),
  stillOf('Nuxt', '# Nuxt Minimal Starter\n\nLook at the Nuxt documentation to learn more.'),
  stillOf('Remix or React Router', '# Welcome to Remix!\n\n- [Remix Docs](https://remix.run/docs)'),
  stillOf(
    'GitLab',
    '# Rota\n\n## Getting started\n\nTo make it easy for you to get started with GitLab, here is a list of recommended next steps.',
  ),
]);
