import { STAGES } from '../../kit/vocabulary.ts';
import { choice, entry, flag, oneOrMore, prose, text } from '../field.ts';

/** What the tool is and how much rests on it. */
export const toolSection = entry({
  name: text('The name of the tool, as its users know it.'),
  purpose: prose('What it is for, in one sentence.'),
  audience: choice('Who uses it: your own staff, your customers, or anybody.', [
    'internal',
    'customers',
    'public',
  ]),
  stage: choice(
    'What the tool claims to be today: an experiment, a trial with a few users, or in full use.',
    STAGES,
  ),
  real_data: flag('true if it holds or will hold real data rather than invented examples.'),
  personal_data: flag('true if it holds data about people.'),
  makes_decisions: flag(
    'true if its output decides about people: hiring, pay, credit, health, access to services.',
  ),
  decisions: entry({
    what: prose('What is decided, about whom.'),
    human_review: prose(
      'How a person looks at the decision before it takes effect, or a pointer to that text.',
    ),
    appeal: prose('How the person concerned can have the decision changed, or a pointer to that text.'),
  }).describe('If the tool decides about people: what it decides, and how a person can overrule it.'),
  replaces_system: text(
    'The system, spreadsheet or paper that this tool replaces, if any.',
    'none-is-an-answer',
  ),
  languages: oneOrMore(
    'The languages in which users see the tool, as codes: en, pl.',
    text('A language code.'),
  ),
}).describe('What the tool is, who uses it and how much rests on it.');
