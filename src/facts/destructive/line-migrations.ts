import { defineFileFact } from '../../kit/fact.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { Draft, type FileLoss } from './draft.ts';
import type { MigrationLoss } from './model.ts';
import { tellsOfBackup } from './notes.ts';

/** How a language's migrations say what they take away, line by line. The first group is the table, the second the column. */
interface Rule {
  readonly line: RegExp;
  readonly loss: MigrationLoss['loss'] | 'made' | 'moved' | 'column of block' | 'block';
}

interface Language {
  readonly path: RegExp;
  /** Begins what undoes the migration, up to the next function. */
  readonly down: RegExp;
  readonly functions: RegExp;
  readonly comment: RegExp;
  readonly rules: readonly Rule[];
}

const LANGUAGES: readonly Language[] = [
  {
    path: /\.rb$/,
    down: /^\s*def\s+(self\.)?down\b/,
    functions: /^\s*def\s+/,
    comment: /#.*$/,
    rules: [
      { line: /^\s*create_table\(?\s*[:"'](\w+)/, loss: 'made' },
      { line: /^\s*add_(?:column|reference)\(?\s*[:"'](\w+)["']?\s*,\s*[:"'](\w+)/, loss: 'made' },
      { line: /\bexecute\b|\bupdate_all\b|\bfind_each\b|\.update!?[ (]|\binsert_all\b/, loss: 'moved' },
      { line: /^\s*drop_table\(?\s*[:"'](\w+)/, loss: 'table' },
      { line: /^\s*remove_columns?\(?\s*[:"'](\w+)["']?\s*,\s*[:"'](\w+)/, loss: 'column' },
      { line: /^\s*change_table\(?\s*[:"'](\w+)/, loss: 'block' },
      { line: /^\s*t\.remove\s+[:"'](\w+)/, loss: 'column of block' },
    ],
  },
  {
    path: /\.php$/,
    down: /function\s+down\s*\(/,
    functions: /function\s+\w+\s*\(/,
    comment: /(\/\/|#).*$/,
    rules: [
      { line: /Schema::(?:connection\([^)]{0,60}\)->)?create\(\s*["'](\w+)/, loss: 'made' },
      { line: /DB::statement\(|->update\(|->insert\(|->each\(|->chunk/, loss: 'moved' },
      { line: /Schema::(?:connection\([^)]{0,60}\)->)?drop(?:IfExists)?\(\s*["'](\w+)/, loss: 'table' },
      { line: /Schema::(?:connection\([^)]{0,60}\)->)?table\(\s*["'](\w+)/, loss: 'block' },
      { line: /\$table->dropColumn\(\s*\[?\s*["'](\w+)/, loss: 'column of block' },
      { line: /DB::table\(\s*["'](\w+)["']\s*\)->(?:truncate|delete)\(\)/, loss: 'rows' },
    ],
  },
  {
    path: /\.exs$/,
    down: /^\s*def\s+down\b/,
    functions: /^\s*def\s+/,
    comment: /#.*$/,
    rules: [
      { line: /^\s*create\s+table\(:(\w+)/, loss: 'made' },
      { line: /^\s*drop(?:_if_exists)?\s+table\(:(\w+)/, loss: 'table' },
      { line: /^\s*alter\s+table\(:(\w+)/, loss: 'block' },
      { line: /^\s*remove(?:_if_exists)?[ (]\s*:(\w+)/, loss: 'column of block' },
    ],
  },
];

/** What migrations of Rails, Laravel and Ecto take away on their way up. */
export const lineMigrations = defineFileFact<readonly FileLoss[]>({
  id: 'line-migration-losses',
  files: ['**/db/migrate/**/*.rb', '**/database/migrations/**/*.php', '**/migrations/*.exs'],
  mentions: /\b(drop|remove|truncate|delete)/i,
  extract(file) {
    if (isTestPath(file.path) || isExamplePath(file.path)) return null;
    const language = LANGUAGES.find(({ path }) => path.test(file.path));
    return language ? read(file.text, language) : null;
  },
});

function read(text: string, { down, functions, comment, rules }: Language): readonly FileLoss[] | null {
  const lines = text.split('\n');
  const comments = lines.flatMap((line) => comment.exec(line)?.[0] ?? []);
  const draft = new Draft(tellsOfBackup(comments));
  let undoing = false;
  let block: string | null = null;
  lines.forEach((line, index) => {
    if (functions.test(line)) undoing = down.test(line);
    if (undoing || line.length > LONGEST) return;
    const code = line.replace(comment, '');
    for (const rule of rules) {
      const found = rule.line.exec(code);
      if (found && rule.loss === 'block') block = found[1] ?? null;
      else if (found && rule.loss !== 'block') note(rule.loss, found, block, index + 1, draft);
    }
  });
  return draft.result();
}

const LONGEST = 500;

function note(
  loss: Exclude<Rule['loss'], 'block'>,
  found: readonly (string | undefined)[],
  block: string | null,
  line: number,
  draft: Draft,
): void {
  const [first, second] = [found[1] ?? null, found[2] ?? null];
  if (loss === 'made') draft.made(first, second);
  else if (loss === 'moved') draft.moved();
  else if (loss === 'column of block') draft.lose('column', block, first, line);
  else draft.lose(loss, first, second, line);
}
