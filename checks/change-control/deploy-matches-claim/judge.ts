import type { DeployJob } from '../../../src/facts/deployment/deploy-jobs.ts';
import { contradiction, type Finding, fail, type Place, review } from '../../../src/kit/index.ts';
import { jobsOf, markerOf, otherHosts, type Shown, titleOf } from './evidence.ts';
import type { Method } from './methods.ts';

/** What the repository says to each method that the manifest names. */
export function methodFindings(methods: readonly Method[], shown: Shown, at: Place): Finding[] {
  const absent = methods.filter((method) => markerOf(method, shown) === null);
  const [other, ...more] = otherHosts(methods, shown);
  if (absent.length > 0) return absent.map((method) => absentFinding(method, other, shown, at));
  return [...(other ? [other] : []), ...more].map(({ host, at: place }) => {
    const title = titleOf(host);
    const message = `The repository is also set up for ${title}, which the manifest does not name. If nothing runs there, remove the file, so that nobody deploys to it by mistake; if something does, say so in change_control.deploy.method.`;
    return fail('low', { subject: `other host ${host}`, message, at: place });
  });
}

function absentFinding(
  { name, needs, hosts }: Method,
  other: ReturnType<typeof otherHosts>[number] | undefined,
  { folder }: Shown,
  at: Place,
): Finding {
  const subject = `method ${name}`;
  const rest =
    other && hosts.length > 0 ? ` It is set up for ${titleOf(other.host)} instead (${other.at.path}).` : '';
  if (rest !== '' || (needs !== undefined && folder === '')) {
    const lack =
      needs === undefined
        ? `nothing of ${name} is in the repository`
        : `there is no trace of it: ${needs} is missing`;
    const message = `The manifest says that new versions go live by ${name}, and ${lack}.${rest} Whoever has to deploy in a hurry would follow the wrong way. Correct change_control.deploy.method, or add what is missing.`;
    return contradiction('medium', { subject, message, at });
  }
  const message = `Nothing in the repository shows that new versions go live by ${name}; it may be set up on its own pages. Somebody must confirm it, or add the file by which it is configured.`;
  return review('medium', { subject, message, at });
}

/** Jobs by which a method goes live without anybody pressing a button. */
export function automatic(methods: readonly Method[], jobs: readonly DeployJob[]): readonly DeployJob[] {
  const own = methods.length === 0 ? jobs : methods.flatMap((method) => jobsOf(method, jobs));
  return own.filter(
    ({ byHand, production, triggers }) =>
      production && !byHand && triggers.some(({ event }) => event !== 'manual' && event !== 'pull_request'),
  );
}
