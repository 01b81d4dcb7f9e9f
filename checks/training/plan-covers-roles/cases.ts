import { defineCases } from '../../../src/kit/index.ts';

export default defineCases([
  {
    name: 'passes when each role has an entry',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees, manager: Site managers}
        training:
          plan: {staff: 20 min at shift start, manager: 1 h}
      `,
    },
    verdict: 'pass',
  },
  {
    name: 'fails for the role that was forgotten',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees, manager: Site managers}
        training:
          plan: {staff: 20 min at shift start}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
    says: /"manager"/,
  },
  {
    name: 'counts a placeholder as no plan',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {staff: All employees}
        training:
          plan: {staff: TBD}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
  },
  {
    name: 'does not apply where only the public uses the tool',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        permissions:
          roles: {public: Anyone with the link}
      `,
    },
    verdict: 'not-applicable',
  },
  {
    name: 'asks for the roles where none are declared',
    files: { 'README.md': '# Rota' },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
]);
