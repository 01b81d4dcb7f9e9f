import { count, date, entry, flag, list, oneOrMore, person, pointer, prose, text } from '../field.ts';

const deploy = entry({
  method: text('How a new version goes live, as vercel, github-actions, lovable, manual.'),
  branch: text('The branch that is live.'),
  command: text('The command that deploys, if there is one.', 'none-is-an-answer'),
  who: oneOrMore('Who may do it.', person('A person.')),
  rules: prose('How database or access rules are put in place.'),
});

const rollback = entry({
  method: prose('How the last version comes back, for the code and for the database.'),
  tested: entry({
    by: person('Who tried it.'),
    date: date('The day on which it was tried.'),
    minutes: count('How many minutes it took.'),
  }).describe('When this was last tried.'),
});

const aiAgents = entry({
  used: oneOrMore(
    'The AI tools that write or change the code.',
    text('As lovable or claude-code.'),
    'none-is-an-answer',
  ),
  prod_access: flag('true if an AI tool can reach the live data.'),
  rules_file: pointer('The file with the rules for them.', 'none-is-an-answer'),
});

const destructiveAck = entry({
  what: prose('The command or migration that removes data.'),
  where: text('The file that contains it.'),
  reason: prose('Why it is right.'),
  backup: prose('Which backup was made before.'),
  by: person('Who agreed to it.'),
  date: date('The day on which they agreed.'),
});

/** How the tool is changed. */
export const changeControlSection = entry({
  request_channel: text('Where a change is asked for.'),
  approver: person('Who agrees to a change.'),
  log: text('Where changes are written down, as CHANGELOG.md.'),
  ci: pointer('The file of the automatic checks, as .github/workflows/ci.yml.'),
  protection: entry({
    evidence: pointer('An export of the branch protection rules.'),
    date: date('The day of the export.'),
  }).describe('What keeps unchecked changes from going live.'),
  deploy: deploy.describe('How a new version goes live.'),
  rollback: rollback.describe('How to go back to the last version.'),
  ai_agents: aiAgents.describe('The AI tools at work on the code, and what they can reach.'),
  destructive_ack: list(
    'Commands and migrations that remove data, on purpose.',
    destructiveAck,
    'none-is-an-answer',
  ),
}).describe('How are updates requested, tested and deployed without breaking existing use?');
