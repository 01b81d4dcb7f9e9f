import { isExamplePath, isTestPath } from '../../../src/facts/path-roles.ts';
import { personalWord } from '../../../src/facts/personal-data/dictionary.ts';
import { counted, type Finding, fail, review } from '../../../src/kit/index.ts';

const FOLDER = /(^|\/)(?:uploads?|user[-_]?uploads|uploaded[-_]?files|user[-_]?content)\//i;
const CONTENT = /\.(?:jpe?g|png|gif|webp|heic|pdf|docx?|xlsx?|odt|zip|mp[34]|wav|mov|csv|txt)$/i;
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|odt|csv|txt|zip)$/i;
/** Names that a program gives: a moment, a random number, a multer or UUID name. */
const BY_PROGRAM =
  /(?:^|[-_.])(?:1[5-9]\d{8}(?:\d{3})?)(?:[-_.]|$)|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|(?:^|[-_])[0-9a-f]{24,}(?:[.]|$)/i;
const OF_PERSON =
  /(^|[/_.-])(?:cv|resume|resumes|kyc|passports?|ids|id[-_]?cards?|avatars?|profiles?|selfies?|signatures?|invoices?|medical|prescriptions?)([/_.-]|\d|$)/i;

/** What users sent in, by where it lies and how it is called: a folder each. Pictures cannot be looked into. */
export function judgeUploads(paths: readonly string[]): Finding[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    if (!FOLDER.test(path) || !CONTENT.test(path) || isTestPath(path) || isExamplePath(path)) continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].map(([folder, files]) => judged(folder, files));
}

function judged(folder: string, files: readonly string[]): Finding {
  const sure = files.filter(
    (path) => BY_PROGRAM.test(fileName(path)) && (DOCUMENT.test(path) || isPersonal(path)),
  );
  const at = { path: sure[0] ?? files[0] ?? folder };
  if (sure.length > 0) {
    const message = `${folder} holds ${counted(sure.length, 'file')} named as an upload is named by the program that takes it in, with documents or pictures of people by their kind. Take them out, also of the history, and keep the folder in .gitignore.`;
    return fail('blocker', { subject: folder, message, at });
  }
  const message = `${folder} holds ${counted(files.length, 'file')} where uploads of users lie. Did any user send them in? If they are your own, list them under retention.fixtures_synthetic; if not, take them out, also of the history.`;
  return review('blocker', { subject: folder, message, at });
}

function isPersonal(path: string): boolean {
  return OF_PERSON.test(path) || personalWord(fileName(path).replace(/\.\w+$/, ''))?.strength === 'strong';
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
