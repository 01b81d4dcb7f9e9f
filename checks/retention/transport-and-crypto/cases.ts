import { defineCases } from '../../../src/kit/index.ts';

export default defineCases([
  {
    name: 'passes with encrypted addresses, and with local, private and container addresses',
    files: {
      'src/api.ts': `
        const API_URL = process.env.API_URL || 'http://localhost:3000';
        await fetch('https://api.rota.team/v1');
        await fetch('http://192.168.1.20:8080/print');
        await axios.get('http://backend:8000/health');
        new WebSocket('ws://127.0.0.1:9000');
        await fetch(\`http://\${host}/status\`);
      `,
      'compose.yaml':
        'services:\n  web:\n    environment:\n      API_URL: http://api:8000\n      DB: postgres://app:x@db:5432/app?sslmode=disable\n',
      '.env.example': 'API_URL=http://your-server.team/api\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for addresses without encryption that are called',
    files: {
      'src/a.ts': "const weather = await fetch('http://api.weather.team/today');\n",
      'src/b.ts': "export const API_BASE_URL = import.meta.env.VITE_API ?? 'http://203.0.113.9:5000/api';\n",
      'src/c.ts': "const http = axios.create({ baseURL: 'http://backend.rota.team' });\n",
      'src/d.ts': "await axios({ method: 'POST', url: 'http://sms.rota.team/send', data });\n",
      'src/e.ts': "const socket = new WebSocket('ws://live.rota.team/feed');\n",
      'src/f.ts': 'await fetch(`http://api.weather.team/${city}`);\n',
      'app/g.py': 'requests.get(f"http://api.weather.team/{city}")\n',
      'app/h.py': 'BASE_URL = os.getenv("API_URL", "http://api.rota.team")\n',
    },
    verdict: 'fail',
    findings: [
      'app/g.py:1 high',
      'app/h.py:1 high',
      'src/a.ts:1 high',
      'src/b.ts:1 high',
      'src/c.ts:1 high',
      'src/d.ts:1 high',
      'src/e.ts:1 high',
      'src/f.ts:1 high',
    ],
    says: /api\.weather\.team/,
  },
  {
    name: 'does not take links, names of formats and comparisons for addresses that are called',
    files: {
      'src/page.tsx': `
        const ns = 'http://www.w3.org/2000/svg';
        const schema = { $schema: 'http://json-schema.org/draft-07/schema#' };
        const links = [{ title: 'Council', url: 'http://www.council.team' }];
        if (url.startsWith('http://')) url = url.replace('http://', 'https://');
        const node = <a href="http://www.council.team">Council</a>;
        const codes = { 27: 'http://www.tax.team/qrcode' };
        // see http://docs.weather.team/api
        throw new Error('Read http://docs.weather.team first');
      `,
      'app/names.py': 'NS = "http://www.invoices.team/ns"\nallowed = ["http://old.rota.team"]\n',
      'index.html':
        '<a href="http://www.council.team">Council</a>\n<!-- <script src="http://old.team/a.js"></script> -->\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails where certificates are not checked',
    files: {
      'server/a.js': 'const pool = new Pool({ connectionString, ssl: { rejectUnauthorized: false } });\n',
      'server/b.js': "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n",
      'server/c.js': `
        const ssl = process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : false;
      `,
      'app/d.py': 'requests.post(url, json=body,\n    verify=False)\n',
      'app/e.py': 'context.verify_mode = ssl.CERT_NONE\n',
      'main.go': 'package main\nvar config = &tls.Config{InsecureSkipVerify: true}\n',
      Dockerfile: 'FROM node:22\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n',
      'package.json': '{"scripts": {\n"start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node server"}}',
    },
    verdict: 'fail',
    findings: [
      'Dockerfile:2 high',
      'app/d.py:2 high',
      'app/e.py:1 high',
      'main.go:2 high',
      'package.json:2 high',
      'server/a.js:1 high',
      'server/b.js:1 high',
      'server/c.js:1 high',
    ],
  },
  {
    name: 'allows a switch that its user opens, and what is only for development',
    files: {
      'server/a.js': `
        const agent = new https.Agent({ rejectUnauthorized: !monitor.ignoreTls });
        if (settings.allowInsecure) options.agent = new https.Agent({ rejectUnauthorized: false });
        const ssl = isLocal ? { rejectUnauthorized: false } : true;
        if (process.env.NODE_ENV !== 'production') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
      `,
      'app/b.py':
        'if config.skip_tls:\n    session.get(url, verify=False)\nclaims = jwt.decode(token, verify=False)\n',
      'main.go': 'package main\nif cfg.Insecure {\n  tlsConfig.InsecureSkipVerify = true\n}\n',
      'package.json': '{"scripts": {"dev": "NODE_TLS_REJECT_UNAUTHORIZED=0 node server"}}',
      'vite.config.ts': "export default { server: { proxy: { target: 'http://staging.rota.team' } } };\n",
      'docker-compose.dev.yml':
        'services:\n  web:\n    environment:\n      API_URL: http://staging.rota.team\n',
      'test/a.test.js': "await fetch('http://api.weather.team');\n",
      'healthcheck.js': "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n",
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for settings and proxies without encryption',
    files: {
      '.env.production': 'VITE_API_URL=http://api.rota.team\nSITE_NAME=http\n',
      'nginx/site.conf': 'location /api {\n  proxy_pass http://api.rota.team:8000;\n}\n',
      'vercel.json': '{"rewrites": [\n{"source": "/api/(.*)", "destination": "http://203.0.113.9/$1"}]}\n',
    },
    verdict: 'fail',
    findings: ['.env.production:1 high', 'nginx/site.conf:2 high', 'vercel.json:2 high'],
  },
  {
    name: 'fails for a database over an open line, and asks where the host is filled in later',
    files: {
      'deploy/app.yaml': ['url: postgres://app:', 'secret', '@db.rota.team:5432/app?sslmode=disable\n'].join(
        '',
      ),
      'main.go': 'package main\nvar dsn = "host=%s user=%s sslmode=disable"\n',
    },
    verdict: 'fail',
    findings: ['deploy/app.yaml:1 high', 'main.go:2 high review'],
    says: /db\.rota\.team/,
  },
  {
    name: 'fails for scripts, styles and forms of pages',
    files: {
      'templates/base.html': `
        <script src="http://cdn.rota.team/a.js"></script>
        <link rel="stylesheet" href="http://cdn.rota.team/a.css">
        <form method="post" action="http://forms.rota.team/send">
      `,
    },
    verdict: 'fail',
    findings: ['templates/base.html:1 high', 'templates/base.html:3 high'],
  },
  {
    name: 'does not apply where there is nothing that could send anything',
    files: { 'README.md': '# Rota\n' },
    verdict: 'not-applicable',
  },
]);
