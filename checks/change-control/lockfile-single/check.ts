import { commandContext } from '../../../src/facts/commands/resolve.ts';
import { deployment } from '../../../src/facts/deployment/deployment.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { gitHistory } from '../../../src/facts/git-history.ts';
import { dockerfiles } from '../../../src/facts/lockfiles/dockerfiles.ts';
import { floatingVersions } from '../../../src/facts/lockfiles/floating.ts';
import { lockfiles } from '../../../src/facts/lockfiles/lockfiles.ts';
import { nodeRoots } from '../../../src/facts/lockfiles/node-roots.ts';
import { otherRoots } from '../../../src/facts/lockfiles/other-roots.ts';
import { pythonRoots } from '../../../src/facts/lockfiles/python-roots.ts';
import { runtimePins } from '../../../src/facts/lockfiles/runtimes.ts';
import { ciRuns } from '../../../src/facts/workflows/ci-runs.ts';
import { conclude, defineCheck, notApplicable } from '../../../src/kit/index.ts';
import { looseInstalls, missingCopies } from './installs.ts';
import { nodeFindings } from './node.ts';
import { floatingFindings, otherFindings } from './others.ts';
import { pythonFindings } from './python.ts';
import { outdated, unpinned } from './runtimes.ts';
import { usedRuntimes } from './used.ts';

export default defineCheck({
  id: 'change-control/lockfile-single',
  title: 'The build is repeatable',
  question: 'Is the build repeatable?',
  why: 'Without a lockfile two builds of the same code may be two different programs: what was tested yesterday is not what goes live today, and the last good version cannot be built again.',
  how: 'For every package of the repository: is there exactly one lockfile, is it under version control and in step with its manifest; are lists of Python requirements pinned; do CI and images install from the lockfile; which versions of Node.js, Python, Ruby, PHP, Go and of base images are asked for, and are they still supported.',
  passes:
    'Each package has one lockfile, its own or that of its workspace, in step with the manifest, and CI and images install from it. Runtimes and base images get security fixes. Libraries may leave the lockfile out, and their test matrix may hold old runtimes.',
  fix: 'Keep one package manager: delete the other lockfiles, install once, commit the lockfile, and use `npm ci` (or the frozen option of yours) in CI and images. Move runtimes and base images whose support has ended to a supported release.',
  example: [
    '```yaml',
    '# .github/workflows/ci.yml',
    '- uses: actions/setup-node@v4',
    '  with: {node-version-file: .nvmrc}',
    '- run: npm ci',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: [],
  evidence: 'verified',
  facts: {
    nodeRoots,
    pythonRoots,
    otherRoots,
    floatingVersions,
    lockfiles,
    dockerfiles,
    runtimePins,
    ciRuns,
    commandContext,
    deployment,
    gitHistory,
    fileList,
  },
  evaluate({ facts, today }) {
    const { known } = facts.gitHistory;
    const deployed = facts.deployment.some(
      ({ production, kind, host }) =>
        production && host !== 'package' && /^(serve|worker|functions)$/.test(kind),
    );
    const library =
      !deployed &&
      facts.nodeRoots.every((root) => root.library) &&
      facts.pythonRoots.every(({ packaged }) => packaged) &&
      facts.otherRoots.every((root) => root.library);
    const images = missingCopies(facts.dockerfiles.values, facts.lockfiles, known);
    const findings = [
      ...nodeFindings(facts.nodeRoots, known),
      ...pythonFindings(facts.pythonRoots, deployed, known),
      ...otherFindings(facts.otherRoots, known),
      ...floatingFindings(
        facts.floatingVersions.values,
        facts.lockfiles.filter(({ tool }) => tool === 'gradle' || tool === 'nuget').map(({ path }) => path),
      ),
      ...images,
      ...looseInstalls(facts.ciRuns, facts.dockerfiles.values, facts.commandContext, facts.nodeRoots).filter(
        ({ at }) => !images.some((image) => image.at?.path === at?.path),
      ),
      ...outdated(facts.runtimePins, library, today),
      ...unpinned(facts.runtimePins, usedRuntimes(facts.nodeRoots, facts.pythonRoots)),
    ];
    const locked =
      facts.nodeRoots.length +
      facts.pythonRoots.length +
      facts.otherRoots.filter(({ expected }) => expected !== null).length;
    if (locked === 0 && findings.length === 0) {
      const reason =
        facts.otherRoots.length > 0
          ? 'Its build tool takes exact versions and has no lockfile.'
          : 'No dependencies are declared, so there is nothing to lock.';
      return notApplicable({ examined: facts.fileList.length, reason });
    }
    return conclude({
      examined: locked + facts.runtimePins.length,
      evidence: 'verified',
      findings,
      pass: `${locked === 1 ? 'The one package has' : `Each of the ${locked} packages has`} one lockfile, in step with it, or is a library that needs none; runtimes are supported.`,
      nothing: 'No dependencies were found.',
    });
  },
});
