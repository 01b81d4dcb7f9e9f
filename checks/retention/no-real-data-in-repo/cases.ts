import { defineCases } from '../../../src/kit/index.ts';
import { address, database, people, workbook } from './samples.ts';

const LIST = `name,email\n${people(6)
  .map((each) => `x,${each}`)
  .join('\n')}\n`;
const RECORDS = `${JSON.stringify(
  people(5).map((email) => ({ email })),
  null,
  1,
)}\n`;

export default defineCases([
  {
    name: 'passes where there is only code',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for lists of people in tables, records, spreadsheets and logs, and prints none of them',
    files: {
      'data/members.csv': LIST,
      'data/members.json': RECORDS,
      'exports/members.xlsx': workbook(people(5).join(' ')),
      'mail.log': people(5).join('\n'),
    },
    verdict: 'fail',
    findings: [
      'data/members.csv:2 blocker',
      'data/members.json:3 blocker',
      'exports/members.xlsx blocker',
      'mail.log:1 blocker',
    ],
    says: /^(?![^]*riverside)[^]*6 e-mail addresses/,
  },
  {
    name: 'fails for telephone numbers under a heading that says so',
    files: {
      'kunden.csv':
        'Kunde;Telefonnummer\nA;030 8316 2947\nB;030 8316 2958\nC;0171 938 2046\nD;0171 938 2057\nE;0171 938 2068\n',
    },
    verdict: 'fail',
    findings: ['kunden.csv:2 blocker'],
    says: /5 telephone numbers/,
  },
  {
    name: 'fails for a database with rows about people',
    files: { 'instance/app.db': database('user', 'id INTEGER,email TEXT', 3) },
    verdict: 'fail',
    findings: ['instance/app.db blocker'],
    says: /rows in the table "user" \(email\)/,
  },
  {
    name: 'passes over databases without rows, search indexes, reference tables and what is called .db only',
    files: {
      'empty.db': database('user', 'id INTEGER,email TEXT', 0),
      'search.db': database('page', 'id INTEGER,slug TEXT', 40),
      'countries.sqlite3': database('country', 'code TEXT,name TEXT', 90),
      'zone.db': '$TTL 3600\n@ IN SOA ns.example.org. admin.example.org. 1 2 3 4 5\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'asks about what it cannot read',
    files: {
      'old.mdb': '\0\u0001\0\0Standard Jet DB',
      'vault.sqlite': '\u0001\u0002\0\0encrypted',
      'dump.sql.gz': '\u001f\u0008\0\0',
    },
    verdict: 'needs-review',
    findings: ['dump.sql.gz blocker review', 'old.mdb blocker review', 'vault.sqlite blocker review'],
    says: /could not be looked into/,
  },
  {
    name: 'asks about lists that call themselves invented, and about a few addresses in what a program wrote',
    files: {
      'seeds/members.csv': LIST,
      'tests/data/people.json': RECORDS,
      'src/mockUsers.json': '[]\n',
      'backup.sql': `-- PostgreSQL database dump\nINSERT INTO members (email) VALUES ('${address('p.novak')}');\n`,
      'firebase-debug.log': `[info] signed in as ${address('p.novak')}\n`,
    },
    verdict: 'needs-review',
    findings: [
      'backup.sql:2 blocker review',
      'firebase-debug.log:1 blocker review',
      'seeds/members.csv:2 blocker review',
      'tests/data/people.json:3 blocker review',
    ],
  },
  {
    name: 'asks about a folder of such files once',
    files: {
      'db/a.sql': `-- PostgreSQL database dump\nINSERT INTO members (email) VALUES ('${address('p.novak')}');\n`,
      'db/b.sql': `-- PostgreSQL database dump\nINSERT INTO members (email) VALUES ('${address('p.novak')}');\n`,
      'db/c.sql': `-- PostgreSQL database dump\nINSERT INTO members (email) VALUES ('${address('p.novak')}');\n`,
      'd.sql': `-- PostgreSQL database dump\nINSERT INTO members (email) VALUES ('${address('p.novak')}');\n`,
    },
    verdict: 'needs-review',
    findings: ['d.sql:2 blocker review', 'db/a.sql:2 blocker review'],
    says: /db holds 3 data files that may be about real people \(a\.sql, b\.sql and c\.sql\)/,
  },
  {
    name: 'passes over example domains, offices, reserved numbers, makers of software and a migration’s own account',
    files: {
      'data/demo.csv':
        'email,phone\na.moreau@example.com,07700 900123\nb.moreau@clinic.test,(212) 555-0142\nc@x.example.org,1234567890\nd.d@company.com,\nsupport@riverside.org,\ninfo@riverside.org,\nsales@riverside.org,\n',
      'package.json': `{"contributors": [${people(6)
        .map((each) => `"${each}"`)
        .join(',')}]}\n`,
      'locales/en.json': RECORDS,
      'supabase/migrations/20260101_owner.sql': `insert into owners (email) values ('${address('p.novak')}');\n`,
      'bench.csv': 'benchmark,duration\nliteral,0.123\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'accepts what is declared as invented or published',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          fixtures_synthetic: ["seed/**/*.csv", demo]
          public_data: [{path: data/mps.csv, source: "https://data.gov.test/mps", licence: OGL-3}]
      `,
      'seed/a/members.csv': LIST,
      'demo/app.db': database('user', 'id INTEGER,email TEXT', 3),
      'data/mps.csv': LIST,
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'does not accept published data without its licence',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          public_data: [{path: data/mps.csv, source: "https://data.gov.test/mps"}]
      `,
      'data/mps.csv': LIST,
    },
    verdict: 'fail',
    findings: ['data/mps.csv:2 blocker'],
  },
  {
    name: 'fails for uploads of documents, asks about other uploads, and passes over the folder itself and code in it',
    files: {
      'server/uploads/1716200512345-cv.pdf': '%PDF-1.7\n',
      'public/uploads/team.png': 'PNG',
      'uploads/.gitkeep': '',
      'src/routes/uploads/handler.ts': 'export const limit = 5;\n',
    },
    verdict: 'fail',
    findings: ['public/uploads/team.png blocker review', 'server/uploads/1716200512345-cv.pdf blocker'],
  },
  {
    name: 'fails for the cookies of a signed-in session',
    files: {
      'cookies.txt': `# Netscape HTTP Cookie File\nportal.riverside.org\tFALSE\t/\tTRUE\t1893456000\tsession\t${'a1B2c3D4'.repeat(4)}\n`,
    },
    verdict: 'fail',
    findings: ['cookies.txt blocker'],
  },
  {
    name: 'leaves out what git does not track',
    files: { 'local.csv': LIST, 'src/main.ts': 'export const a = 1;\n' },
    git: { untracked: ['local.csv'] },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'looks at everything outside git',
    files: { 'members.csv': LIST },
    git: null,
    verdict: 'fail',
    findings: ['members.csv:2 blocker'],
  },
]);
