import { date, duration, entry, list, oneOrMore, person, pointer, record, text, textOf } from '../field.ts';

const response = entry({
  stopped: duration('How soon somebody answers when nobody can work.'),
  degraded: duration('How soon somebody answers when part of it does not work.'),
  question: duration('How soon somebody answers a question.'),
});

const monitor = entry({
  what: text('What is watched: uptime, errors, logs, cost.'),
  tool: text('With which tool or service.'),
  alerts_to: person('Who is told.'),
  evidence: pointer('A file that shows it, such as a dated screenshot or export.'),
});

const account = entry({
  service: text('The service or domain.'),
  owner: text('The organisation (or person) to whom the account belongs.'),
  admins: oneOrMore('Who can administer it; two at least.', person('An administrator.')),
  renewal: date('The day on which it must be renewed or paid.', 'none-is-an-answer'),
  recovery_contact: textOf('contact', 'For a sole trader: who else can get the account back.'),
});

/** Who looks after the tool. */
export const ownershipSection = entry({
  business: person('Who decides what the tool is for, and answers for it.'),
  technical: person('Who keeps it running.'),
  deputy: person('Who does so when the technical owner is away.'),
  support: entry({
    channel: text('Where users report problems: an address, as mailto: or https: with the address'),
    hours: text('When somebody answers, as "Mon-Fri 09:00-17:00" or 24/7.'),
    response: response.describe('How fast somebody answers.'),
  }).describe('How users get help.'),
  escalation: oneOrMore(
    'Who is asked next, in order: keys from people, and vendors in words.',
    textOf('anyone', 'A person or a vendor.'),
  ),
  outside_reviewer: textOf('anyone', 'For a one-person team: somebody outside who reviews critical changes.'),
  runbook: pointer('What to do when something breaks: a document in the repository.'),
  runbook_exercised: record('last went through the runbook as an exercise'),
  monitoring: list('What would notice that the tool is down or failing.', monitor),
  accounts: list('The accounts that the tool depends on, and who can get in.', account),
}).describe('Who looks after it once it is live?');
