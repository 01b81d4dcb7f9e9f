import { gateFacts } from '../../../src/facts/gate-facts/gate-facts.ts';
import { signoffRecords } from '../../../src/facts/signoff-records.ts';
import {
  ALL_GATES,
  conclude,
  defineCheck,
  type Finding,
  fail,
  GATES,
  notApplicable,
} from '../../../src/kit/index.ts';
import { signedLines } from '../../../src/manifest/signed-lines.ts';
import { signoffStatus } from '../../../src/manifest/signoff-rules.ts';

export default defineCheck({
  id: 'go-live/signoffs-fresh',
  title: 'Signatures are about this version',
  question: 'Is each signature still about what is there today?',
  why: 'A signature is given for what somebody saw. A table, a route or a service that came later was approved by nobody, however many signatures stand above it.',
  how: 'Each record holds the facts that were approved and their digest: tables with their row security and policies, routes and what they ask, stores, processors, personal columns, roles, the sections of the documents that the manifest names, and what it claims about the gate. They are made anew and compared. Formatting, moved lines and new dated records change nothing. A signature is good for 180 days.',
  passes: 'Every valid record is about exactly the facts of today and not older than 180 days.',
  fix: 'Run readycheck sign <gate> --as <person>: it shows what came and what went since the last signature. Commit the record that it writes.',
  example: ['```sh', 'readycheck sign permissions --as dana', '```'].join('\n'),
  severity: 'blocker',
  gates: ALL_GATES,
  evidence: 'recorded',
  waivable: false,
  facts: { records: signoffRecords, shown: gateFacts },
  evaluate({ facts, manifest, today }) {
    const valid = GATES.flatMap(({ id, title }) => {
      const path = `.readycheck/signoffs/${id}.yaml`;
      const found = facts.records.find((record) => record.path === path)?.found ?? null;
      const lines = signedLines(id, facts.shown, manifest);
      const status = signoffStatus(id, found, { manifest, today, lines });
      return status.state === 'fresh' || status.state === 'stale' ? [{ id, title, path, status }] : [];
    });
    if (valid.length === 0)
      return notApplicable({
        examined: GATES.length,
        reason: 'No gate has a valid signature that could be out of date.',
      });
    return conclude({
      examined: valid.length,
      evidence: 'recorded',
      findings: valid.flatMap(({ id, title, path, status }): Finding[] =>
        status.reasons.map((reason) =>
          fail('blocker', { subject: id, message: `${title}: ${reason}`, at: { path }, gates: [id] }),
        ),
      ),
      pass: 'Every valid signature is about the facts of today.',
      nothing: 'There is no gate.',
    });
  },
});
