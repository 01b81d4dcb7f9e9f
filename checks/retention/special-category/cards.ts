import type { FormField } from '../../../src/facts/columns/columns.ts';
import { personalWord } from '../../../src/facts/personal-data/dictionary.ts';
import type { PersonalTable } from '../../../src/facts/personal-data/personal-columns.ts';
import { type Finding, fail, type ManifestView, review } from '../../../src/kit/index.ts';
import { isNotPersonal } from '../declared-fields.ts';
import { named } from '../named.ts';
import { CARDS } from './signs.ts';

/** Cards that are no payment cards. */
const OTHER_CARDS =
  /loyalty|gift|library|member|access|rfid|nfc|badge|student|fuel|sim|game|deck|flash|report/i;

/** Whole card numbers and security codes: no declaration makes keeping them right. */
export function storedCards(
  tables: readonly PersonalTable[],
  forms: readonly FormField[],
  manifest: ManifestView | null,
): Finding[] {
  const stored = tables.flatMap((table) => {
    const cards = table.columns.filter(
      ({ kind, name }) =>
        CARDS.has(kind) &&
        !OTHER_CARDS.test(`${table.name} ${name}`) &&
        !isNotPersonal(manifest, table.name, name),
    );
    const [first] = cards;
    if (!first) return [];
    const subject = `cards ${table.name}`;
    const message = `The table "${table.name}" has ${named(cards)}: whole numbers or security codes of payment cards must not be stored, whatever the safeguards. Let the payment provider take them and keep its token.`;
    const sure = table.sure && first.strength === 'strong';
    return [(sure ? fail : review)('blocker', { subject, message, at: first.at })];
  });
  return stored.length > 0 ? stored : askedFor(forms);
}

/** A form of the tool's own that asks for a card: the provider's fields would not be seen here. */
function askedFor(forms: readonly FormField[]): Finding[] {
  const fields = forms.filter(({ name }) => {
    const word = personalWord(name);
    return word !== null && CARDS.has(word.kind) && word.strength === 'strong' && !OTHER_CARDS.test(name);
  });
  const [first] = fields;
  if (!first) return [];
  const message = `A form of the tool itself asks for ${named(fields)}, so that payment cards pass through it. Use the fields that the payment provider offers, or show in the sign-off that nothing of it is sent or kept.`;
  return [review('blocker', { subject: 'cards in forms', message, at: first.at })];
}
