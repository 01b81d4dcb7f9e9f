import { defineCases } from '../../../src/kit/index.ts';

const FULL = `
# When something breaks

## Notice it

The monitor calls the health page every minute and mails Dana when three calls in a row fail. Members write to the help desk.

## How bad is it

Can people sign in? Do they see what is not theirs? Look at the log and at the status page of the host. Dana decides what it is.

## Stop the harm

One command switches the tool off; the desk goes over to the paper list until Dana says that it may be used again.

## Tell the users

Priya writes to all staff from the list in the office within a day: what happened, what it means and what they should do.

## Restore

Take the backup of last night, put it into the test project, compare the counts of rows, then switch the address over to it.

## Data breach

Priya Shah is the contact for data protection. From the moment we know we have 72 hours to tell the authority, and those concerned.

## Afterwards

Within a week Dana and Priya write half a page on what happened, why, and what will be different; every action gets a name.
`;
const without = (heading: string): string => FULL.replace(new RegExp(`## ${heading}\\n\\n[^\\n]+\\n`), '');

const manifest = (rest = '', stage = 'pilot'): string => `readycheck: 1
tool: {stage: ${stage}}
people: {dana: {name: Dana Okoro}, priya: {name: Priya Shah}}
ownership:
  runbook: docs/runbook.md
  ${rest}
`;
const EXERCISED = 'runbook_exercised: {by: dana, date: 2026-10-12}';

const passes = (name: string, runbook: string, more: Readonly<Record<string, string>> = {}) => ({
  name,
  files: { 'readycheck.yaml': manifest(EXERCISED), 'docs/runbook.md': runbook, ...more },
  verdict: 'pass' as const,
});

const lacks = (
  name: string,
  runbook: string,
  says: RegExp,
  findings: readonly string[] = ['docs/runbook.md high'],
) => ({
  name,
  files: { 'readycheck.yaml': manifest(EXERCISED), 'docs/runbook.md': runbook },
  verdict: 'fail' as const,
  findings,
  says,
});

const body =
  'Dana und Priya gehen die Liste durch und rufen alle an, die heute im Dienst sind, dann entscheiden sie gemeinsam, was gilt.';
const german = [
  'Erkennen',
  'Ersteinschätzung',
  'Notabschaltung',
  'Nutzer informieren',
  'Wiederherstellung',
  'Nachbereitung',
]
  .map((heading) => `## ${heading}\n\n${body}\n`)
  .join('\n');
const spanish = [
  'Detección',
  'Evaluación',
  'Detener el daño',
  'Avisar a los usuarios',
  'Restauración',
  'Lecciones aprendidas',
]
  .map((heading) => `## ${heading}\n\n${body}\n`)
  .join('\n');
const japanese = ['検知', '初動対応', '停止手順', '利用者への連絡', '復旧', '振り返り']
  .map((heading) => `## ${heading}\n\n${body}\n`)
  .join('\n');

