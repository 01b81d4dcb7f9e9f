/** One rule that keeps unchecked changes out of a branch, as a file of the repository states it. */
export interface ProtectionRule {
  /** What states it, for people: `ruleset`, `Terraform`. */
  readonly source: string;
  readonly line: number;
  /**
   * True for configuration that is applied as it stands (settings.yml, Terraform); false for an export, which proves
   * what was true on the day on which it was made.
   */
  readonly asCode: boolean;
  /** Patterns of branches; `$default` for the default branch; null where the file does not say. */
  readonly branches: readonly string[] | null;
  /** It demands that checks pass, and is switched on. */
  readonly requiresChecks: boolean;
}
