import { commandContext } from '../../../src/facts/commands/resolve.ts';
import { branchSettings } from '../../../src/facts/deployment/branch-settings.ts';
import { deployJobs } from '../../../src/facts/deployment/deploy-jobs.ts';
import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { packages } from '../../../src/facts/packages/packages.ts';
import { workflows } from '../../../src/facts/workflows/workflows.ts';
import { conclude, defineCheck, fail, notApplicable } from '../../../src/kit/index.ts';
import { claimFindings } from './claims.ts';
import type { Shown } from './evidence.ts';

export default defineCheck({
  id: 'change-control/deploy-matches-claim',
  title: 'Deployment is what you say',
  question: 'Is deployment what you say?',
  why: 'When a fault must be mended today, somebody follows what is written down. If the tool really goes live another way, from another branch or by a command that is gone, that person deploys the wrong thing or nothing at all.',
  how: 'Holds `change_control.deploy` against the repository: the method against its files, packages and pipelines (vercel.json, fly.toml, a Procfile, a job that deploys and the like), the branch against the triggers of the jobs that deploy and against the files of the hosts, the command against the scripts and files that it names, and `who` against people. Platforms that are set up on their own pages leave no file, so they are a question. Settings outside the repository cannot be seen.',
  passes:
    'The repository shows the method that the manifest names, from the same branch, by a command that exists; and where a person deploys or presses a button, it is said who may.',
  fix: 'Write under change_control.deploy how a new version really goes live: the method, the branch, the command if there is one, and who may do it. Remove the files of hosts that are not used.',
  example: [
    '```yaml',
    'change_control:',
    '  deploy: {method: github-actions to fly, branch: main, command: fly deploy, who: [dana, tom]}',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: [],
  evidence: 'claimed',
  facts: {
    deployment,
    deployJobs,
    branchSettings,
    commandContext,
    packages,
    workflows,
    files: fileList,
  },
  evaluate({ facts, manifest }) {
    const { files, packages: projects } = facts;
    const shown: Shown = {
      entries: facts.deployment,
      jobs: facts.deployJobs,
      files,
      projects,
      folder: facts.workflows.folder,
    };
    const runs = shown.entries.some(({ production }) => production) || shown.jobs.length > 0;
    if (!manifest && !runs)
      return notApplicable({
        examined: files.length,
        reason:
          'Nothing here is deployed: no file starts a process, names a host or sends a version anywhere.',
      });
    const deploy = manifest?.claims.change_control?.deploy;
    if (!manifest || deploy?.method === undefined) {
      const message =
        'Nothing says how a new version goes live: by which host or pipeline, from which branch, and who may do it. Write it under change_control.deploy, so that somebody else can do it on the day on which it matters.';
      const at = manifest?.at('change_control', 'deploy') ?? null;
      return conclude({
        examined: files.length,
        evidence: 'none',
        findings: [fail('medium', { subject: 'deploy', message, at })],
        pass: '',
        nothing: '',
      });
    }
    const { held, findings } = claimFindings(deploy.method, manifest, shown, facts);
    return conclude({
      examined: held,
      evidence: 'verified',
      findings,
      pass: `The repository shows what the manifest says of deployment (${deploy.method}).`,
      nothing: 'Nothing says how a new version goes live; write it under change_control.deploy.',
    });
  },
});
