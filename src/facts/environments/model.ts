/**
 * What a file's settings are for. `every`: whoever starts the program gets them, as a plain `.env` or an address in the code;
 * `template`: a file to copy from.
 */
export type EnvironmentRole = 'development' | 'test' | 'staging' | 'production' | 'every' | 'template';

/** One store that a file names, wherever it runs. */
export interface StoreTarget {
  /** `supabase:<project>`, `firebase:<project>`, `database:<host>/<name>`; never a password. */
  readonly target: string;
  readonly line: number;
  /** Only used where no variable says otherwise. */
  readonly fallback: boolean;
}

export interface FileTargets {
  readonly targets: readonly StoreTarget[];
  /** A store on the developer's own computer: an address of it, an emulator, a local project. */
  readonly local: number | null;
  /** It opens the stores that it names, rather than linking to something in them. */
  readonly opens: boolean;
  /** It runs against emulators on the developer's computer where it is told to. */
  readonly emulator: boolean;
}
