import { defineRepositoryFact } from '../../kit/fact.ts';
import { setsIn } from './migration-sets.ts';

export interface EditedMigrations {
  /** False outside git and where history is cut: nothing is known then. */
  readonly known: boolean;
  /** Migrations that do something else today than when they came in, by path. */
  readonly edited: readonly string[];
}

/** Migrations that were changed after the commit that added them. Comments, formatting and the way back do not count. */
export const editedMigrations = defineRepositoryFact<EditedMigrations>({
  id: 'edited-migrations',
  async read({ git, files, head }) {
    if (!git || git.shallow) return { known: false, edited: [] };
    // A list of steps in Go grows with each step.
    const sets = setsIn(files.map(({ path }) => path)).filter(({ tool }) => tool !== 'go');
    if (sets.length === 0) return { known: true, edited: [] };
    const own = new Set(sets.flatMap((set) => set.files));
    const originals = await git.originals(sets.map(({ folder }) => folder));
    const edited = originals.flatMap(({ path, text }) => {
      const now = own.has(path) ? head(path) : null;
      if (!now || !('bytes' in now)) return [];
      const today = Buffer.from(now.bytes).toString();
      // As much of both: only the first part of a large file is read.
      return essence(path, text.slice(0, today.length)) === essence(path, today) ? [] : [path];
    });
    return { known: true, edited };
  },
});

const COMMENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/\.sql$/, /--[^\n]*|\/\*[^]*?\*\//g],
  [/\.py$/, /"""[^]*?"""|'''[^]*?'''|#[^\n]*|^(?:from|import)\s[^\n]*|:\s*[\w[\], |.]{1,60}(?=\s=)/gm],
  [/\.(rb|exs)$/, /#[^\n]*/g],
  [/./, /\/\/[^\n]*|\/\*[^]*?\*\/|^import\s[^\n]*/gm],
];
/** What undoes the migration, as a rule the last function of the file. */
const WAY_BACK =
  /\n(?:def downgrade\b|\s*def (?:self\.)?down\b|\s*(?:public )?(?:async )?(?:function )?down\s*\(|exports\.down\b|module\.exports\.down\b|export (?:async )?(?:function|const) down\b|\s*public function down\b|-- *(?:\+goose|\+migrate|migrate:) *down\b)[^]*$/i;

/**
 * In Python, what touches the database: operations, types of columns, and names. The code that fills rows, help texts and
 * the like may change without another database coming of it.
 */
const PYTHON =
  /\bmigrations\.[A-Z]\w+|\bmodels\.[A-Z]\w+|\bop\.\w+|\bsa\.[A-Z]\w+|\b(?:model_name|old_name|new_name|name|max_length|null|unique|nullable|length|db_column|db_table|max_digits|decimal_places|on_delete|to)=[^\s,)]{1,80}/g;

/** What a migration does, without comments, imports, the way back, white space, and what a formatter changes. */
export function essence(path: string, text: string): string {
  const [, comments] = COMMENTS.find(([file]) => file.test(path)) ?? [];
  const code = text.replace(WAY_BACK, '\n');
  const bare = comments ? code.replace(comments, '') : code;
  const told = path.endsWith('.py') ? (bare.match(PYTHON) ?? []).join(' ') : bare;
  return told.replace(/[\s"'`,;()]+/g, '').toLowerCase();
}
