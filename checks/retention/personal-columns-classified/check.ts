import { columns } from '../../../src/facts/columns/columns.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { personalColumns } from '../../../src/facts/personal-data/personal-columns.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck } from '../../../src/kit/index.ts';
import { nothingDescribed } from '../schema-seen.ts';
import { judgeForms } from './forms.ts';
import { judgeTables } from './tables.ts';

export default defineCheck({
  id: 'retention/personal-columns-classified',
  title: 'All personal data is known',
  question: 'Is all personal data that the tool keeps known and declared?',
  why: 'Nobody can protect, delete or hand over what nobody knows is kept. Personal data that is on no list is forgotten when somebody asks for it, and when it leaks.',
  how: 'Reads every table, model and collection that the code describes (SQL migrations, Prisma, Drizzle, TypeORM, Sequelize, Mongoose, Django, SQLAlchemy, SQLModel, Rails and Laravel schemas, types of Supabase), and knows columns about people by their names in nine languages. Compares them with `fields` of `retention.classes` (`table.column`, `*` for any) and with `retention.not_personal`. Models in other languages are not read, nor are columns whose names say nothing.',
  passes:
    'Each column that is certainly about people is in a class that does not say `personal: false`, or under `not_personal` with the reason. Free text, weak names, objects that code stores without a schema and forms without a table are asked about.',
  fix: 'Add the columns to the fields of a class under retention.classes. If a column is not about people, say so with the reason under retention.not_personal.',
  example: [
    '```yaml',
    'retention:',
    '  classes:',
    '    - {name: staff contact, personal: true, store: db, fields: [profiles.full_name, profiles.phone, "profiles.*email"]}',
    '  not_personal: {"sites.address": "our own buildings"}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['data-handling'],
  evidence: 'verified',
  facts: { columns, personalColumns, stores, fileList },
  evaluate({ facts, manifest }) {
    const { tables, forms } = facts.columns;
    if (tables.length === 0 && forms.length === 0) return nothingDescribed(facts);
    const personal = facts.personalColumns.flatMap((table) => table.columns);
    const examined = tables.reduce((sum, table) => sum + table.columns.length, forms.length);
    return conclude({
      examined,
      evidence: 'verified',
      findings: [...judgeTables(facts.personalColumns, manifest), ...judgeForms(forms, personal, manifest)],
      pass:
        personal.length > 0
          ? `${counted(personal.length, 'column looks', 'columns look')} as if about people, and each is declared.`
          : `Of ${counted(examined, 'column or field', 'columns and fields')}, none looks as if it were about people.`,
      nothing: 'No table and no form was found.',
    });
  },
});
