import { date, entry, list, person, prose, text } from '../field.ts';

/** Accepted exceptions. */
export const waiversSection = list(
  'Exceptions that somebody accepts for a while, each for one check.',
  entry({
    check: text('The check, as permissions/http-hardening.'),
    where: text('The files, tables or route that it is about; never everything.'),
    reason: prose('Why the exception is acceptable.'),
    owner: person('Who answers for it.'),
    instead: prose('What is done instead in the meantime.'),
    expires: date('The last day on which it counts.'),
  }).describe('One exception.'),
  'none-is-an-answer',
);
