import { defineCases } from '../../../src/kit/index.ts';

const manifest = (control: string, stage = 'production', business = 'priya'): string => `
  readycheck: 1
  tool: {stage: ${stage}}
  people:
    priya: {name: Priya Shah, role: Operations director}
    tom: {name: Tom Wilk, role: Builder, builder: true}
  ownership: {business: ${business}}
  change_control:
    ${control}
`;

export default defineCases([
  {
    name: 'passes with a named tool and an approver who is not the only builder',
    files: { 'readycheck.yaml': manifest('{request_channel: GitHub issues, approver: priya}') },
    verdict: 'pass',
    says: /GitHub issues/,
  },
  {
    name: 'passes with an address for a channel',
    files: { 'readycheck.yaml': manifest('{request_channel: "tool@centre.example.net", approver: priya}') },
    verdict: 'pass',
  },
  {
    name: 'passes where a template shows the channel that the manifest leaves out',
    files: {
      'readycheck.yaml': manifest('{approver: priya}'),
      '.github/ISSUE_TEMPLATE/change.yml': 'name: Change\nbody: []\n',
    },
    verdict: 'pass',
    says: /ISSUE_TEMPLATE\/change\.yml/,
  },
  {
    name: 'takes a template of the surrounding repository',
    files: {
      'readycheck.yaml': manifest('{request_channel: ask at the desk, approver: priya}'),
      '../.github/pull_request_template.md': '## What changes\n',
    },
    verdict: 'pass',
  },
  {
    name: 'passes where a guide for contributors says it',
    files: {
      'readycheck.yaml': manifest('{approver: priya}'),
      'CONTRIBUTING.md':
        '# Changes\n\nWrite down what you need and why in the red book at the front desk. Priya reads it each Monday morning and decides what is built next.\n',
    },
    verdict: 'pass',
  },
  {
    name: 'is not satisfied with a guide that says nothing',
    files: {
      'readycheck.yaml': manifest('{approver: priya}'),
      'CONTRIBUTING.md': '# Contributing\n\nComing soon.\n',
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 medium'],
  },
  {
    name: 'asks where the channel is a phrase',
    files: { 'readycheck.yaml': manifest('{request_channel: just ask around, approver: priya}') },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:8 medium review'],
    says: /just ask around/,
  },
  {
    name: 'fails where the channel is a document that does not exist',
    files: { 'readycheck.yaml': manifest('{request_channel: docs/changes.md, approver: priya}') },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 medium'],
  },
  {
    name: 'fails where the list of changes does not exist, and takes one on the web',
    files: {
      'readycheck.yaml': manifest('{request_channel: Jira, approver: priya, log: CHANGELOG.md}'),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 medium'],
    says: /CHANGELOG\.md/,
  },
  {
    name: 'takes a list of changes that exists',
    files: {
      'readycheck.yaml': manifest('{request_channel: Jira, approver: priya, log: CHANGELOG.md}'),
      'CHANGELOG.md': '# Changes\n',
    },
    verdict: 'pass',
  },
  {
    name: 'fails where nobody approves',
    files: { 'readycheck.yaml': manifest('{request_channel: GitHub issues}') },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 medium'],
    says: /Nobody is named/,
  },
  {
    name: 'fails where the approver is not listed',
    files: { 'readycheck.yaml': manifest('{request_channel: GitHub issues, approver: ann}') },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 medium'],
    says: /"ann"/,
  },
  {
    name: 'fails in full use where the only builder approves',
    files: { 'readycheck.yaml': manifest('{request_channel: GitHub issues, approver: tom}') },
    verdict: 'fail',
    findings: ['readycheck.yaml:8 medium'],
    says: /Tom Wilk is the only one/,
  },
  {
    name: 'only advises against that before full use',
    files: { 'readycheck.yaml': manifest('{request_channel: GitHub issues, approver: tom}', 'pilot') },
    verdict: 'pass',
    findings: ['readycheck.yaml:8 low'],
  },
  {
    name: 'passes where the only builder owns the business too',
    files: {
      'readycheck.yaml': manifest('{request_channel: GitHub issues, approver: tom}', 'production', 'tom'),
    },
    verdict: 'pass',
  },
  {
    name: 'knows the only builder from git where nobody is marked',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        tool: {stage: production}
        people:
          ada: {name: Ada Example, role: Builder}
        change_control: {request_channel: GitHub issues, approver: ada}
      `,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 medium'],
  },
  {
    name: 'proves nothing by a history that is cut',
    files: {
      'readycheck.yaml': `
        readycheck: 1
        tool: {stage: production}
        people:
          ada: {name: Ada Example, role: Builder}
        change_control: {request_channel: GitHub issues, approver: ada}
      `,
    },
    git: { shallow: true },
    verdict: 'pass',
  },
  {
    name: 'counts a placeholder as nothing',
    files: { 'readycheck.yaml': manifest('{request_channel: TBD, approver: priya}') },
    verdict: 'fail',
    findings: ['readycheck.yaml:7 medium'],
  },
  {
    name: 'fails without a manifest, on what the repository does not show',
    files: { '.github/ISSUE_TEMPLATE.md': 'What happened?\n' },
    verdict: 'fail',
    findings: ['- medium'],
    says: /Nobody is named/,
  },
]);
