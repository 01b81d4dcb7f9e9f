import { defineDerivedFact } from '../../kit/fact.ts';
import type { NotExamined } from '../../kit/repository.ts';
import { fileList, type ListedFile } from '../file-list.ts';
import { type AzureFile, azureFiles } from './azure.ts';
import { followAzure } from './azure-follow.ts';
import { bitbucketWorkflows } from './bitbucket.ts';
import { circleWorkflows } from './circleci.ts';
import { type CompositeAction, compositeActions, githubWorkflows } from './github.ts';
import { follow } from './github-follow.ts';
import { gitlabWorkflow } from './gitlab.ts';
import { gitlabFiles } from './gitlab-file.ts';
import type { GitlabFile } from './gitlab-model.ts';
import { globMatches } from './glob.ts';
import type { Workflow } from './model.ts';

export interface ContinuousIntegration {
  /** Every workflow of every system, with what it takes in from this repository in place; by path. */
  readonly workflows: readonly Workflow[];
  /** The audited folder, from the git root; '' for the root itself. Steps run from the git root. */
  readonly folder: string;
  /** Files of continuous integration that could not be read. */
  readonly notExamined: readonly NotExamined[];
}

/** What runs on a change: GitHub Actions, GitLab CI, Azure Pipelines, Bitbucket Pipelines and CircleCI in one model. */
export const workflows = defineDerivedFact({
  id: 'workflows',
  from: {
    fileList,
    githubWorkflows,
    compositeActions,
    gitlabFiles,
    azureFiles,
    bitbucketWorkflows,
    circleWorkflows,
  },
  derive(facts): ContinuousIntegration {
    const rootPaths = new Map(facts.fileList.map((file) => [file.path, file.rootPath]));
    const byRoot = <T>(values: readonly { path: string; value: T }[]): Map<string, T> =>
      new Map(values.map(({ path, value }) => [rootPaths.get(path) ?? path, value]));
    const found = [
      ...github(byRoot(facts.githubWorkflows.values), byRoot(facts.compositeActions.values)),
      ...gitlab(byRoot(facts.gitlabFiles.values)),
      ...azure(byRoot(facts.azureFiles.values)),
      ...facts.bitbucketWorkflows.values.map(({ value }) => value),
      ...facts.circleWorkflows.values.map(({ value }) => value),
    ];
    const sources = [
      facts.githubWorkflows,
      facts.gitlabFiles,
      facts.bitbucketWorkflows,
      facts.circleWorkflows,
    ];
    return {
      workflows: found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
      folder: auditedFolder(facts.fileList),
      notExamined: sources.flatMap((source) => source.notExamined),
    };
  },
});

function github(
  files: ReadonlyMap<string, Workflow>,
  actions: ReadonlyMap<string, CompositeAction>,
): Workflow[] {
  return [...files.values()].map((workflow) => follow(workflow, { workflows: files, actions }));
}

function gitlab(files: ReadonlyMap<string, GitlabFile>): Workflow[] {
  const root = files.get('.gitlab-ci.yml') ?? files.get('.gitlab-ci.yaml');
  if (!root) return [];
  const local = (path: string): GitlabFile[] => {
    const exact = files.get(path);
    if (exact) return [exact];
    return path.includes('*')
      ? [...files].filter(([name]) => globMatches(path, name)).map(([, file]) => file)
      : [];
  };
  return [gitlabWorkflow(root, local)];
}

function azure(files: ReadonlyMap<string, AzureFile>): Workflow[] {
  return [...files].filter(([, file]) => file.pipeline).map(([path, file]) => followAzure(file, path, files));
}

function auditedFolder(files: readonly ListedFile[]): string {
  const own = files.find((file) => !file.path.startsWith('../'));
  return own ? own.rootPath.slice(0, Math.max(0, own.rootPath.length - own.path.length - 1)) : '';
}
