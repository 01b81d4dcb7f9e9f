import { defineCases } from '../../../src/kit/index.ts';

export default defineCases([
  {
    name: 'passes when every cell is filled, every role defined and every kind of data has its line',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees, manager: Site managers}
          matrix:
            shifts: {see: [staff, manager], edit: manager, delete: nobody}
            profiles: {see: [own, manager], edit: own, delete: manager}
            sick-notes: {see: own, edit: own, delete: own}
        retention:
          classes:
            - {name: staff contact, personal: true, fields: [profiles.email, "public.profiles.phone"]}
            - {name: sick notes, personal: true, fields: ["bucket:sick-notes"]}
            - {name: Shift, personal: false}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'passes without roles where the words alone say it all',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          matrix:
            menu: {see: public, edit: nobody, delete: nobody}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for an empty cell and for a placeholder',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees}
          matrix:
            shifts:
              see: staff
              edit: []
              delete: TBD
            notes:
              see: staff
      `,
    },
    verdict: 'fail',
    findings: [
      'readycheck.yaml:5 blocker',
      'readycheck.yaml:7 blocker',
      'readycheck.yaml:9 blocker',
      'readycheck.yaml:9 blocker',
    ],
    says: /Nothing says who may edit shifts/,
  },
  {
    name: 'fails for a role that nobody defined',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees}
          matrix:
            shifts: {see: staff, edit: [staff, boss], delete: nobody}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 blocker'],
    says: /"boss" may edit shifts/,
  },
  {
    name: 'fails for a kind of data without a line',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          matrix:
            shifts: {see: everyone, edit: nobody, delete: nobody}
        retention:
          classes:
            - {name: sickness, personal: true, fields: [absences.reason, shifts.note]}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 blocker'],
    says: /"sickness" \(absences\)/,
  },
  {
    name: 'counts an unconfirmed matrix as none',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          matrix:
            shifts: {see: everyone, edit: nobody, delete: nobody, confirmed: false}
        retention:
          stores:
            - {id: db, kind: postgres}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:3 blocker'],
  },
  {
    name: 'fails without a manifest where tables hold data',
    files: { 'migrations/001_init.sql': 'create table orders (id int);' },
    verdict: 'fail',
    findings: ['- blocker'],
    says: /table public\.orders/,
  },
  {
    name: 'fails without a manifest where the code keeps data',
    files: {
      'package.json': '{"scripts": {"start": "node src/index.ts"}, "dependencies": {"mongoose": "8"}}',
      'src/index.ts': "import './db.ts';",
      'src/db.ts': "import mongoose from 'mongoose'; await mongoose.connect(process.env.MONGO_URL);",
    },
    verdict: 'fail',
    findings: ['- blocker'],
  },
  {
    name: 'asks where the code that keeps data is reached from nowhere',
    files: {
      'package.json': '{"dependencies": {"mongoose": "8"}}',
      'src/db.ts': "import mongoose from 'mongoose'; await mongoose.connect(process.env.MONGO_URL);",
      'src/index.ts': 'export {};',
    },
    verdict: 'needs-review',
    findings: ['- blocker review'],
    says: /may keep data/,
  },
  {
    name: 'does not apply where nothing keeps data',
    files: {
      'package.json': '{"name": "calc"}',
      'src/sum.ts': 'export const sum = (a: number, b: number) => a + b;',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where tests and examples alone keep data',
    files: {
      'src/sum.ts': 'export const sum = (a: number, b: number) => a + b;',
      'tests/db.test.ts': "import { Pool } from 'pg'; new Pool();",
      'examples/shop/schema.sql': 'create table orders (id int);',
    },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where a user keeps only what is their own, in their browser',
    files: { 'src/app.ts': "localStorage.setItem('theme', 'dark');" },
    verdict: 'not-applicable',
  },
]);
