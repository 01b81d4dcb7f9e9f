import type { ListedFile } from '../../../src/facts/file-list.ts';
import { isApplicationPath } from '../../../src/facts/path-roles.ts';
import type { Trigger } from '../../../src/facts/workflows/model.ts';
import { coversFile, hasPathFilter } from '../../../src/facts/workflows/path-filters.ts';

const CODE =
  /\.([cm]?[jt]sx?|vue|svelte|astro|py|rb|php|go|rs|java|kt|kts|cs|swift|dart|exs?|scala|c|cc|cpp|h|hpp|sql)$/;
/** Enough to tell; evenly spread over the repository. */
const SAMPLE = 2000;
/** Below this share of the code, the filters leave the application out rather than the other way round. */
const LEAST = 0.25;

export interface Coverage {
  /** False where the path filters let most changes of the application through untested. */
  readonly enough: boolean;
  /** A file whose change starts no tests. */
  readonly missed: string | null;
}

/** How much of the application's code starts the tests when it changes, over all the triggers that would. */
export function coverage(triggers: readonly Trigger[], files: readonly ListedFile[]): Coverage {
  if (triggers.some((trigger) => !hasPathFilter(trigger))) return { enough: true, missed: null };
  const code = files.filter(
    ({ path }) => !path.startsWith('../') && CODE.test(path) && isApplicationPath(path),
  );
  const step = Math.max(1, Math.ceil(code.length / SAMPLE));
  const sample = code.filter((_, index) => index % step === 0);
  const missed = sample.filter(({ rootPath }) => !triggers.some((trigger) => coversFile(trigger, rootPath)));
  return { enough: sample.length - missed.length >= sample.length * LEAST, missed: missed[0]?.path ?? null };
}
