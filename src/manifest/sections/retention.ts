import {
  choice,
  entry,
  flag,
  list,
  mapOf,
  oneOrMore,
  person,
  pointer,
  prose,
  record,
  scalar,
  store,
  text,
  textOf,
} from '../field.ts';

/** Kinds of data that ask for more care than other personal data. */
export const SPECIAL_KINDS = [
  'health',
  'identity',
  'children',
  'financial',
  'biometric',
  'beliefs',
  'criminal',
] as const;

const dataStore = entry({
  id: text('A short name, used wherever this store is meant.'),
  kind: text('What it is, as postgres, files, firestore, redis, sqlite, browser, spreadsheet.'),
  provider: text('Who runs it, as supabase or aws.'),
  plan: scalar('The plan that is paid for, as pro or free.'),
  region: text('Where the data physically is, as eu-west-2.'),
  owner: person('Who answers for what is kept in it.'),
  holds: choice(
    'Real data (unless said), invented data, or nothing that must be kept.',
    ['real', 'synthetic', 'none'],
    'none-is-a-value',
  ),
  bucket: text('For files: the name of the bucket.'),
  public: flag('For files: true if anybody may read them, on purpose.'),
  critical: flag('false if the tool can do without it; say why in reason.'),
  reason: prose('Why it is not critical, or why it is public.'),
  support: prose('How to reach its provider when it fails.'),
  evidence: pointer('A file that shows its region or settings, such as a dated export or screenshot.'),
});

const keep = entry({
  for: textOf('period', 'How long: 12 months, P1Y, "until employment ends", "employment + 6 months".'),
  basis: prose('Why so long: the law, the contract or the need.'),
  method: choice('Whether a program deletes it or a person does.', ['auto', 'manual']),
  evidence: pointer('What deletes it: the file of the job, or the section of the instructions.'),
  last_done: record('last deleted what was due'),
});

const dataClass = entry({
  name: text('What this data is, as "staff contact".'),
  personal: flag('true if it is about people.'),
  special: choice('If it is of an especially sensitive kind, which.', SPECIAL_KINDS, 'none-is-an-answer'),
  store: store('Where it is kept.'),
  fields: oneOrMore(
    'Its columns as table.column, or "bucket:name"; a * stands for any.',
    text('table.column'),
  ),
  keep: keep.describe('How long it is kept and how it is deleted.'),
  safeguards: pointer('A document that says how sensitive data is protected; an impact assessment is one.'),
  dpia: pointer('The impact assessment, if there is one.', 'none-is-an-answer'),
});

const processor = entry({
  name: text('The company or service.'),
  purpose: prose('What it does for the tool.'),
  personal: flag('true if data about people reaches it.'),
  region: text('Where it keeps or handles the data.'),
  agreement: text('The data processing agreement: its date or a pointer to it.'),
  scrubbed: flag('true if data about people is removed before anything is sent.'),
  ai_training: choice('For AI services: whether they may train on what is sent.', ['off', 'on']),
  on_failure: prose('What users see and what happens to their work when it does not answer.'),
  support: prose('How to reach it when it fails.'),
  critical: flag('false if the tool can do without it; say why in reason.'),
  reason: prose('Why it is not critical.'),
  evidence: pointer('A file that shows its settings or region.'),
});

const environment = entry({
  name: text('Its name, as test or live.'),
  stores: oneOrMore('The stores that it uses.', store('A store.')),
  ref: text('How its configuration names it: project reference, host or database name. No password.'),
});

const publicData = entry({
  path: pointer('The file or folder.'),
  source: prose('Where it was published.'),
  licence: text('Its licence.'),
});

/** Where data lives, how long, and who receives it. */
export const retentionSection = entry({
  stores: list('Every place that keeps data: databases, files, caches, spreadsheets.', dataStore),
  classes: list('What kinds of data there are, where they are kept and for how long.', dataClass),
  not_personal: mapOf(
    'Columns that look personal and are not, each with the reason.',
    prose('The reason.'),
    'none-is-an-answer',
  ),
  processors: list(
    'Every company or service that receives data from the tool.',
    processor,
    'none-is-an-answer',
  ),
  privacy_notice: pointer('The notice that tells people what is kept about them: a file or an address.'),
  subject_requests: entry({
    contact: textOf(
      'contact',
      'Who answers when somebody asks for their data: a key from people, or an address.',
    ),
    how: text('How one person is exported or erased: a pointer to the section or the code.'),
  }).describe('How people can see or erase what is kept about them.'),
  environments: list('Test and live, with the stores that each uses.', environment),
  fixtures_synthetic: oneOrMore(
    'Files with invented data that could be taken for real.',
    text('A path; * allowed.'),
    'none-is-an-answer',
  ),
  public_data: list('Published data sets that are kept in the repository.', publicData, 'none-is-an-answer'),
}).describe('Where does the data live, how long is it kept, and who is responsible for it?');
