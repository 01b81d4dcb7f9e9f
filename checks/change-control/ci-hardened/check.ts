import { fileList } from '../../../src/facts/file-list.ts';
import { foreignCi } from '../../../src/facts/workflows/foreign-ci.ts';
import { ciHazards } from '../../../src/facts/workflows/hazards.ts';
import { workflows } from '../../../src/facts/workflows/workflows.ts';
import { conclude, defineCheck, eachOf, notApplicable } from '../../../src/kit/index.ts';
import { silentTokens, unpinned, unseen } from './habits.ts';
import { hazardFindings } from './hazards.ts';

export default defineCheck({
  id: 'change-control/ci-hardened',
  title: 'CI cannot be turned against you',
  question: 'Can a stranger make the automatic checks do their work?',
  why: 'The automatic checks hold the keys: they may write to the repository, and often they may deploy. A title of a pull request that ends up in a command, or a pull request whose code runs with those keys, gives them to anybody with an account.',
  how: 'Parses the workflows of GitHub Actions, with their composite actions and called workflows, and those of GitLab, Azure, Bitbucket and CircleCI. Looks for code of a pull request that is checked out under `pull_request_target`, `issue_comment` or `workflow_run`; for texts that an outsider writes (titles, comments, names of branches, commit messages) put into a command or a github-script; and for secrets that are printed. As advice: actions of others that are named by a tag, workflows that do not say what their token may do, and the whole event in the log.',
  passes:
    'No workflow does any of the first three. A checkout of the head that only runs for branches of the repository itself counts as safe; one that waits for a person is advice.',
  fix: 'Hand a text of an outsider to the command as an environment variable, and quote it there. Test pull requests under `pull_request`, which has no secrets, and leave `pull_request_target` to work that never runs their code. Take printed secrets out, and replace those that were printed.',
  example: [
    '```yaml',
    '- name: Check the title',
    '  env:',
    '    TITLE: ${{ github.event.pull_request.title }}',
    '  run: ./scripts/check-title "$TITLE"',
    '```',
  ].join('\n'),
  severity: 'medium',
  gates: [],
  evidence: 'verified',
  facts: { workflows, ciHazards, foreignCi, fileList },
  evaluate({ facts }) {
    const { workflows: all, notExamined } = facts.workflows;
    const findings = [
      ...hazardFindings(facts.ciHazards),
      ...unpinned(all),
      ...silentTokens(all),
      ...unseen(notExamined, facts.foreignCi),
    ];
    if (all.length === 0 && findings.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'There is no continuous integration in this repository.',
      });
    }
    return conclude({
      examined: all.length,
      evidence: 'verified',
      findings,
      pass: `No code and no text of outsiders runs with the rights of the repository, and no secret is printed, in ${eachOf(all.length, 'workflow')}.`,
      nothing: 'The files of continuous integration here could not be read.',
    });
  },
});
