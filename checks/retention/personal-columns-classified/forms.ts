import type { FormField } from '../../../src/facts/columns/columns.ts';
import { personalWord } from '../../../src/facts/personal-data/dictionary.ts';
import type { PersonalColumn } from '../../../src/facts/personal-data/personal-columns.ts';
import { type Finding, type ManifestView, review } from '../../../src/kit/index.ts';
import { dataClasses, namesColumn } from '../declared-fields.ts';
import { named } from '../named.ts';

/** What forms ask for and no table that is known keeps: it goes somewhere. */
export function judgeForms(
  forms: readonly FormField[],
  kept: readonly PersonalColumn[],
  manifest: ManifestView | null,
): Finding[] {
  const kinds = new Set(kept.map(({ kind }) => kind));
  const fields = dataClasses(manifest).flatMap((each) => each.fields ?? []);
  const declared = (name: string) =>
    fields.some((field) => namesColumn(`form.${field.slice(field.lastIndexOf('.') + 1)}`, 'form', name));
  const asked = forms.flatMap(({ name, at }) => {
    const word = personalWord(name);
    // Passwords typed into a form mostly go to whoever does the sign-in.
    if (word?.strength !== 'strong' || word.kind === 'password') return [];
    if (kinds.has(word.kind) || declared(name)) return [];
    return [{ name, at, kind: word.kind }];
  });
  const [first] = asked;
  if (!first) return [];
  const subject = `forms: ${[...new Set(asked.map(({ kind }) => kind))].sort().join(', ')}`;
  const message = `Forms ask people for ${named(asked)}, and no table in the repository shows where that is kept. Name it in the fields of a class under retention.classes, with the store that it goes to.`;
  return [review('blocker', { subject, message, at: first.at })];
}
