import type { CommandContext } from '../../../src/facts/commands/resolve.ts';
import type { BranchSetting } from '../../../src/facts/deployment/branch-settings.ts';
import {
  contradiction,
  type FileFactResult,
  type Finding,
  fail,
  type ManifestView,
  review,
} from '../../../src/kit/index.ts';
import { branchConflict } from './branch.ts';
import { commandConflict } from './command.ts';
import { jobsOf, type Shown } from './evidence.ts';
import { automatic, methodFindings } from './judge.ts';
import { BY_HAND, type Method, methodsIn } from './methods.ts';

export interface Settings {
  readonly branchSettings: FileFactResult<readonly BranchSetting[]>;
  readonly commandContext: CommandContext;
}

/** What comes of holding each statement of `change_control.deploy` against the repository, and how many there are. */
export function claimFindings(
  method: string,
  manifest: ManifestView,
  shown: Shown,
  settings: Settings,
): { held: number; findings: Finding[] } {
  const { branch, command, who } = manifest.claims.change_control?.deploy ?? {};
  const methods = methodsIn(method);
  const at = manifest.at('change_control', 'deploy', 'method');
  const findings = [
    ...(methods.length > 0 ? methodFindings(methods, shown, at) : unknownMethod(method, shown, manifest)),
    ...branchFindings(methods, shown, settings, manifest),
    ...commandFindings(methods, settings, manifest),
    ...whoFindings(method, methods, shown, manifest),
  ];
  return { held: [method, branch, command, who].filter((each) => each !== undefined).length, findings };
}

/** Nothing that this audit knows: by hand, or in words of one's own. */
function unknownMethod(method: string, shown: Shown, manifest: ManifestView): Finding[] {
  const details = { subject: 'method', at: manifest.at('change_control', 'deploy', 'method') };
  const [job] = automatic([], shown.jobs);
  if (BY_HAND.test(method) && job) {
    const message = `The manifest says that new versions go live by hand, and the job "${job.job}" of ${job.workflow} deploys by itself. A change that nobody meant to publish goes live. Correct change_control.deploy.method, or switch the job off.`;
    return [contradiction('medium', { ...details, message })];
  }
  const { command, rules } = manifest.claims.change_control?.deploy ?? {};
  if (BY_HAND.test(method) && (command !== undefined || rules !== undefined)) return [];
  const message = BY_HAND.test(method)
    ? 'New versions go live by hand, and nothing says by which steps: a second person could not do it. Name the command as change_control.deploy.command, or have somebody confirm that it is written down elsewhere.'
    : `"${method}" is no way of going live that this audit knows, so it cannot be held against the repository. Somebody must confirm it; a known word such as vercel, fly, github-actions, docker or manual can be checked.`;
  return [review('medium', { ...details, message })];
}

function branchFindings(
  methods: readonly Method[],
  { jobs }: Shown,
  { branchSettings }: Settings,
  manifest: ManifestView,
): Finding[] {
  const branch = manifest.claims.change_control?.deploy?.branch;
  if (branch === undefined) return [];
  const own = methods.flatMap((method) => jobsOf(method, jobs));
  const conflict = branchConflict(
    branch,
    own,
    branchSettings.values.filter(({ value }) =>
      value.some(({ host }) => methods.some(({ hosts }) => hosts.includes(host))),
    ),
  );
  if (!conflict) return [];
  const message = `The manifest says that the branch ${branch} is live, and ${conflict.text}. A mend on the wrong branch never reaches the users. Correct change_control.deploy.branch, or the settings of the deployment.`;
  return [contradiction('medium', { subject: 'branch', message, at: conflict.at })];
}

function commandFindings(
  methods: readonly Method[],
  { commandContext }: Settings,
  manifest: ManifestView,
): Finding[] {
  const command = manifest.claims.change_control?.deploy?.command;
  if (command === undefined || /^(none|n\/?a)$/i.test(command.trim())) return [];
  const conflict = commandConflict(command, methods, commandContext);
  if (conflict === null) return [];
  const message = `The command that is said to deploy ${conflict}. Whoever runs it on a bad day gets no further. Correct change_control.deploy.command.`;
  const at = manifest.at('change_control', 'deploy', 'command');
  return [contradiction('medium', { subject: 'command', message, at })];
}

function whoFindings(
  method: string,
  methods: readonly Method[],
  { jobs }: Shown,
  manifest: ManifestView,
): Finding[] {
  const who = manifest.claims.change_control?.deploy?.who ?? [];
  const people = manifest.claims.people ?? {};
  const at = manifest.at('change_control', 'deploy', 'who');
  const strangers = who.filter((key) => !Object.hasOwn(people, key));
  if (strangers.length > 0) {
    const message = `${strangers.join(', ')} may deploy, and ${strangers.length === 1 ? 'is' : 'are'} not listed under people: nobody knows who that is. List them, or correct change_control.deploy.who.`;
    return [fail('medium', { subject: 'who', message, at })];
  }
  if (who.length > 0 || (methods.length > 0 && automatic(methods, jobs).length > 0)) return [];
  const message = `Nothing says who may bring a new version live (${method}): where a person presses a button or runs a command, that person decides what users meet. Name them as change_control.deploy.who, or have a sign-off confirm who has access.`;
  return [review('medium', { subject: 'who', message, at })];
}
