import type { ListedFile } from '../../src/facts/file-list.ts';
import { RELATIONAL } from '../../src/facts/stores/model.ts';
import { filesReadForStores } from '../../src/facts/stores/readable.ts';
import type { Store } from '../../src/facts/stores/stores.ts';
import { conclude, notApplicable, type Outcome } from '../../src/kit/index.ts';

interface Seen {
  readonly stores: readonly Store[];
  readonly fileList: readonly ListedFile[];
}

/** What no table and no form mean: that nothing is asked or kept, or only that the schema is not to be seen here. */
export function nothingDescribed({ stores, fileList }: Seen): Outcome {
  const kept = stores.find(
    ({ scope, kind }) => scope === 'production' && (RELATIONAL.has(kind) || DOCUMENTS.has(kind)),
  );
  if (kept === undefined) {
    const examined = filesReadForStores(fileList);
    const reason =
      examined > 0
        ? 'Nothing in the repository describes a table, asks people for anything or keeps data in a database.'
        : 'The code is in languages that are not read. List what it keeps about people under retention.classes, or say in the sign-off that it keeps nothing.';
    return notApplicable({ examined, reason });
  }
  const nothing = `The tool keeps data (${kept.label}), and nothing in the repository describes its tables in a language that is read. Put an export of the schema into the repository, so that it can be compared with retention.classes.`;
  return conclude({ examined: 0, evidence: 'none', findings: [], pass: '', nothing });
}

const DOCUMENTS: ReadonlySet<string> = new Set([
  'document',
  'firestore',
  'realtime-database',
  'dynamodb',
  'mongodb',
  'sql',
]);
