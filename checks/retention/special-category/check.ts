import { columns } from '../../../src/facts/columns/columns.ts';
import { library } from '../../../src/facts/documents/documents.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { personalColumns } from '../../../src/facts/personal-data/personal-columns.ts';
import { sqlDatabases } from '../../../src/facts/sql/sql-databases.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck } from '../../../src/kit/index.ts';
import { dataClasses } from '../declared-fields.ts';
import { nothingDescribed } from '../schema-seen.ts';
import { storedCards } from './cards.ts';
import { judgeDeclared } from './declared.ts';
import { bucketsOf, formsOf, type Sign, tablesOf } from './signs.ts';
import { judgeSigns } from './undeclared.ts';

export default defineCheck({
  id: 'retention/special-category',
  title: 'Especially sensitive data',
  question: 'Are health, identity, child, financial and similar data treated as such?',
  why: 'Data about health, beliefs, children, money or identity documents does lasting harm when it gets out, and the law asks for safeguards of its own. A tool that keeps it as if it were any other column has none.',
  how: 'Looks for such data by the names of columns, tables, buckets for files and form fields, in nine languages, and compares them with the classes that say `special` in the manifest. Each such class must name a document under `safeguards` or `dpia` that exists and says something. Columns for whole card numbers and their security codes are refused: they belong to the payment provider.',
  passes:
    'Each sign of especially sensitive data is covered by a class with `special`, or is under `not_personal` with the reason; each such class has its document; no card number or security code is stored.',
  fix: 'Say `special` in the class that covers the data, and write down how it is protected (who sees it, where, how long, what happens at a leak): an impact assessment is such a document. Leave card data to the payment provider and drop the columns.',
  example: [
    '```yaml',
    'retention:',
    '  classes:',
    '    - {name: sickness notes, personal: true, special: health, store: files,',
    '       fields: [absences.reason, "bucket:sick-notes"], safeguards: docs/dpia.md}',
    '  not_personal: {"characters.blood_type": "invented people of the game"}',
    '```',
  ].join('\n'),
  severity: 'blocker',
  gates: ['data-handling'],
  evidence: 'described',
  facts: { columns, personalColumns, sqlDatabases, stores, fileList, library },
  evaluate({ facts, manifest }) {
    const { tables, forms } = facts.columns;
    const buckets = facts.sqlDatabases.databases.flatMap((database) => database.buckets);
    const special = dataClasses(manifest).filter((each) => each.special !== undefined);
    const looked = tables.reduce((sum, table) => sum + table.columns.length, forms.length + buckets.length);
    if (looked === 0 && special.length === 0) return nothingDescribed(facts);
    const signs: readonly Sign[] = [
      ...tablesOf(tables, facts.personalColumns),
      ...bucketsOf(buckets),
      ...formsOf(forms, facts.personalColumns),
    ];
    return conclude({
      examined: looked + special.length,
      evidence: 'described',
      findings: [
        ...storedCards(facts.personalColumns, forms, manifest),
        ...judgeSigns(signs, manifest),
        ...judgeDeclared(special, manifest, facts),
      ],
      pass:
        special.length > 0
          ? `${counted(special.length, 'class', 'classes')} of especially sensitive data ${special.length === 1 ? 'is' : 'are'} declared, with safeguards.`
          : `Of ${counted(looked, 'column or field', 'columns and fields')}, none looks especially sensitive.`,
      nothing: 'No table and no form was found.',
    });
  },
});
