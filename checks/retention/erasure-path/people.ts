import { holderKind } from '../../../src/facts/personal-data/holders.ts';
import type { PersonalTable } from '../../../src/facts/personal-data/personal-columns.ts';

/** The tables of people themselves; where there is none, those with somebody's name, address or number in them. */
export function peopleTables(personal: readonly PersonalTable[]): readonly PersonalTable[] {
  const strong = personal.filter(({ columns }) => columns.some(({ strength }) => strength === 'strong'));
  const people = strong.filter(({ name }) => holderKind(name) === 'people');
  return people.length > 0 ? people : strong;
}

/** People who do not work for whoever runs the tool. */
const OUTSIDERS =
  /customer|client|patient|guest|lead|donor|applicant|candidate|student|pupil|visitor|subscriber|attendee|participant|tenant|resident|passenger|buyer|beneficiar|cliente|paciente|aluno|alumno|huesped|kunde|patienten|gast|teilnehmer|klant|klient|pacjent|musteri|hasta|ogrenci|eleve|adherent/i;

export function ofOutsiders(tables: readonly PersonalTable[]): boolean {
  return tables.some(({ name }) => OUTSIDERS.test(name));
}
