import { defineCases } from '../../../src/kit/index.ts';

const manifest = (channel: string, hours: string, response: string, rest = ''): string => `
  readycheck: 1
  people: {priya: {name: Priya Shah}, dana: {name: Dana Okoro}}
  ownership:
    technical: dana
    ${rest}
    support:
      channel: "${channel}"
      hours: "${hours}"
      response: ${response}
  go_live: {recovery: {max_downtime: 8 hours}}
`;
const RESPONSE = '{stopped: 1 hour, degraded: 1 day, question: 3 days}';

const accepts = (channel: string, hours: string) => ({
  name: `takes ${channel}, ${hours}`,
  files: { 'readycheck.yaml': manifest(channel, hours, RESPONSE, 'deputy: priya') },
  verdict: 'pass' as const,
});

export default defineCases([
  accepts('mailto:help@brightclean.test', 'Mon-Sat 06:00-20:00'),
  accepts('help@brightclean.test', 'Monday - Friday 9-17, Sat 10:00-12:00'),
  accepts('https://help.brightclean.test/new', 'weekdays 8:30-16:30'),
  accepts('+44 20 7946 0000', '24/7'),
  {
    name: 'fails without a manifest',
    files: { 'README.md': '# Rota' },
    verdict: 'fail',
    findings: ['- high', '- high', '- high', '- high', '- high'],
  },
  {
    name: 'fails for a channel that is no address',
    files: { 'readycheck.yaml': manifest('ask Dana', 'Mon-Fri 09:00-17:00', RESPONSE) },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 high'],
  },
  {
    name: 'asks a person about hours in free text',
    files: { 'readycheck.yaml': manifest('help@brightclean.test', 'office hours', RESPONSE) },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:8 high review'],
  },
  {
    name: 'calls round-the-clock support by one person a contradiction',
    files: { 'readycheck.yaml': manifest('help@brightclean.test', '24/7', RESPONSE) },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 blocker contradiction'],
  },
  {
    name: 'fails for response times that are missing or no length of time',
    files: {
      'readycheck.yaml': manifest(
        'help@brightclean.test',
        'Mon-Fri 09:00-17:00',
        '{stopped: soon, degraded: 1 day}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 high', 'readycheck.yaml:9 high'],
    says: /"soon"/,
  },
  {
    name: 'calls an answer later than the longest outage a contradiction',
    files: {
      'readycheck.yaml': manifest(
        'help@brightclean.test',
        'Mon-Fri 09:00-17:00',
        '{stopped: 2 days, degraded: 3 days, question: 3 days}',
      ),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:9 blocker contradiction'],
  },
]);
