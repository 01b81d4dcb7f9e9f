import { library } from '../../../src/facts/documents/documents.ts';
import { mentionedSettings } from '../../../src/facts/env/mentioned-settings.ts';
import { settings } from '../../../src/facts/env/settings.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { documentationOf, listed } from './documented.ts';
import { computed, pointers, realValues, stale, undocumented } from './judge.ts';

export default defineCheck({
  id: 'docs/env-documented',
  title: 'Settings documented',
  question: 'Is every setting documented?',
  why: 'A setting that nobody wrote down is found out when the tool does not start on a new machine, or starts and quietly does the wrong thing. Whoever must move or restore it needs the whole list.',
  how: 'Reads every environment variable that the code, the compose files and the settings of frameworks use, and looks for its name in the example files (`.env.example` in any spelling), the README, what the README links to inside the repository, and the documents under `docs.env` and `docs.maintainer_guide`. What the machine or the host sets by itself is left out, as are tests, examples and scripts. A `.env` with values, compose files and instructions to coding agents document nothing.',
  passes:
    'Every variable stands in an example file or in one of those documents, and no example file holds a value that opens something.',
  fix: 'Add each variable with an empty or made-up value and a line of explanation to `.env.example`, or to a table in the README. Take real values out of example files and replace those keys at their provider.',
  example: [
    '```sh',
    '# .env.example: copy to .env and fill in',
    '# Address of the database.',
    'DATABASE_URL=postgres://user:password@localhost:5432/rota',
    '# Key for sending mail (Resend, API keys). Empty: no mail is sent.',
    'RESEND_API_KEY=',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['documentation'],
  evidence: 'described',
  facts: { settings, library, mentionedSettings },
  evaluate({ facts, manifest }) {
    const used = facts.settings;
    const known = documentationOf(facts.library, facts.mentionedSettings, used, manifest);
    const findings = [
      ...undocumented(used, known),
      ...computed(used),
      ...realValues(used),
      ...pointers(known),
      ...stale(used),
    ];
    if (used.settings.length === 0 && used.dynamic.length === 0 && findings.length === 0) {
      return notApplicable({ examined: used.examined, reason: 'The code reads no environment variable.' });
    }
    return conclude({
      examined: used.settings.length,
      evidence: 'described',
      findings,
      pass: `${counted(used.settings.length, 'setting is', 'settings are')} documented in ${listed(known.sources.filter((path) => used.settings.some(({ name }) => known.namedIn(path, name))))}.`,
      nothing: 'Write down the settings in .env.example.',
    });
  },
});
