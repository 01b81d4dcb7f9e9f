/** What kind of personal data a name stands for; `special` asks for safeguards of its own. */
export interface PersonalWord {
  /** `email`, `phone`, `person-name`, `address`, `birth-date`, `national-id`, `health`, `free-text`, … */
  readonly kind: string;
  /** The special category, if it is one. */
  readonly special:
    | 'health'
    | 'identity'
    | 'children'
    | 'financial'
    | 'biometric'
    | 'beliefs'
    | 'criminal'
    | null;
  /** `weak`: personal only beside other signs (`name` on a table of people, a location, free text). */
  readonly strength: 'strong' | 'weak';
}

/**
 * What a column's, field's or variable's name says about people, in any of the languages known here; null for nothing.
 *
 * @param name as written: `customer_email`, `dataNascimento`
 * @param holder the table, model or collection that it belongs to, if known
 */
export function personalWord(_name: string, _holder: string | null = null): PersonalWord | null {
  return null;
}
