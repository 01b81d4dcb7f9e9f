import { posix } from 'node:path';
import { defineFileFact } from '../../kit/fact.ts';
import { insidePath } from '../../kit/path.ts';
import type { SourceFile } from '../../kit/source.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, items, text } from '../../parsers/structured.ts';
import type { FirebaseProduct } from './grants.ts';

/** A rules file that a firebase.json names for deployment. */
export interface NamedRules {
  readonly product: FirebaseProduct;
  /** As one path of the audited folder; null where it leads out of it. */
  readonly path: string | null;
  /** The database, instance, bucket or target that they are for; null for the default one. */
  readonly target: string | null;
  readonly line: number;
}

/** One firebase.json. */
export interface FirebaseConfig {
  readonly rules: readonly NamedRules[];
  /** Products that it sets up, with or without rules. */
  readonly products: readonly FirebaseProduct[];
}

export const PRODUCTS = ['firestore', 'storage', 'database'] as const;

/** `firebase.json`, and others for `firebase --config`, such as `firebase.staging.json`. */
export const firebaseConfig = defineFileFact<FirebaseConfig>({
  id: 'firebase-config',
  files: ['**/firebase.json', '**/firebase.*.json'],
  parsers: [json],
  extract: (file) => readConfig(file),
});

function readConfig(file: SourceFile): FirebaseConfig {
  const tree = json.of(file);
  const rules: NamedRules[] = [];
  const products: FirebaseProduct[] = [];
  for (const product of PRODUCTS) {
    const section = at(tree.value, product);
    if (section === undefined) continue;
    products.push(product);
    items(section).forEach((each, index) => {
      const path = text(at(each, 'rules'));
      if (path === null) return;
      const place = Array.isArray(section) ? [product, index, 'rules'] : [product, 'rules'];
      const target = text(
        at(each, 'database') ?? at(each, 'instance') ?? at(each, 'target') ?? at(each, 'bucket'),
      );
      rules.push({ product, path: beside(file.path, path), target, line: tree.line(...place) });
    });
  }
  return { rules, products };
}

/** A path that a file names from its own folder. */
function beside(file: string, path: string): string | null {
  return insidePath(posix.join(posix.dirname(file), path));
}

/** `.firebaserc`: the projects that commands go to, by alias. */
export const firebaseProjects = defineFileFact<readonly { alias: string; project: string; line: number }[]>({
  id: 'firebase-projects',
  files: ['**/.firebaserc'],
  parsers: [json],
  extract(file) {
    const tree = json.of(file);
    return entries(at(tree.value, 'projects')).flatMap(([alias, project]) =>
      typeof project === 'string' ? [{ alias, project, line: tree.line('projects', alias) }] : [],
    );
  },
});
