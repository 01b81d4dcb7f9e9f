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
