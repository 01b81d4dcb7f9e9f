import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Folders } from './folders.ts';
import { Gitignores } from './gitignore.ts';
import { addFromDisk, type Listing } from './listing.ts';
import { readRegularFile } from './regular-file.ts';

/** Folders that are never a team's own work. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** True for what a walk outside git leaves out. */
export function isLeftOut(path: string): boolean {
  return path.split('/').some((part) => LEFT_OUT.has(part));
}

/**
 * Lists a tree outside git, honouring each folder's `.gitignore` as git would. Own code and not a glob library's,
 * as an ignored folder must not be entered, and which are ignored shows only on the way down.
 */
export function walk(root: string): Listing {
  const listing: Listing = { files: [], notExamined: [] };
  const ignores = new Gitignores();
  const folders = new Folders(root);
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = entriesOf(join(root, folder));
    if (!entries) {
      listing.notExamined.push({ rootPath: folder, reason: 'unreadable' });
      continue;
    }
    const prefix = folder === '' ? '' : `${folder}/`;
    const rules = readRegularFile(root, `${prefix}.gitignore`, folders);
    if ('text' in rules) ignores.add(folder, rules.text);
    const kept = entries.filter(
      (entry) => !LEFT_OUT.has(entry.name) && !ignores.ignores(prefix + nameOf(entry)),
    );
    for (const entry of kept) {
      if (entry.isDirectory()) waiting.push(prefix + entry.name);
      else addFromDisk(listing, root, prefix + entry.name);
    }
  }
  return listing;
}

/** As `.gitignore` patterns see it. */
function nameOf(entry: Dirent): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}

function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}
