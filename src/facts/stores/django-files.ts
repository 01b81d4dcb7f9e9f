import type { FileFactResult } from '../../kit/fact.ts';
import { evidence } from './evidence.ts';
import type { StoreEvidence } from './model.ts';
import type { PythonStores } from './python-stores.ts';

/** Django keeps uploads under MEDIA_ROOT where a model has a file field and no other file storage is set up. */
export function djangoFiles(facts: FileFactResult<PythonStores>): StoreEvidence[] {
  const marks = facts.values
    .filter(({ path }) => !/(^|\/)migrations\//.test(path))
    .flatMap(({ path, value }) => value.marks.map((each) => ({ ...each, path })));
  const places = marks.map(({ mark, path, line }) => ({
    mark,
    found: evidence({ by: 'configuration', kind: 'files', provider: 'local', path, line }),
  }));
  const of = (wanted: string) =>
    places
      .filter(({ mark, found }) => mark === wanted && found.scope === 'production')
      .map(({ found }) => found);
  const roots = of('media-root');
  const fields = of('file-field');
  return roots.length === 0 || fields.length === 0 || of('cloud-files').length > 0
    ? []
    : [...roots, ...fields];
}
