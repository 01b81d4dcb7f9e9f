import { z } from 'zod';
import { choice, count, date, entry, list, person, pointer, prose, scalar, text, textOf } from '../field.ts';

const material = z
  .union([
    pointer('What people learn from.'),
    entry({
      path: pointer('The file in the repository.'),
      url: text('The address, if it is kept elsewhere.'),
      kind: choice('What it is.', ['document', 'slides', 'video', 'page']),
      summary: prose('What it covers, in a line.'),
      date: date('The day on which it was made.'),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? asMaterial(value) : value));

function asMaterial(value: string): { path?: string; url?: string } {
  return /^https?:\/\//i.test(value) ? { url: value } : { path: value };
}

const trainingRecord = entry({
  role: textOf('role', 'The role that was trained, from permissions.roles.'),
  trained: count('How many people were trained.'),
  of: count('How many people have the role.'),
  date: date('The day of the training.'),
  by: person('Who gave it.'),
  version: scalar('The version of the tool that was shown.'),
});

/** Whether the team knows how to use the tool. */
export const trainingSection = entry({
  material: list('What people learn from: guides, slides, videos.', material),
  plan: z
    .record(textOf('role', 'A role from permissions.roles.'), prose('How its people are trained.'))
    .describe('For each role: how its people are trained.'),
  target: scalar('The share of people of each role to be trained, as 90%.'),
  records: list('The trainings that took place.', trainingRecord),
}).describe('Does the team know how to use it, when to escalate and how to report issues?');
