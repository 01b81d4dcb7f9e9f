import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collect } from '../../collect/collect.ts';
import { MANIFEST_FILE } from '../../manifest/find.ts';
import { openRepository } from '../../repo/disk.ts';
import { UsageError } from '../errors.ts';
import { draft } from '../init/draft.ts';
import { FACTS } from '../init/facts.ts';
import type { Streams } from '../streams.ts';

/** `readycheck init`: writes a draft manifest, and never over one that is there. */
export async function initCommand(dir: string, { stdout }: Streams): Promise<void> {
  const repository = await openRepository(dir);
  const collection = await collect(Object.values(FACTS), repository);
  const seen = collection.all(FACTS);
  if ('error' in seen) throw new Error(seen.error);
  const path = join(resolve(dir), MANIFEST_FILE);
  writeNew(path, draft({ ...seen.value, name: repository.name }));
  stdout.write(`wrote ${join(dir, MANIFEST_FILE)}
Next: replace each TBD, check what is marked 'confirmed: false', then run 'readycheck audit'.\n`);
}

/** The flag makes the system refuse to write over anything, a link included. */
function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new UsageError(`${path} exists already and was left as it is; delete or rename it to begin anew`);
    }
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
