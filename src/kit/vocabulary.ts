/**
 * The fixed words of a report: areas, gates, severities, kinds of evidence, stages.
 * Their order here is the order in every output.
 */

/** The nine areas, in report order, with the question each answers. */
export const AREAS = [
  { id: 'tests', title: 'Tests', question: 'Does it work for normal use and handle unexpected inputs?' },
  { id: 'permissions', title: 'Permissions', question: 'Who should be able to see, edit or delete data?' },
  {
    id: 'retention',
    title: 'Data and retention',
    question: 'Where does the data live, how long, whose is it?',
  },
  { id: 'errors', title: 'Errors', question: 'What happens when something goes wrong?' },
  { id: 'docs', title: 'Documentation', question: 'Is there a clear note for users and maintainers?' },
  { id: 'training', title: 'Training', question: 'Does the team know how to use it and when to ask?' },
  { id: 'ownership', title: 'Ownership', question: 'Who looks after it once it is live?' },
  { id: 'change-control', title: 'Change control', question: 'How are updates made without breaking it?' },
  { id: 'go-live', title: 'Go-live', question: 'Was there a final review before real use?' },
] as const;

export type AreaId = (typeof AREAS)[number]['id'];

/** The six blocking gates, in report order. */
export const GATES = [
  { id: 'data-handling', title: 'Data handling reviewed' },
  { id: 'permissions', title: 'Permissions set' },
  { id: 'error-handling', title: 'Error handling tested' },
  { id: 'documentation', title: 'Documentation written' },
  { id: 'support-model', title: 'Support model agreed' },
  { id: 'backup-recovery', title: 'Backup and recovery confirmed' },
] as const;

export type GateId = (typeof GATES)[number]['id'];

/** Every gate's id, for checks that feed all six. */
export const ALL_GATES: readonly GateId[] = GATES.map((gate) => gate.id);

/** From the worst to the mildest. `low` is advice: alone it never fails a check. */
export const SEVERITIES = ['blocker', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How strong a proof is, from nothing to parsed code, configuration or test reports. */
export const EVIDENCE = ['none', 'claimed', 'described', 'recorded', 'verified'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What the tool claims to be today, from the least to the most demanding. */
export const STAGES = ['prototype', 'pilot', 'production'] as const;
export type Stage = (typeof STAGES)[number];

/** What a check can say; `error` is given only by the runner, for a check that threw. */
export const STATUSES = ['pass', 'fail', 'needs-review', 'not-applicable', 'error'] as const;
export type Status = (typeof STATUSES)[number];

/** True if `a` weighs more than `b`. */
export function isWorse(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}
