import { date, duration, entry, list, oneOrMore, person, prose, text, textOf } from '../field.ts';

const drill = entry({
  scenario: prose('What was made to fail.'),
  covers: oneOrMore(
    'Which stores, processors or journeys it concerned.',
    text('A store id, processor or journey.'),
  ),
  by: person('Who tried it.'),
  date: date('The day on which it was tried.'),
  result: prose('What users saw, and whether anything was lost.'),
  test: textOf('test', 'The automated test, if there is one: path::title.'),
});

/** What happens when something goes wrong. */
export const errorsSection = entry({
  user_message: prose('What every error message tells the user.'),
  messages: prose('Where the texts of error messages are kept, or the style they follow.'),
  platform_timeout: duration('The longest that the platform lets one request run.'),
  drills: list('Failures that were tried on purpose.', drill),
}).describe('What happens when something goes wrong, and is the user told clearly?');