export default defineCases([
  passes('passes for a runbook with all topics', FULL),
  passes(
    'reads German',
    `# Störungen\n\n${german}\n## Datenpanne\n\nAnsprechpartnerin ist Priya Shah. Ab Kenntnis haben wir 72 Stunden, um die Aufsichtsbehörde zu unterrichten; bei hohem Risiko auch die Betroffenen.\n`,
  ),
  passes(
    'reads Spanish',
    `# Incidentes\n\n${spanish}\n## Brecha de datos\n\nLa persona responsable es Priya Shah. Tenemos 72 horas desde que lo sabemos para avisar a la autoridad y a las personas afectadas.\n`,
  ),
  passes(
    'reads Japanese',
    `# 障害対応\n\n${japanese}\n## 情報漏えい\n\n担当は Priya Shah です。事実を知ってから72時間以内に個人情報保護委員会へ報告し、影響を受ける利用者にも速やかに知らせます。\n`,
  ),
  passes(
    'takes a topic in the text of a section that is headed otherwise',
    without('Stop the harm').replace(
      '## Notice it',
      '## If the site shows wrong data\n\nWhoever sees it first opens the panel of the host and sets the tool to maintenance mode, then rings Dana and waits for her.\n\n## Notice it',
    ),
  ),
  passes(
    'follows links to other documents for what stands under a heading there',
    without('Restore').concat('\nSee [how to restore](maintain.md#restore).\n'),
    {
      'docs/maintain.md':
        '# Maintenance\n\n## Restore\n\nTake the backup of last night, put it into the test project, compare the counts of rows, then switch the address over to it.\n',
    },
  ),
  {
    name: 'takes one heading of a document',
    files: {
      'readycheck.yaml': manifest(EXERCISED).replace(
        'docs/runbook.md',
        'docs/guide.md#when-something-breaks',
      ),
      'docs/guide.md': `# Guide\n\n${FULL.replace(/^#/gm, '##')}`,
    },
    verdict: 'pass',
  },
  {
    name: 'only advises an exercise before full use',
    files: { 'readycheck.yaml': manifest(), 'docs/runbook.md': FULL },
    verdict: 'pass',
    findings: ['readycheck.yaml:4 low'],
  },
  {
    name: 'asks for an exercise in full use',
    files: { 'readycheck.yaml': manifest('', 'production'), 'docs/runbook.md': FULL },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 medium'],
    says: /Nobody has recorded/,
  },
  {
    name: 'does not count an exercise that is older than a year',
    files: {
      'readycheck.yaml': manifest('runbook_exercised: {by: dana, date: 2025-10-12}', 'production'),
      'docs/runbook.md': FULL,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 medium'],
    says: /days old/,
  },
  {
    name: 'does not count an exercise by nobody who is known, nor one to come',
    files: {
      'readycheck.yaml': manifest('runbook_exercised: {by: bob, date: 2027-01-12}', 'production'),
      'docs/runbook.md': FULL,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:6 medium'],
    says: /still to come/,
  },
  lacks('fails without how to notice', without('Notice it'), /would notice/),
  lacks('fails without how bad it is', without('How bad is it'), /how bad it is/),
  lacks('fails without how to stop the harm', without('Stop the harm'), /stop the harm/),
  lacks('fails without telling the users', without('Tell the users'), /tells the users/),
  lacks('fails without how to restore', without('Restore'), /bring it back/),
  lacks('fails without a data breach', without('Data breach'), /personal data got out/),
  lacks('fails without a review', without('Afterwards'), /afterwards/),
  lacks(
    'fails for a data breach without its clock',
    FULL.replace('72 hours', 'to hurry'),
    /within 72 hours/,
    ['docs/runbook.md:23 high'],
  ),
  lacks(
    'fails for a data breach without a contact',
    FULL.replace(
      'Priya Shah is the contact for data protection. From',
      'Keep calm and note when it was that somebody saw it. From',
    ),
    /who is the contact/,
    ['docs/runbook.md:23 high'],
  ),
  lacks(
    'fails for headings with nothing under them',
    FULL.replace(/## Restore\n\n[^\n]+/, '## Restore\n\nTBD'),
    /bring it back/,
  ),
  lacks(
    'fails for a page that only links elsewhere',
    '# Incidents\n\nSee [the wiki](https://wiki.test/incidents).\n',
    /would notice/,
    Array.from({ length: 7 }, () => 'docs/runbook.md high'),
  ),
  {
    name: 'does not take what any linked document mentions for a runbook',
    files: {
      'readycheck.yaml': manifest(EXERCISED),
      'docs/runbook.md': `${without('Stop the harm')}\nSee [the guide](guide.md).\n`,
      'docs/guide.md':
        '# Guide\n\n## Themes\n\nIn the settings you may turn off the dark theme, disable sounds and pause the newsletter; all of it takes effect at once for you.\n',
    },
    verdict: 'fail',
    findings: ['docs/runbook.md high'],
  },
  {
    name: 'asks for no data breach where the manifest says that there are no personal data',
    files: {
      'readycheck.yaml': manifest(EXERCISED).replace('stage: pilot', 'stage: pilot, personal_data: false'),
      'docs/runbook.md': without('Data breach'),
    },
    verdict: 'pass',
  },
  {
    name: 'fails for a pointer to nothing, to no heading, and out of the repository',
    files: { 'readycheck.yaml': manifest(EXERCISED) },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
    says: /does not exist/,
  },
  {
    name: 'fails for a heading that is not there',
    files: {
      'readycheck.yaml': manifest(EXERCISED).replace('runbook.md', 'runbook.md#fire'),
      'docs/runbook.md': FULL,
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
    says: /no such heading/,
  },
  {
    name: 'fails for an address on the web',
    files: { 'readycheck.yaml': manifest(EXERCISED).replace('docs/runbook.md', 'https://wiki.test/runbook') },
    verdict: 'fail',
    findings: ['readycheck.yaml:5 high'],
    says: /may be down/,
  },
  {
    name: 'asks a person about a file that is no text',
    files: {
      'readycheck.yaml': manifest(EXERCISED).replace('runbook.md', 'runbook.pdf'),
      'docs/runbook.pdf': '%PDF',
    },
    verdict: 'needs-review',
    findings: ['readycheck.yaml:5 high review'],
  },
  {
    name: 'fails where the manifest names none, and says which document may be it',
    files: { 'readycheck.yaml': 'readycheck: 1\nownership: {technical: dana}\n', 'docs/runbook.md': FULL },
    verdict: 'fail',
    findings: ['readycheck.yaml:2 high'],
    says: /docs\/runbook\.md is it/,
  },
  {
    name: 'fails without a manifest for a tool that keeps data',
    files: {
      'supabase/migrations/1_a.sql': 'create table a (id int);',
      'supabase/config.toml': 'project_id = "a"',
    },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'fails without a manifest for a page with a server behind it',
    files: { 'app.py': 'import streamlit as st\nst.write("hello")\n' },
    verdict: 'fail',
    findings: ['- high'],
  },
  {
    name: 'reads a runbook by its name without a manifest',
    files: { 'docs/incident-response.md': FULL, 'app.py': 'import streamlit as st\n' },
    verdict: 'pass',
  },
  {
    name: 'does not apply to a library',
    files: {
      'package.json': '{"name": "swap", "main": "index.js", "files": ["index.js"]}',
      'index.js': 'export const swap = (a, b) => [b, a];\n',
      'docs/index.html': '<h1>swap</h1>',
      'runtime-tests/index.html': '<h1>swap</h1>',
    },
    verdict: 'not-applicable',
  },
]);
