import { defineCases } from '../../../src/kit/index.ts';

const mail = `
  import { Resend } from 'resend';
  const resend = new Resend(process.env.RESEND_API_KEY);
  export const send = (to) => resend.emails.send({ to, subject: 'Your shift' });
`;
const declared = (entries: string): string => `
  readycheck: 1
  retention:
    processors:
      ${entries}
`;

export default defineCases([
  {
    name: 'passes when each third party is declared with its agreement, under any of its names',
    files: {
      'readycheck.yaml': declared(
        '[{name: Resend (mail), personal: true, agreement: DPA 2026-09-03}, {name: Amazon Web Services, agreement: DPA 2026-09-02}]',
      ),
      'api/mail.ts': mail,
      'api/files.ts':
        "import { S3Client } from '@aws-sdk/client-s3';\nexport const s3 = new S3Client({ region: 'eu-west-2' });\n",
    },
    verdict: 'pass',
  },
  {
    name: 'names the one that nobody declared, without a manifest',
    files: { 'api/mail.ts': mail },
    verdict: 'fail',
    findings: ['api/mail.ts:1 high'],
    says: /Resend \(mail\)/,
  },
  {
    name: 'names the one that was forgotten beside others',
    files: {
      'readycheck.yaml': declared('[{name: Stripe, personal: true, agreement: DPA 2026-09-03}]'),
      'api/mail.ts': mail,
      'api/pay.ts': "import Stripe from 'stripe';\nexport const stripe = new Stripe(process.env.KEY);\n",
    },
    verdict: 'fail',
    findings: ['api/mail.ts:1 high'],
  },
  {
    name: 'holds what may receive no personal data at medium',
    files: { 'main.py': 'import openai\nclient = openai.OpenAI()\n' },
    verdict: 'fail',
    findings: ['main.py:1 medium'],
    says: /OpenAI \(language model\)/,
  },
  {
    name: 'sees addresses that code calls, scripts and forms of pages, and mail servers',
    files: {
      'index.html': `
        <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
        <form action="https://formspree.io/f/abc" method="post"></form>
      `,
      'app.py': `
        import requests
        HOST = "smtp.gmail.com"
        def ask(text):
            return requests.post("https://api.groq.com/openai/v1/chat/completions", json={"text": text})
      `,
    },
    verdict: 'fail',
    findings: ['app.py:2 high', 'app.py:4 medium', 'index.html:1 high', 'index.html:2 high'],
  },
  {
    name: 'sees who runs the tool, and what Terraform sets up',
    files: {
      'fly.toml': 'app = "rota"\nprimary_region = "lhr"\n',
      'infra/main.tf': 'resource "cloudflare_record" "www" {}\n',
      'server.js': "import express from 'express';\nexpress().listen(3000);\n",
    },
    verdict: 'fail',
    findings: ['fly.toml:1 medium', 'infra/main.tf:1 medium'],
    says: /runs at Fly\.io/,
  },
  {
    name: 'asks which of several platforms runs it',
    files: {
      'vercel.json': '{"regions": ["lhr1"]}',
      'netlify.toml': '[build]\ncommand = "npm run build"\n',
      'src/main.ts': "document.title = 'Rota';\n",
    },
    verdict: 'needs-review',
    findings: ['netlify.toml:1 medium review', 'vercel.json:1 medium review'],
  },
  {
    name: 'asks for the agreement that no entry names, and only advises where nothing is about people',
    files: {
      'readycheck.yaml': declared('[{name: Resend, personal: true}, {name: Sentry, personal: false}]'),
      'api/mail.ts': mail,
      'api/errors.ts': "import * as Sentry from '@sentry/node';\nSentry.init({});\n",
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:4 high review', 'readycheck.yaml:4 low review'],
    says: /agreement with Resend/,
  },
  {
    name: 'only advises on a declared one that nothing shows, and says nothing of one that is unknown here',
    files: {
      'readycheck.yaml': declared(
        '[{name: Resend, agreement: DPA 2026-09-03}, {name: Mixpanel, agreement: DPA 2026-09-03}, {name: Bright Print Ltd, agreement: DPA 2026-09-03}]',
      ),
      'api/mail.ts': mail,
    },
    verdict: 'pass',
    findings: ['readycheck.yaml:4 low'],
    says: /Mixpanel/,
  },
  {
    name: 'only advises on an SDK that nothing imports, and on fonts',
    files: {
      'package.json':
        '{"private": true, "dependencies": {"stripe": "17"}, "devDependencies": {"resend": "4"}}',
      'index.html': '<link href="https://fonts.googleapis.com/css2?family=Inter" rel="stylesheet">',
      'src/main.ts': "document.title = 'Rota';\n",
    },
    verdict: 'pass',
    findings: ['index.html:1 low', 'package.json:1 low'],
  },
  {
    name: 'asks who runs the mail server that a setting names',
    files: {
      'api/mail.ts': `
        import nodemailer from 'nodemailer';
        export const mailer = nodemailer.createTransport({ host: process.env.SMTP_HOST });
      `,
    },
    verdict: 'needs-review',
    findings: ['api/mail.ts:1 high review'],
  },
  {
    name: 'takes whoever is declared for mail for the one who runs the mail server',
    files: {
      'readycheck.yaml': declared(
        '[{name: Bright Host Ltd, purpose: hosting and e-mail, personal: true, agreement: DPA 2026-09-03}]',
      ),
      'api/mail.ts':
        "import nodemailer from 'nodemailer';\nexport const mailer = nodemailer.createTransport({});\n",
    },
    verdict: 'pass',
  },
  {
    name: 'takes the client of one AI vendor, pointed at another, for the other, and leaves local models aside',
    files: {
      'api/ask.ts': `
        import OpenAI from 'openai';
        export const ai = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });
      `,
      'src/local.py': 'from openai import OpenAI\nai = OpenAI(base_url="http://localhost:11434/v1")\n',
    },
    verdict: 'fail',
    findings: ['api/ask.ts:2 medium'],
    says: /OpenRouter/,
  },
  {
    name: 'takes the client of S3, pointed at another store, for the other, and asks where a setting says which',
    files: {
      'api/files.ts': `
        import { S3Client } from '@aws-sdk/client-s3';
        export const r2 = new S3Client({ endpoint: \`https://\${process.env.ACCOUNT}.r2.cloudflarestorage.com\` });
      `,
      'api/old.py': 'import boto3\ns3 = boto3.client("s3", endpoint_url=ENDPOINT)\n',
    },
    verdict: 'fail',
    findings: ['api/files.ts:2 medium', 'api/old.py:1 medium review'],
    says: /Cloudflare/,
  },
  {
    name: 'does not apply where tests, examples, comments, links and lists of allowed sources alone name third parties',
    files: {
      'src/main.ts': `
        // calls "https://api.openai.com/v1" once it is paid for
        export const policy = { connectSrc: ["'self'", 'https://api.stripe.com'] };
        export const footer = { href: 'https://calendly.com/rota', text: 'Book at https://api.resend.com' };
      `,
      'tests/mail.test.ts': "import { Resend } from 'resend';\nnew Resend('re_test');\n",
      'examples/pay.ts': "import Stripe from 'stripe';\nnew Stripe('sk');\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply to types, nor to a library that others build on',
    files: {
      'package.json':
        '{"name": "mailer", "exports": "./lib/index.js", "types": "./lib/index.d.ts", "dependencies": {"resend": "4"}}',
      'lib/index.js': "import { Resend } from 'resend';\nexport const mailer = (key) => new Resend(key);\n",
      'lib/types.ts': "import type Stripe from 'stripe';\nexport type Card = Stripe.Card;\n",
    },
    verdict: 'not-applicable',
  },
  {
    name: 'cannot say anything of code in a language that it does not read',
    files: { 'Sources/App/main.swift': 'print("hello")\n' },
    verdict: 'needs-review',
    findings: ['- high review'],
    says: /languages/,
  },
]);
