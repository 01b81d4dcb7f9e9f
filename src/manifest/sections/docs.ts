import { entry, oneOrMore, pointer, record } from '../field.ts';

const pointers = (description: string) => oneOrMore(`${description} One or several.`, pointer('A document.'));

/** The notes for users and maintainers. */
export const docsSection = entry({
  readme: pointer('The README about this tool.'),
  user_guide: pointers('How to work with the tool.'),
  maintainer_guide: pointers('How to keep it alive: run, deploy, configure, roll back, restore.'),
  purpose: pointer('What the tool is for.'),
  users: pointer('Whom it is for.'),
  data: pointer('Which data it uses.'),
  assumptions: pointer('What it takes for granted.'),
  limitations: pointer('What it does not do.'),
  contacts: pointer('Whom to ask.'),
  env: pointers('Where every setting is explained.'),
  last_reviewed: record('last checked that the documents are still right'),
}).describe('Is there a clear note for users and maintainers?');
