import { defineCases } from '../../../src/kit/index.ts';

const PEOPLE = 'people: {dana: {name: Dana Okoro, role: IT}}';

/** One store, and what was tried with it. */
const manifest = (...lines: readonly string[]): string =>
  [
    'readycheck: 1',
    PEOPLE,
    'retention:',
    '  stores:',
    '    - {id: db, kind: postgres, provider: supabase}',
    ...lines,
    '',
  ].join('\n');

const TESTS = `
  import { swap } from '../src/swap';
  it('shows a message when saving fails', async () => {
    await expect(swap('down')).rejects.toThrow();
  });
  it.skip('rejects a shift in the past', () => {
    expect(() => swap('past')).toThrow();
  });
`;
const SOURCE = { 'src/swap.ts': 'export const swap = async (s) => s;', 'tests/swap.test.ts': TESTS };

export default defineCases([
  {
    name: 'passes with a drill of the only dependency',
    files: {
      'readycheck.yaml': manifest(
        'errors:',
        '  drills:',
        '    - {scenario: cable pulled, by: dana, date: 2026-10-12, result: banner shown}',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'passes with the whole example: one provider, a drill of its database, tests of a journey',
    files: {
      ...SOURCE,
      'tests/swap.test.ts': TESTS.replace('it.skip', 'it'),
      'readycheck.yaml': `
        readycheck: 1
        people: {dana: {name: Dana Okoro, role: IT contractor}}
        tests:
          journeys:
            - name: Request a swap
              edge:
                - {kind: invalid,         test: "tests/swap.test.ts::rejects a shift in the past"}
                - {kind: dependency-down, test: "tests/swap.test.ts::shows a message when saving fails"}
            - name: Approve a swap
              edge: [{kind: duplicate, test: "tests/approve.test.ts::second approval is refused"}]
        retention:
          stores:
            - {id: db,      kind: postgres, provider: supabase}
            - {id: db-test, kind: postgres, provider: supabase, holds: synthetic}
            - {id: files,   kind: files,    provider: supabase}
          processors:
            - {name: Supabase, purpose: database and sign-in, on_failure: "last rota shown, banner"}
            - {name: Vercel,   purpose: hosting}
            - {name: Sentry,   purpose: error reports}
            - {name: Resend,   purpose: e-mail alerts, on_failure: "swap saved, alert retried"}
        errors:
          drills:
            - {scenario: database unreachable, by: dana, date: 2026-10-12, result: "banner shown, nothing lost"}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'stops where nobody tried it',
    files: { 'readycheck.yaml': manifest() },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 blocker'],
    says: /Nobody has tried what happens when this fails: db/,
  },
  {
    name: 'does not count a drill that is old, to come, by a stranger or without a result',
    files: {
      'readycheck.yaml': manifest(
        '    - {id: crm, kind: mysql, provider: aws}',
        '    - {id: docs, kind: files, provider: box}',
        '    - {id: sheet, kind: spreadsheet, provider: google}',
        'errors:',
        '  drills:',
        '    - {scenario: supabase down, by: dana, date: 2026-01-12, result: banner shown}',
        '    - {scenario: aws down, by: dana, date: 2027-01-12, result: banner shown}',
        '    - {scenario: box down, by: tom, date: 2026-10-12, result: banner shown}',
        '    - {scenario: google down, by: dana, date: 2026-10-12}',
      ),
    },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:11 blocker',
      'readycheck.yaml:12 blocker',
      'readycheck.yaml:13 blocker',
      'readycheck.yaml:14 blocker',
    ],
    says: /days old[\s\S]*still to come[\s\S]*not listed under people[\s\S]*does not say what users saw/,
  },
  {
    name: 'asks which dependency a drill concerned where there are several',
    files: {
      'readycheck.yaml': manifest(
        '    - {id: crm, kind: spreadsheet, provider: google}',
        'errors:',
        '  drills:',
        '    - {scenario: cable pulled, by: dana, date: 2026-10-12, result: banner shown}',
      ),
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:9 blocker review', 'readycheck.yaml:9 blocker review'],
  },
  {
    name: 'believes what a drill says that it covers, and words of other languages',
    files: {
      'readycheck.yaml': manifest(
        '    - {id: crm, kind: spreadsheet, provider: google}',
        'errors:',
        '  drills:',
        '    - {scenario: cable pulled, covers: [crm], by: dana, date: 2026-10-12, result: banner shown}',
        '    - {scenario: Datenbank nicht erreichbar, by: dana, date: 2026-10-12, result: Meldung gezeigt}',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'passes by a test that takes the dependency away',
    files: {
      ...SOURCE,
      'readycheck.yaml': manifest(
        'tests:',
        '  journeys:',
        '    - name: Request a swap',
        '      edge: [{kind: dependency-down, test: "tests/swap.test.ts::shows a message when saving fails"}]',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'does not count a test that is skipped or does not exist, nor wrong input for a dependency',
    files: {
      ...SOURCE,
      'readycheck.yaml': manifest(
        'tests:',
        '  journeys:',
        '    - name: Request a swap',
        '      edge: [{kind: invalid, test: "tests/swap.test.ts::rejects a shift in the past"}]',
        '    - name: Approve a swap',
        '      edge: [{kind: unauthorised, test: "tests/none.test.ts::nothing"}]',
        '    - name: Read the rota',
      ),
    },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:5 blocker',
      'readycheck.yaml:9 high',
      'readycheck.yaml:11 high',
      'readycheck.yaml:12 high',
    ],
    says: /points to no test that runs/,
  },
  {
    name: 'counts a recent manual run that passed',
    files: {
      'readycheck.yaml': manifest(
        'tests:',
        '  journeys:',
        '    - name: Request a swap',
        '      edge: [{kind: dependency-down, test: "manual:down-1"}]',
        '  manual_runs: [{id: down-1, by: dana, date: 2026-10-01, result: pass}]',
      ),
    },
    verdict: 'pass',
  },
  {
    name: 'leaves out what is declared unimportant with a reason, and only then',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores:
            - {id: cache, kind: redis, provider: upstash, critical: false, reason: only copies}
            - {id: queue, kind: redis, provider: aws, critical: false}
          processors:
            - {name: OpenAI, purpose: answers questions}
            - {name: Plausible, purpose: statistics}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 blocker', 'readycheck.yaml:7 blocker'],
  },
  {
    name: 'without a manifest, takes what the code shows',
    files: {
      'package.json': '{"dependencies": {"mongoose": "8", "openai": "4"}}',
      'src/db.ts': "import mongoose from 'mongoose';\nawait mongoose.connect(process.env.MONGO_URL);\n",
      'src/app.ts': "import './db';\nimport { ai } from './ai';\nserve(ai);\n",
      'src/ai.ts': "import OpenAI from 'openai';\nexport const ai = new OpenAI();\n",
    },
    verdict: 'fail',
    findings: ['src/ai.ts:1 blocker', 'src/db.ts:2 blocker'],
  },
  {
    name: 'does not apply where nothing is kept and nothing is leaned on',
    files: { 'index.html': '<h1>Hello</h1>' },
    verdict: 'not-applicable',
  },
]);
