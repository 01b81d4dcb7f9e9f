import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { GateId } from '../../kit/vocabulary.ts';
import { digestOf } from '../../manifest/digest.ts';
import type { Signoff } from '../../manifest/signoff.ts';
import { UsageError } from '../errors.ts';

/** A record of today, with the digest of the facts that it holds. */
export function makeRecord(
  given: Omit<Signoff, 'signoff' | 'digest' | 'facts'> & { readonly facts: readonly string[] },
): Signoff {
  const { gate, project, by, date, statement, facts, settles } = given;
  return {
    signoff: 1,
    gate,
    project,
    by,
    date,
    statement,
    digest: digestOf(facts),
    facts: [...facts],
    settles,
  };
}

const HEADER =
  "# The record of a signature, written by 'readycheck sign'. Commit it; a change by hand makes it invalid.\n";

/** The file's text: what an SSH signature is over. */
export function recordText(record: Signoff): string {
  return HEADER + stringify(record, { lineWidth: 0 });
}

/**
 * Writes `.readycheck/signoffs/<gate>.yaml` and the signature over it, and takes away one that was over an older record. The
 * folder is the audited repository's and may be hostile: a link anywhere on the way would lead out of it, and nothing is
 * written.
 *
 * @returns the path that was written, relative to the folder
 */
export function writeRecord(dir: string, gate: GateId, text: string, signature: string | null): string {
  const path = `.readycheck/signoffs/${gate}.yaml`;
  try {
    const folder = ownFolder(realpathSync(resolve(dir)));
    const file = join(folder, `${gate}.yaml`);
    rmSync(`${file}.sig`, { force: true });
    write(file, text);
    if (signature !== null) write(`${file}.sig`, signature);
    return path;
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function ownFolder(root: string): string {
  const folder = join(root, '.readycheck', 'signoffs');
  for (const each of [join(root, '.readycheck'), folder]) {
    mkdirSync(each, { recursive: true });
    if (!lstatSync(each).isDirectory()) throw new Error('a link stands in the way');
  }
  return folder;
}

function write(path: string, text: string): void {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  try {
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}
