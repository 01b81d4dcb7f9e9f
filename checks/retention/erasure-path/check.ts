import { columns } from '../../../src/facts/columns/columns.ts';
import { library } from '../../../src/facts/documents/documents.ts';
import { deletions } from '../../../src/facts/erasure/erasure.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { personalColumns } from '../../../src/facts/personal-data/personal-columns.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { dataClasses } from '../declared-fields.ts';
import { nothingDescribed } from '../schema-seen.ts';
import { eraserOf } from './eraser.ts';
import { judgeHow } from './how.ts';
import { peopleTables } from './people.ts';
import { judgeEraser } from './verdict.ts';

export default defineCheck({
  id: 'retention/erasure-path',
  title: 'One person can be erased',
  question: 'Can one person’s data be removed or exported when they ask?',
  why: 'People may ask to see or erase what is kept about them, and there is a month to answer. A tool in which nobody knows all the tables with a person in them cannot do it, and half an erasure leaves the person in.',
  how: 'Follows `retention.subject_requests.how` to a section of instructions or to code. Else looks for code that deletes a person for good (a row of a table of people, or the account at the sign-in), and whether what points to that person goes with it: foreign keys with ON DELETE CASCADE or SET NULL, other deletions in the code, stored files. A mark such as `deleted_at` erases nobody.',
  passes:
    'The instructions that `how` names say something; or code deletes a person, and nothing that is known to point to them stays behind.',
  fix: 'Write down, step by step, how one person is exported and erased (each table, each bucket, each service that received them), and name the section under retention.subject_requests.how with the person who answers. Where code does it, let the foreign keys cascade.',
  example: [
    '```yaml',
    'retention:',
    '  subject_requests: {contact: priya, how: "docs/maintain.md#erase-a-person"}',
    '```',
    '',
    '```sql',
    'create table shifts (member_id uuid references members (id) on delete cascade);',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: ['data-handling'],
  evidence: 'described',
  facts: { columns, personalColumns, deletions, stores, library, fileList },
  evaluate({ facts, manifest }) {
    const declared = dataClasses(manifest).filter(({ personal }) => personal !== false);
    const people = peopleTables(facts.personalColumns);
    const pointer = manifest?.claims.retention?.subject_requests?.how;
    if (people.length === 0 && declared.length === 0 && pointer === undefined) {
      if (facts.columns.tables.length === 0) return nothingDescribed(facts);
      return notApplicable({
        examined: facts.columns.tables.length,
        reason: `None of ${counted(facts.columns.tables.length, 'table')} keeps anything that is certainly about people.`,
      });
    }
    const eraser = eraserOf(people, facts);
    const how = pointer === undefined ? null : judgeHow(pointer, manifest, facts);
    const findings = how ?? judgeEraser(eraser, people, manifest);
    return conclude({
      examined: people.length + declared.length + facts.columns.tables.length,
      evidence: how === null ? 'verified' : 'described',
      findings,
      pass:
        how === null
          ? 'Code deletes a person for good, and what points to them goes with it.'
          : `${pointer} says how one person is erased.`,
      nothing: 'Nothing about people was found.',
    });
  },
});
