import { defineCases } from '../../../src/kit/index.ts';

const vite = {
  'package.json': '{"dependencies": {"react": "19", "react-dom": "19"}}',
  'index.html': '<div id="root"></div>\n<script type="module" src="/src/main.tsx"></script>\n',
  'src/main.tsx':
    "import { createRoot } from 'react-dom/client';\nimport App from './App';\ncreateRoot(document.body).render(<App />);\n",
};
const app = (lines: readonly string[]) => ({
  ...vite,
  'src/App.tsx': [...lines, 'export default function App() { return null; }', ''].join('\n'),
});
const word = ['rover', '2024'].join('');
const hash = '9f86d081884c7d659a2feaa0c55ad015'.repeat(2);

export default defineCases([
  {
    name: 'passes where an auth service signs people in and forms only look at their own fields',
    files: app([
      "if (password !== confirmPassword) setError('They differ');",
      "if (errors.password === 'required' || form.passwordType === 'text' || type === 'password') focus();",
      "if (password === '') setError('Missing'); if (typeof password === 'string') submit();",
      "if (password === 'letmein1' || password === 'qwerty99') setError('This password is too common');",
      "if (passwordStrength(password).value === 'Too weak') warn(); if (pin === 'left') stick();",
      "const theme = localStorage.getItem('theme'); if (theme === 'dark') dark();",
      "const token = localStorage.getItem('authToken'); if (!token) navigate('/login');",
      "const users = [{ id: 1, email: 'a@rota.org', role: 'admin' }];",
    ]),
    verdict: 'pass',
  },
  {
    name: 'fails for a password in the code, however it is written down',
    files: app([
      `if (password.trim() === '${word}') setUnlocked(true);`,
      "const ADMIN_PASSCODE = 'sesame-7'; if (code === ADMIN_PASSCODE) login();",
      "const ADMIN = { user: 'boss', pass: 'sesame-8' }; if (form.pass !== ADMIN.pass) deny();",
      "if (pin === '4711') open();",
      'if (passwordInput === import.meta.env.VITE_ADMIN_PASSWORD) login();',
    ]),
    verdict: 'fail',
    findings: [
      'src/App.tsx:1 blocker',
      'src/App.tsx:2 blocker',
      'src/App.tsx:3 blocker',
      'src/App.tsx:4 blocker',
      'src/App.tsx:5 blocker',
    ],
    says: /^(?!.*rover2024).*src\/main\.tsx, which is the start of the app in the browser, imports it/s,
  },
  {
    name: 'fails for a constant of another module, and for the hash of a password',
    files: {
      ...app([
        "import { ADMIN_PASSWORD } from './config';",
        'if (typed === ADMIN_PASSWORD) login();',
        `if (sha256(password) === PASSWORD_HASH) login();`,
        `const PASSWORD_HASH = '${hash}';`,
        `if ((await sha256(pin)) === '${hash}') open();`,
      ]),
      'src/config.ts': `export const ADMIN_PASSWORD = '${word}';\n`,
    },
    verdict: 'fail',
    findings: ['src/App.tsx:4 blocker', 'src/App.tsx:5 blocker', 'src/config.ts:1 blocker'],
    says: /The hash of a password/,
  },
  {
    name: 'fails for a list of accounts by which people are signed in, wherever the list stands',
    files: {
      ...app([
        "import { users } from './mocks/users';",
        'const found = users.find((u) => u.email === email && u.password === password);',
        'if (found) login(found);',
      ]),
      'src/mocks/users.ts': `export const users = [\n  { email: 'ann@rota.org', password: '${word}', role: 'admin' },\n];\n`,
    },
    verdict: 'fail',
    findings: ['src/mocks/users.ts:1 blocker'],
  },
  {
    name: 'lets a list of accounts be by which nobody is signed in',
    files: app([
      `const demo = [{ email: 'ann@rota.org', password: '${word}' }];`,
      'demo.map((each) => fill(each));',
    ]),
    verdict: 'pass',
  },
  {
    name: 'fails for the script of a page',
    files: {
      'index.html': [
        '<input id="password">',
        '<script>',
        `  if (document.getElementById('password').value === '${word}') show();`,
        '</script>',
      ].join('\n'),
    },
    verdict: 'fail',
    findings: ['index.html:3 blocker'],
  },
  {
    name: 'fails where a role in the browser’s storage is all there is',
    files: app([
      "const role = localStorage.getItem('userRole');",
      "if (role !== 'admin') redirect('/');",
      "const isAuthenticated = () => sessionStorage.getItem('isLoggedIn') === 'true';",
      "const user = JSON.parse(localStorage.getItem('user') || '{}');",
      "const menu = user.role === 'manager' ? all : few;",
      "const KEY = 'is-admin'; const [admin] = useState(() => localStorage.getItem(KEY) === 'yes');",
    ]),
    verdict: 'fail',
    findings: [
      'src/App.tsx:1 blocker',
      'src/App.tsx:3 blocker',
      'src/App.tsx:4 blocker',
      'src/App.tsx:6 blocker',
    ],
  },
  {
    name: 'passes, and says so, where the database decides as well',
    files: {
      ...app([
        "import { createClient } from '@supabase/supabase-js';",
        "const isAdmin = localStorage.getItem('isAdmin');",
        'if (isAdmin) showButton();',
      ]),
      'supabase/migrations/20260101000000_shifts.sql':
        'create table shifts (id uuid, owner uuid);\nalter table shifts enable row level security;\ncreate policy own on shifts for all using (owner = auth.uid());\n',
    },
    verdict: 'pass',
    says: /the server decides as well/,
  },
  {
    name: 'fails for a written password even where the database has rules',
    files: {
      ...app([`if (password === '${word}') login();`]),
      'supabase/migrations/20260101000000_shifts.sql':
        'create table shifts (id uuid, owner uuid);\nalter table shifts enable row level security;\ncreate policy own on shifts for all using (owner = auth.uid());\n',
    },
    verdict: 'fail',
    findings: ['src/App.tsx:1 blocker'],
  },
  {
    name: 'asks where what the page calls lies elsewhere',
    files: app([
      "import axios from 'axios';",
      "const ADMINS = ['ann@rota.org', 'ben@rota.org'];",
      'export const isAdmin = (user) => ADMINS.includes(user.email);',
      "export const one = (user) => user.email === 'cleo@rota.org';",
      "if (localStorage.role === 'admin') axios.get('https://api.rota.org/shifts');",
    ]),
    verdict: 'needs-review',
    findings: ['src/App.tsx:3 blocker review', 'src/App.tsx:5 blocker review'],
  },
  {
    name: 'leaves out what does not reach the browser',
    files: {
      ...app(['export {};']),
      'server/login.ts': `if (password === '${word}') login();\n`,
      'src/unused.ts': `if (password === '${word}') login();\n`,
      'src/login.test.ts': `if (password === '${word}') login();\n`,
    },
    verdict: 'pass',
  },
  {
    name: 'does not apply to a service without a user interface',
    files: {
      'package.json': '{"dependencies": {"express": "5"}}',
      'server.js': "const express = require('express');\n",
    },
    verdict: 'not-applicable',
  },
]);
