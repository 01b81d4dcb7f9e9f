import { signoffRecords } from '../../../src/facts/signoff-records.ts';
import { ALL_GATES, conclude, defineCheck, type Finding, fail, GATES } from '../../../src/kit/index.ts';
import { signerStatus } from '../../../src/manifest/signoff-rules.ts';

export default defineCheck({
  id: 'go-live/signoffs-complete',
  title: 'Six gates signed by named people',
  question: 'Have named people signed each of the six gates?',
  why: 'Going live is a decision. A name and a date under each gate say who took it and on what ground, and somebody who must sign looks twice.',
  how: 'Reads one record a gate in `.readycheck/signoffs/`: it must be for this gate and project, by a person listed under people who may sign it (`go_live.signers`; whoever built the tool cannot sign data handling or permissions alone), with a date that has come and a statement.',
  passes:
    'Each gate has a valid record, and they are not all by one person (unless `go_live.single_signatory` says why).',
  fix: 'Have the person who answers for each gate review it and run readycheck sign <gate> --as <person>; commit the record that it writes.',
  example: ['```sh', 'readycheck sign data-handling --as priya', '```'].join('\n'),
  severity: 'blocker',
  gates: ALL_GATES,
  evidence: 'recorded',
  waivable: false,
  facts: { records: signoffRecords },
  evaluate({ facts, manifest, today }) {
    const found = GATES.map(({ id, title }) => {
      const path = `.readycheck/signoffs/${id}.yaml`;
      const value = facts.records.find((record) => record.path === path)?.found ?? null;
      return { id, title, path, status: signerStatus(id, value, manifest, today), value };
    });
    const defects = found.flatMap(({ id, title, path, status, value }): Finding[] =>
      status.reasons.map((reason) =>
        fail('blocker', {
          subject: id,
          message: `${title}: ${reason}`,
          at: value ? { path } : null,
          gates: [id],
        }),
      ),
    );
    const signers = new Set(found.map(({ status }) => status.by));
    const alone =
      defects.length === 0 && signers.size === 1 && manifest?.claims.go_live?.single_signatory === undefined;
    return conclude({
      examined: GATES.length,
      evidence: 'recorded',
      findings: alone ? [oneSigner([...signers][0] ?? '')] : defects,
      pass: 'Each of the six gates was signed by a person who may.',
      nothing: 'Add a record for each gate under .readycheck/signoffs/.',
    });
  },
});

function oneSigner(name: string): Finding {
  const message = `${name} signed all six gates alone. Have somebody else sign some, or say under go_live.single_signatory why nobody else can.`;
  return fail('medium', { subject: 'one signer', message });
}
