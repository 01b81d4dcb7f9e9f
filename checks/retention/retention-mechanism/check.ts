import { deletionJobs } from '../../../src/facts/deletion-jobs/deletion-jobs.ts';
import { library } from '../../../src/facts/documents/documents.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, defineCheck, eachOf, notApplicable, sentence } from '../../../src/kit/index.ts';
import { declaredStores, keepsRealData, nothingKept } from '../../declared-stores.ts';
import { judged } from './class.ts';
import { dueClasses, nothingSaid } from './due.ts';

export default defineCheck({
  id: 'retention/retention-mechanism',
  title: 'Old data is really deleted',
  question: 'Does anything actually delete it?',
  why: 'A period that nobody enforces is a sentence. Data that should have gone is still there when it is stolen, leaked or asked for, and the promise to the people in it was not kept.',
  how: 'Reads `keep.method` and `keep.evidence` of each personal class. For `auto`, looks for what deletes: jobs of pg_cron, functions and commands that a clock runs (cron, Celery beat, scheduled functions and workflows), expiry in MongoDB, DynamoDB and Firestore, lifecycles of storage. For `manual`, reads where the instructions are and `keep.last_done`: who did it and when. The rotation of log files is no retention of data.',
  passes:
    "Each personal class is deleted by something that is seen to run, or by a person who did it within a year, by instructions in the repository. What is under a legal hold, in a store without real data, or on the users' own devices needs none.",
  fix: 'For each class named: add a job that deletes what is too old, and point keep.evidence at its file; or write down how it is done by hand, do it, and record who did it and when under keep.last_done. Where the provider deletes by a setting of its own, keep a dated export of that setting and point at it.',
  example: [
    '```sql',
    "select cron.schedule('purge-loans', '0 3 * * *', $$",
    "  delete from public.loans where returned_at < now() - interval '2 years'",
    '$$);',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['data-handling'],
  evidence: 'recorded',
  facts: { deletionJobs, documents: library, fileList, stores },
  evaluate({ facts, manifest, today }) {
    const classes = manifest?.claims.retention?.classes ?? [];
    const declared = declaredStores(manifest);
    const owed = classes.length > 0 ? [] : nothingSaid(facts, manifest);
    if (classes.length === 0 && owed.length === 0) {
      return declared.length > 0 && !declared.some(keepsRealData)
        ? notApplicable({
            examined: declared.length,
            reason: 'No declared store holds real data that is kept.',
          })
        : nothingKept(facts);
    }
    const due = dueClasses(manifest);
    if (owed.length === 0 && due.length === 0) {
      return notApplicable({
        examined: classes.length,
        reason: 'No declared class is about people and has to be deleted.',
      });
    }
    const results = due.map((each) => judged(each, { ...facts, manifest, today }));
    return conclude({
      examined: Math.max(due.length, owed.length),
      evidence: results.every(({ verified }) => verified) ? 'verified' : 'recorded',
      findings: [...owed, ...results.flatMap(({ findings }) => findings)],
      pass: sentence(
        `${eachOf(due.length, 'personal class', 'personal classes')} of data is deleted when it is due.`,
      ),
      nothing: 'No class of data is declared.',
    });
  },
});
