import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import { databaseRules } from './database-rules.ts';
import { firebaseConfig } from './firebase-config.ts';
import type { FirebaseProduct, RuleSet } from './grants.ts';
import { securityRules } from './security-rules.ts';

/** One rules file of the application, for one product. */
export interface RuleFile extends RuleSet {
  readonly path: string;
  /** The firebase.json that names it; null where none does. */
  readonly namedBy: string | null;
  /** Another file is deployed in its stead: a draft, rules for the emulator. */
  readonly replaced: boolean;
}

export interface RuleFiles {
  readonly files: readonly RuleFile[];
  /** Files that hold rules and could not be read. */
  readonly unread: readonly { readonly path: string; readonly product: FirebaseProduct }[];
}

const SOURCES = { securityRules, databaseRules, firebaseConfig };

/** The rules files of the application, by path. */
export const ruleFiles = defineDerivedFact<typeof SOURCES, RuleFiles>({
  id: 'firebase-rule-files',
  from: SOURCES,
  derive({ securityRules, databaseRules, firebaseConfig }) {
    const named = firebaseConfig.values
      .filter(({ path }) => isLive(path))
      .flatMap(({ path: config, value }) => value.rules.map((each) => ({ ...each, config })));
    const files = [...securityRules.values, ...databaseRules.values].flatMap(({ path, value }) =>
      value.map((set): RuleFile => {
        const same = named.filter(({ product }) => product === set.product);
        const namedBy = same.find((each) => each.path === path)?.config ?? null;
        const replaced = namedBy === null && same.some(({ config }) => lies(path, folderOf(config)));
        return { ...set, path, namedBy, replaced };
      }),
    );
    const unread = [...securityRules.notExamined, ...databaseRules.notExamined]
      .map(({ path }) => path)
      .filter((path) => isLive(path) && RULES_NAME.test(path));
    return {
      // A file that is deployed is the application's, wherever it lies.
      files: files
        .filter(({ namedBy, path }) => namedBy !== null || isLive(path))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      unread: [...new Set(unread)].sort().map((path) => ({ path, product: productOf(path) })),
    };
  },
});

function lies(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

const RULES_NAME = /\.rules$|rules[^/]{0,40}\.json$/;

/** By its name, for a file that could not be read. */
function productOf(path: string): FirebaseProduct {
  if (path.endsWith('.json')) return 'database';
  return /storage[^/]*$/.test(path) ? 'storage' : 'firestore';
}

/** No test, no example, no backup that an editor keeps. */
function isLive(path: string): boolean {
  return !isTestPath(path) && !isExamplePath(path) && !isDocsPath(path);
}
