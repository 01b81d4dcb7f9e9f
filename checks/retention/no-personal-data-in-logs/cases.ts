import { defineCases } from '../../../src/kit/index.ts';

export default defineCases([
  {
    name: 'passes where ids and texts about secrets are logged',
    files: {
      'server/sign-in.js': `
        import express from 'express';
        app.post('/sign-in', (req, res) => {
          const { email, password } = req.body;
          console.log('password checked for user', req.user.id);
          console.log(\`token valid: \${Boolean(token)}, \${password.length} characters\`);
          logger.info({ userId: user.id, hasToken: !!token, role: user.role }, 'signed in');
          console.log('signed in as ' + user);
        });
      `,
    },
    verdict: 'pass',
    findings: [],
    says: /1 file/,
  },
  {
    name: 'fails for credentials on a server: named, in a text, in an object, of a header',
    files: {
      'server/sign-in.js': `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        console.log('try', password);
        logger.info(\`Reset at \${resetLink}\`);
        console.log('issued', { token, otp: code });
        console.log(req.get('authorization'), process.env.JWT_SECRET);
        console.log(JSON.stringify({ apiKey: settings.value }));
      `,
    },
    verdict: 'fail',
    findings: [
      'server/sign-in.js:3 high',
      'server/sign-in.js:4 high',
      'server/sign-in.js:5 high',
      'server/sign-in.js:5 high',
      'server/sign-in.js:6 high',
      'server/sign-in.js:6 high',
      'server/sign-in.js:7 high',
    ],
  },
  {
    name: 'fails at medium for whole requests, users and sessions, once for each file and value',
    files: {
      'server/users.js': `
        import express from 'express';
        console.log(req.body);
        console.log('again', req.body);
        console.error({ user: currentUser });
        console.log(JSON.stringify(session));
      `,
      'app/api/orders/route.ts': `
        export async function POST(request: Request) {
          const input = await request.json();
          console.log(input);
        }
      `,
    },
    verdict: 'fail',
    findings: [
      'app/api/orders/route.ts:3 medium',
      'server/users.js:2 medium',
      'server/users.js:4 medium',
      'server/users.js:5 medium',
    ],
    says: /2 places/,
  },
  {
    name: 'fails at medium for a personal detail',
    files: {
      'api/mail.py': `
        import logging
        logger = logging.getLogger(__name__)
        logger.info("Mail to %s", user.email)
        logger.info(f"Mail to {customer['phone_number']}")
      `,
    },
    verdict: 'fail',
    findings: ['api/mail.py:3 medium', 'api/mail.py:4 medium'],
  },
  {
    name: 'reads Python: prints, formats, request data, unpacked models',
    files: {
      'app/views.py': `
        from flask import request
        print(f"Signing in with {password}")
        print("Body: " + str(request.get_json()))
        data = request.form
        print(data)
        logging.info("created %s", user.to_dict())
        logging.debug("key %s", settings.API_SECRET_KEY)
        print(user)
        print("password is wrong", file=sys.stderr)
        print(token[:6], len(password), password is None)
        if app.debug:
            print(password)
      `,
    },
    verdict: 'fail',
    findings: [
      'app/views.py:2 high',
      'app/views.py:3 medium',
      'app/views.py:5 medium',
      'app/views.py:6 medium',
      'app/views.py:7 medium',
    ],
  },
  {
    name: 'only advises about the browser, in one line',
    files: {
      'src/Login.tsx': `
        'use client';
        console.log('session', session);
        console.log(password);
      `,
      'src/lib/api.js': 'console.log(accessToken);\n',
      'package.json': '{"dependencies": {"react": "18.0.0", "vite": "5.0.0"}}',
    },
    verdict: 'pass',
    findings: ['src/Login.tsx:3 low'],
    says: /3 log calls/,
  },
  {
    name: 'allows what the logger is told to leave out, and what only development writes',
    files: {
      'server/log.js':
        "export const logger = pino({ redact: { paths: ['req.body.password', '*.token'] } });\n",
      'server/sign-in.js': `
        import jwt from 'jsonwebtoken';
        logger.info({ password, token }, 'sign-in');
        if (process.env.NODE_ENV !== 'production') console.log(password);
        import.meta.env.DEV && console.log(password);
      `,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'does not take redaction of a library for redaction of the console',
    files: {
      'server/log.js': "export const logger = pino({ redact: ['password'] });\nconsole.log(password);\n",
    },
    verdict: 'fail',
    findings: ['server/log.js:2 high'],
  },
  {
    name: 'allows what is masked, shortened, a number of tokens, an account of the tool itself or a refused token',
    files: {
      'server/misc.js': `
        import jwt from 'jsonwebtoken';
        console.log(mask(password), token.slice(0, 6), hash(email), password ? 'set' : 'unset');
        console.log(usage.totalTokens, maxTokens, nextPageToken, csrfToken, token.symbol, emailSent);
        console.log('sent by', smtp.user, ADMIN_EMAIL, emailData);
        console.log(\`receipt \${receipt.access_key}\`);
        try {
          jwt.verify(token, key);
        } catch (error) {
          console.error('refused', token);
        }
      `,
      'app/api/items/route.ts': `
        export async function DELETE(request: NextRequest) {
          console.error('failed', request.body);
        }
      `,
      'parser/lexer.js': 'for (const token of tokens) console.log(token, key);\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'leaves scripts, tests and command-line programs alone: who starts them sees what they print',
    files: {
      'scripts/create-admin.js': "console.log('password:', password);\n",
      'cli.py': 'import argparse\nprint(f"Your password: {password}")\n',
      'tests/sign-in.test.js': "import pg from 'pg';\nconsole.log(password);\n",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for an error reporter that sends what it knows of the user, unless it is filtered',
    files: {
      'server/sentry.js': 'Sentry.init({ dsn, sendDefaultPii: true });\n',
      'server/filtered.js': 'Sentry.init({ dsn, sendDefaultPii: true, beforeSend: scrub });\n',
      'app/main.py': 'sentry_sdk.init(dsn=DSN, send_default_pii=True)\n',
    },
    verdict: 'fail',
    findings: ['app/main.py:1 medium', 'server/sentry.js:1 medium'],
  },
  {
    name: 'asks where the code is in languages that are not examined',
    files: { 'main.go': 'package main\n' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
  {
    name: 'does not apply where there is no code',
    files: { 'index.html': '<p>Opening hours</p>\n' },
    verdict: 'not-applicable',
  },
]);
