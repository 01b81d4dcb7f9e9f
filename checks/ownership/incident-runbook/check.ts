import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { library } from '../../../src/facts/documents/documents.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { imports } from '../../../src/facts/imports/imports.ts';
import { outreach } from '../../../src/facts/outreach/outreach.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import {
  conclude,
  defineCheck,
  type Finding,
  fail,
  type ManifestView,
  notApplicable,
} from '../../../src/kit/index.ts';
import { recordDefects, together } from '../../../src/manifest/record.ts';
import { isRunForPeople } from './in-use.ts';
import { gaps } from './judge.ts';
import { namedRunbook, type Runbook, runbookByName, runbookOf } from './runbook.ts';
import { BREACH, INCIDENT_TOPICS } from './topics.ts';

const MAX_AGE_DAYS = 365;

export default defineCheck({
  id: 'ownership/incident-runbook',
  title: 'What to do when something breaks',
  question: 'What happens when something breaks?',
  why: 'In the first hour nobody thinks clearly, and the person who built the tool may be away. Whoever is there needs to know how to switch it off, whom to tell, and that a leak of personal data starts a clock.',
  how: 'Reads the document that `ownership.runbook` names, and what it links to inside the repository, for seven topics: noticing, finding out how bad it is, stopping the harm, telling the users, restoring, a data breach with its contact and its clock (72 hours in the EU), and the review afterwards. Headings are compared in twelve languages; a topic may also stand in the text of another section. `ownership.runbook_exercised` must be a dated record by somebody of `people`, not older than a year. Without a manifest, a document whose name says that it is a runbook is read.',
  passes:
    'The runbook lies in the repository and says something, in 20 words at least, on each topic; before full use, nobody need have exercised it.',
  fix: 'Write docs/runbook.md with a section for each topic that is named here, and name it as ownership.runbook. Walk through it once, and write down who did so and when.',
  example: [
    '```markdown',
    '# When something breaks',
    '',
    '## Stop the harm',
    '',
    '`fly scale count 0` switches the tool off; the desk goes over to the paper list. Nothing is deleted until we know what happened.',
    '',
    '## Data breach',
    '',
    'Amina Hart is the contact for data protection. From the moment we know we have 72 hours to tell the authority.',
    '```',
    '',
    '```yaml',
    'ownership:',
    '  runbook: docs/runbook.md',
    '  runbook_exercised: {by: amina, date: 2026-10-12}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['support-model'],
  evidence: 'described',
  facts: { library, files: fileList, imports, stores, deployment, outreach },
  evaluate({ facts, manifest, today }) {
    const runbook = runbookIn(manifest, facts);
    if (manifest === null && runbook === null && !isRunForPeople(facts))
      return notApplicable({
        examined: facts.files.length,
        reason: 'Nothing here is run for people: there is no store, no page, no server and no deployment.',
      });
    const found = runbook !== null && 'own' in runbook ? runbook : null;
    const broken = runbook !== null && 'kind' in runbook ? runbook : missing(manifest, facts);
    return conclude({
      examined: found ? found.own.length + found.linked.length : 0,
      evidence: 'described',
      findings: [...(found ? gapsOf(found, manifest) : [broken]), ...unexercised(manifest, found, today)],
      pass: `${found?.at.path} says what to do when something breaks.`,
      nothing: 'Write docs/runbook.md.',
    });
  },
});

type Facts = Parameters<typeof namedRunbook>[2];

function runbookIn(manifest: ManifestView | null, facts: Facts): Runbook | Finding | null {
  const pointer = manifest?.claims.ownership?.runbook;
  if (manifest && pointer !== undefined)
    return namedRunbook(pointer, manifest.at('ownership', 'runbook'), facts);
  const document = manifest ? null : runbookByName(facts.library);
  return document && runbookOf(facts.library, [document], { path: document.path });
}

function gapsOf(runbook: Runbook, manifest: ManifestView | null): Finding[] {
  const { tool, people = {} } = manifest?.claims ?? {};
  const topics = INCIDENT_TOPICS.filter((each) => each !== BREACH || tool?.personal_data !== false);
  return gaps(
    runbook,
    topics,
    Object.values(people).flatMap(({ name }) => name ?? []),
  );
}

function missing(manifest: ManifestView | null, { library: books }: Facts): Finding {
  const candidate = manifest && runbookByName(books);
  const hint = candidate ? ` If ${candidate.path} is it, name it as ownership.runbook.` : '';
  const message = `Nobody wrote down what to do when something breaks: who notices, how the tool is switched off, whom to tell.${hint}`;
  return fail('high', { subject: 'runbook', message, at: manifest?.at('ownership', 'runbook') ?? null });
}

/** An exercise is asked for in full use; before that it is advice. */
function unexercised(manifest: ManifestView | null, runbook: Runbook | null, today: string): Finding[] {
  if (!manifest || !runbook) return [];
  const record = manifest.claims.ownership?.runbook_exercised;
  const defects = recordDefects(record, manifest, today, MAX_AGE_DAYS);
  if (defects.length === 0) return [];
  const what =
    record === undefined
      ? 'Nobody has recorded an exercise of the runbook'
      : `The exercise of the runbook ${together(defects)}`;
  const message = `${what}: what was never walked through fails in the first real hour. Walk through it, and record it as ownership.runbook_exercised.`;
  const severity = manifest.claims.tool?.stage === 'production' ? 'medium' : 'low';
  return [
    fail(severity, { subject: 'exercised', message, at: manifest.at('ownership', 'runbook_exercised') }),
  ];
}
