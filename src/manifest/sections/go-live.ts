import { z } from 'zod';
import { GATES } from '../../kit/vocabulary.ts';
import {
  choice,
  count,
  date,
  duration,
  entry,
  list,
  oneOrMore,
  person,
  pointer,
  prose,
  store,
  text,
} from '../field.ts';

const gate = z.enum(GATES.map((each) => each.id));

const backup = entry({
  store: store('What is backed up.'),
  method: text('How, as "Supabase daily" or git.'),
  every: duration('How often.'),
  keep: duration('How long each backup is kept.'),
  where: prose('Where the backups are; not on the same disk, better not in the same account.'),
  evidence: pointer('A file that shows it: the job, or a dated export or screenshot.'),
  owner: person('Who answers for it.'),
});

const restoreDrill = entry({
  store: store('What was restored.'),
  by: person('Who did it.'),
  date: date('The day of the drill.'),
  backup_from: date('The day of the backup that was restored.'),
  into: store('Into which store; never the live one.'),
  minutes: count('How many minutes until it worked again.'),
  checked: prose('What was looked at afterwards, as "row counts, sign-in".'),
  result: choice('Whether everything was there.', ['pass', 'fail']),
  evidence: pointer('A file that shows it.'),
});

const review = entry({
  by: person('Who allowed it.'),
  date: date('The day on which they did.'),
  allows: oneOrMore(
    'What the prototype may do meanwhile.',
    z.enum(['real_data', 'decisions', 'replacement']),
  ),
  until: date('The day on which this ends.'),
});

/** The last look before real use. */
export const goLiveSection = entry({
  launch: entry({
    date: date('The day on which real use begins.'),
    decided_by: person('Who says go or no-go.'),
    watch_until: date('Until when somebody watches closely; two weeks at least.'),
    cutover: prose('How work moves from the old way to the new one.'),
  }).describe('The launch.'),
  recovery: entry({
    max_downtime: duration('How long the work can do without the tool.'),
    max_loss: duration('How much of the latest work may be lost at worst.'),
  }).describe('What the organisation can bear.'),
  backups: list('For each store: how it is backed up.', backup),
  restore_drills: list('Backups that were really restored, and timed.', restoreDrill),
  review: review.describe(
    'For a prototype with real data, decisions or users: who allowed it, and until when.',
  ),
  signers: z
    .partialRecord(gate, oneOrMore('Who may sign.', person('A person.')))
    .describe('For each gate: who may sign it off.'),
  assurance: choice('How sure each signature must at least be by the person whom it names.', [
    'named',
    'authored',
    'signed',
  ]),
  single_signatory: prose('If one person signs all gates: why. The report shows it.'),
  evidence: entry({
    schema_dump: pointer("A file with what the live database really has, as made by 'supabase db dump'."),
    advisor_export: pointer("An export of the platform's security advisor."),
    date: date('The day on which these files were made.'),
  }).describe('Files that show what the repository alone cannot.'),
}).describe('The final review before real data goes in and real people rely on it.');
