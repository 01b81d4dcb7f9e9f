import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';

/** One statement that deletes rows or files for good; a mark such as `deleted_at` is none. */
export interface Deletion {
  /** The table, model or collection as the code names it; `auth.users` for an account at the sign-in, `files` for stored files. */
  readonly target: string;
  readonly line: number;
}

/** The account at Supabase, Firebase, Clerk or Auth0. */
export const ACCOUNT = 'auth.users';
export const FILES = 'files';

/** Calls whose arguments may be the condition, and may be missing: then the whole table is emptied. */
const WHOLE: readonly RegExp[] = [
  /\b([A-Za-z_]\w{0,60})\.(?:findByIdAndDelete|findOneAndDelete|findByIdAndRemove|deleteOne|deleteMany|delete_one|delete_many|destroy)\(/g,
  /\b(?:prisma|db|tx|trx|client|ctx\.db|ctx\.prisma)\.(\w{1,60})\.(?:delete|deleteMany)\(/g,
  /\bdelete\s{1,5}from\s{1,5}(?:only\s{1,5})?["`[]?((?:\w{1,40}["`\]]?\.["`[]?)?\w{1,60})/gi,
];

/** Calls that come after a condition, or name one row. */
const CONDITIONED: readonly RegExp[] = [
  /\b(?:from|table)\(\s{0,20}['"](\w{1,60})['"]\s{0,20}\)\s{0,40}\.delete\(/g,
  /\b(?:db|tx|trx|database)\.delete\(\s?(?:schema\.)?([A-Za-z_]\w{0,60})\s?\)/g,
  /\bdeleteDoc\(\s{0,20}doc\(\s{0,20}\w{1,30},\s{0,20}['"`](\w{1,60})/g,
  /\bcollection\(\s?['"](\w{1,60})['"]\s?\)\s{0,20}\.doc(?:ument)?\([^()\n]{0,80}\)\s{0,20}\.delete\(/g,
  /\bknex\(\s?['"](\w{1,60})['"]\s?\)[^;\n]{0,160}\.(?:del|delete)\(/g,
  /\b(?:this\.)?(\w{1,60}?)Repo(?:sitory)?\.(?:delete|remove)\(/g,
  /\b([A-Z]\w{0,60})\.(?:objects|query)\.[^\n]{0,160}\.delete\(/g,
  /\b(?:session|db\.session)\.delete\(\s?(\w{1,60})\s?\)/g,
  /\bquery\(\s?(?:\w{1,30}\.)?(\w{1,60})\s?\)[^\n]{0,160}\.delete\(/g,
  /[\s(=]delete\(\s?(?:models\.)?([A-Z]\w{0,60})\s?\)/g,
  /(?:^|[\s.@(])((?:current_?|request\.)?(?:user|account|profile|customer|patient|member|person|contact|client|employee)s?)\.(?:delete\(\)|destroy!?(?=[\s;(]|$))/gim,
];

const ACCOUNTS =
  /\bauth\.admin\.deleteUser\(|\.admin\.delete_user\(|\b(?:getAuth\([^()]{0,30}\)|auth\(\)|adminAuth|firebaseAuth)\.deleteUser\(|\bauth\.delete_user\(/g;
/** Calls that are an account's deletion only beside the library that they belong to. */
const OF_LIBRARY: readonly (readonly [RegExp, RegExp])[] = [
  [/\bdeleteUser\(\s?(?:auth|user|currentUser|firebaseUser)\b/g, /firebase\/auth|firebase-admin/],
  [/\busers\.(?:deleteUser|delete)\(/g, /@clerk\/|auth0|@workos|management/],
];
/** Django's own pages for administrators delete what is registered with them, and whatever hangs on it. */
const ADMIN_PAGES =
  /@admin\.register\(\s?(?:models\.)?(\w{1,60})|\badmin\.site\.register\(\s?(?:models\.)?(\w{1,60})/g;
const STORED =
  /\.storage\s{0,20}\.from\([^()]{0,80}\)\s{0,20}\.remove\(|\bDeleteObjects?Command\b|\bdeleteObject\(|\bdelete_object\(|\bunlink(?:Sync)?\(|\bos\.(?:remove|unlink)\(|\.bucket\([^()]{0,80}\)\.(?:file\([^()]{0,80}\)\.delete|deleteFiles)\(|uploader\.destroy\(/g;

/** What the code deletes for good, by name. A script that is run once deletes nothing in the future; a function that it makes may. */
export const deletions = defineFileFact<readonly Deletion[]>({
  id: 'deletions',
  files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,vue,svelte,py,sql,rb,php}'],
  mentions:
    /delete|destroy|\.del\(|AndRemove\(|\.remove\(|unlink|contrib\.admin|admin\.site|admin\.register/i,
  extract(file) {
    if (file.path.endsWith('.sql') && !/\bfunction\b/i.test(file.text)) return null;
    const found = [...windows(file), ...adminPages(file)];
    return found.length > 0 ? found.sort((a, b) => a.line - b.line) : null;
  },
});

/** A word that every pattern holds, and how far around it the patterns reach. */
const SITE = /delete|destroy|\.del\(|AndRemove\(|\.remove\(|unlink/gi;
const BEFORE = 240;
const AFTER = 160;

/** The patterns are slow over a whole file, so they see only what lies around their words. */
function windows(file: SourceFile): Deletion[] {
  const found: Deletion[] = [];
  const users = OF_LIBRARY.filter(([, library]) => library.test(file.text)).map(([call]) => call);
  let from = 0;
  let to = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    if (to > 0) found.push(...deletionsIn(file, from, to, users));
  };
  for (const { index } of file.text.matchAll(SITE)) {
    if (index - BEFORE > to) {
      close();
      from = Math.max(0, index - BEFORE);
    }
    to = index + AFTER;
  }
  close();
  return found;
}

/** What follows a call that empties the whole table, as scripts for a fresh start do: no condition. */
const WIPES = /^(?:\s{0,5}\{\s{0,5}\}\s{0,5})?\)|^\s{0,5}[;"'`]/;

function deletionsIn(file: SourceFile, from: number, to: number, users: readonly RegExp[]): Deletion[] {
  const text = file.text.slice(from, to);
  const named = (pattern: RegExp, wipes: RegExp | null): Deletion[] =>
    [...text.matchAll(pattern)].flatMap(({ 0: call, index, 1: target = '' }) => {
      const after = index + call.length;
      if (target === '' || wipes?.test(text.slice(after, after + 40))) return [];
      const name = target.replace(/["`[\]]/g, '').replace(/^(?:current_?|request\.)/i, '');
      return [{ target: name, line: file.lineAt(from + index) }];
    });
  const fixed = (pattern: RegExp, target: string): Deletion[] =>
    [...text.matchAll(pattern)].map(({ index }) => ({ target, line: file.lineAt(from + index) }));
  return [
    ...WHOLE.flatMap((pattern) => named(pattern, WIPES)),
    ...CONDITIONED.flatMap((pattern) => named(pattern, null)),
    ...[ACCOUNTS, ...users].flatMap((pattern) => fixed(pattern, ACCOUNT)),
    ...fixed(STORED, FILES),
  ];
}

const ADMIN_ON = /['"]django\.contrib\.admin['"]/g;

function adminPages(file: SourceFile): Deletion[] {
  if (!file.path.endsWith('.py')) return [];
  const registered = [...file.text.matchAll(ADMIN_PAGES)].map(({ index, 1: mark, 2: call }) => ({
    target: mark ?? call ?? '',
    line: file.lineAt(index),
  }));
  // The accounts of Django itself come with its pages.
  const accounts = [...file.text.matchAll(ADMIN_ON)].map(({ index }) => ({
    target: 'user',
    line: file.lineAt(index),
  }));
  return [...registered, ...accounts];
}
