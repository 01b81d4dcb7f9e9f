import type { Seen } from './facts.ts';
import {
  changeControl,
  docs,
  errors,
  goLive,
  ownership,
  people,
  permissions,
  retention,
  tests,
  tool,
  training,
} from './sections.ts';

const HEAD = `# readycheck.yaml: what your team claims about this tool, and where the evidence is.
#
# 'readycheck init' wrote this draft from what it saw in the repository. To make it yours:
#   1. Replace each TBD. If you do not know the answer yet, leave it: it counts as missing, never as a yes.
#   2. "confirmed: false" marks what was only seen. Check the entry, correct it, then delete that word or line.
#   3. Evidence is a file of this repository: path, path#heading or path::test title. People are written once, under
#      people, and by their short key everywhere else.
#   4. Run 'readycheck audit' as often as you like. 'readycheck explain CHECK' tells what one check wants.
readycheck: 1
`;

/** The text of a draft manifest: everything seen is unconfirmed, everything else asked for. */
export function draft(seen: Seen): string {
  const sections = [
    tool,
    people,
    tests,
    permissions,
    retention,
    errors,
    docs,
    training,
    ownership,
    changeControl,
    goLive,
  ];
  return [HEAD, ...sections.map((section) => `${section(seen).join('\n')}\n`)].join('\n');
}
