import { defineCases } from '../../../src/kit/index.ts';

function withClasses(...classes: string[]): Record<string, string> {
  const lines = classes.map((each) => `    - ${each}`);
  return {
    'readycheck.yaml': [
      'readycheck: 1',
      'retention:',
      '  stores: [{id: db, kind: postgres}]',
      '  classes:',
      ...lines,
      '',
    ].join('\n'),
  };
}

export default defineCases([
  {
    name: 'passes with lengths of time, events and both',
    files: withClasses(
      '{name: visits, personal: true, keep: {for: 12 months, basis: complaints}}',
      '{name: staff, personal: true, keep: {for: employment + 6 months, basis: claims after leaving}}',
      '{name: invoices, personal: true, keep: {for: P10Y, basis: tax law}}',
      '{name: members, personal: true, keep: {for: until the membership ends, basis: the membership}}',
    ),
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for a personal class without a period, and for one that does not say whether it is personal',
    files: withClasses('{name: visits, personal: true, keep: {basis: complaints}}', '{name: letters}'),
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high', 'readycheck.yaml:6 high'],
    says: /"letters"/,
  },
  {
    name: 'fails for forever, as long as needed and a placeholder',
    files: withClasses(
      '{name: a, personal: true, keep: {for: forever, basis: history}}',
      '{name: b, personal: true, keep: {for: as long as needed, basis: work}}',
      '{name: c, personal: true, keep: {for: until no longer needed, basis: work}}',
      '{name: d, personal: true, keep: {for: TBD, basis: work}}',
    ),
    verdict: 'fail',
    findings: [
      'readycheck.yaml:5 high',
      'readycheck.yaml:6 high',
      'readycheck.yaml:7 high',
      'readycheck.yaml:8 high',
    ],
    says: /"a".*no end[^]*neither/,
  },
  {
    name: 'allows what is not about people to be kept for good',
    files: withClasses(
      '{name: shelves, personal: false, keep: {for: forever}}',
      '{name: prices, personal: false, keep: {for: as long as needed}}',
    ),
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'accepts a legal hold only with the law or case',
    files: withClasses(
      '{name: a, personal: true, keep: {for: legal hold, basis: court order 12/2026}}',
      '{name: b, personal: true, keep: {for: legal hold}}',
    ),
    verdict: 'fail',
    findings: ['readycheck.yaml:6 high'],
  },
  {
    name: 'advises to say why',
    files: withClasses('{name: visits, personal: true, keep: {for: 12 months}}'),
    verdict: 'pass',
    findings: ['readycheck.yaml:5 low'],
  },
  {
    name: 'fails where a store with real data is declared and no class is',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: db, kind: postgres}]
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 high'],
  },
  {
    name: 'fails without a manifest where the code keeps data',
    files: { 'server.js': "import mongoose from 'mongoose';\nmongoose.connect(process.env.DB);\n" },
    verdict: 'fail',
    findings: ['server.js:2 high'],
    says: /MongoDB/,
  },
  {
    name: 'asks where the code only may keep data',
    files: {
      'scripts/import.py': 'import gspread\nsheet = gspread.service_account().open("rota")\n',
    },
    verdict: 'needs-review',
    findings: ['scripts/import.py:1 high review'],
  },
  {
    name: 'does not apply where nothing is kept',
    files: { 'src/main.ts': 'document.title = "Hours";\n' },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where the only stores hold invented data or nothing',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        retention:
          stores: [{id: cache, kind: redis, holds: none}, {id: demo, kind: sqlite, holds: synthetic}]
      `,
    },
    verdict: 'not-applicable',
  },
]);
