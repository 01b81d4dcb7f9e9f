import { date, entry, flag, mapOf, text } from '../field.ts';

/** Everybody who is named anywhere in the manifest. */
export const peopleSection = mapOf(
  'The people who build, own and support the tool, each under a short key that the other sections use.',
  entry({
    name: text('Full name.'),
    role: text('What this person does in the organisation.'),
    email: text('An e-mail address that is read.'),
    phone: text('A telephone number, in quotes.', 'none-is-an-answer'),
    handle: text('The name at the code host, as "@tomwilk" in quotes.', 'none-is-an-answer'),
    ssh_key: text(
      'The public SSH key that this person signs with, as it stands in a .pub file.',
      'none-is-an-answer',
    ),
    builder: flag('true if this person built the tool.'),
    contract_until: date(
      'For people from outside: the day on which their contract ends.',
      'none-is-an-answer',
    ),
  }).describe('One person.'),
);
