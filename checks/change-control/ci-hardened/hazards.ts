import type { CiHazard } from '../../../src/facts/workflows/hazards.ts';
import { type Finding, fail, review } from '../../../src/kit/index.ts';

/** One finding for each way in; the same text twice in one file, or the whole event anywhere, is said once. */
export function hazardFindings(hazards: readonly CiHazard[]): Finding[] {
  const seen = new Set<string>();
  return hazards.flatMap((hazard) => {
    const finding = findingOf(hazard);
    const file = hazard.kind === 'event-printed' ? '' : finding?.at?.path;
    const key = `${file} ${finding?.subject}`;
    if (!finding || seen.has(key)) return [];
    seen.add(key);
    return [finding];
  });
}

const STOPS = {
  nobody: '',
  person:
    ' It seems to wait for somebody of the team; whoever says yes must have read every line of that very commit, since it may change a moment later.',
  environment:
    ' Its environment may wait for somebody of the team, which is not written here: somebody must look into the settings.',
} as const;

function findingOf(hazard: CiHazard): Finding | null {
  const { kind, what, guard, at } = hazard;
  if (kind === 'secret-printed') {
    const message = `The job "${what}" prints a secret to its log. GitHub and others only hide the exact text: encoded, cut or wrapped it is readable by everybody who may see the runs. Take the line out, and replace the secret if the log was public.`;
    return fail('medium', { subject: `printed secret ${what}`, message, at });
  }
  if (kind === 'event-printed') {
    const message =
      'A job prints the whole event: names, addresses and texts of other people stay in the log. Print the fields that you need.';
    return fail('low', { subject: 'printed event', message, at });
  }
  if (guard === 'closed') return null;
  const make = (subject: string, message: string): Finding =>
    guard === 'environment'
      ? review('medium', { subject, message, at })
      : fail(guard === 'person' ? 'low' : 'medium', { subject, message, at });
  if (kind === 'head-checkout') {
    const message = `Under ${what} this job checks out the code of a pull request, while it holds the secrets and the write access of the repository: whoever opens one can change a script that runs here, and take them.${STOPS[guard]} Do that work under pull_request, or do not run what was checked out.`;
    return make(`head under ${what}`, message);
  }
  const message = `${what} is put into a command as it is, and outsiders write it: a text such as $(…) in it runs on the machine with the rights of this job.${STOPS[guard]} Hand it over as an environment variable (env:), and use it in quotes.`;
  return make(`text ${what}`, message);
}
