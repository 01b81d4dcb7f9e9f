import type { ListedFile } from '../file-list.ts';
import { languagesOf } from '../seen/languages.ts';

/** Languages of which neither the code nor the list of dependencies is read for stores. */
const UNREAD = new Set(['Swift', 'C or C++', 'Haskell', 'Scala']);

/**
 * How many source files were looked at for stores; 0 where most of the code is in languages that are not read, so that
 * finding nothing proves nothing.
 */
export function filesReadForStores(files: readonly ListedFile[]): number {
  const languages = languagesOf(files);
  const count = (unread: boolean): number =>
    languages.filter(({ name }) => UNREAD.has(name) === unread).reduce((sum, each) => sum + each.files, 0);
  return count(true) > count(false) ? 0 : count(false);
}
