import { ancestors, folderOf } from '../commands/paths.ts';
import type { DeployedProcess, Host } from '../deployment/deployment.ts';
import type { ListedFile } from '../file-list.ts';
import type { Project } from '../packages/packages.ts';
import { isApplicationPath } from '../path-roles.ts';

/**
 * Tells whether a file belongs to code that is published for others to build on, rather than run by this team: the
 * drivers that it can talk to keep nobody's data here.
 */
export function publishedCode(
  projects: readonly Project[],
  processes: readonly DeployedProcess[],
  files: readonly ListedFile[],
): (path: string) => boolean {
  const deployed = processes.some(({ host, production }) => production && !NOT_DEPLOYED.has(host));
  if (deployed) return () => false;
  const libraries = new Set(
    projects.filter((project) => isPublished(project, files)).map(({ folder }) => folder),
  );
  const others = new Set(projects.map(({ folder }) => folder));
  return (path) => {
    const nearest = ancestors(folderOf(path)).find((folder) => others.has(folder));
    return nearest !== undefined && libraries.has(nearest);
  };
}

/** What libraries have as well: a script, a site of documentation, databases to test against. */
const NOT_DEPLOYED: ReadonlySet<Host> = new Set<Host>(['package', 'github-pages', 'compose']);

/** Go has no word for it: without a `main.go` there is no program. */
function isPublished({ ecosystem, kind, folder }: Project, files: readonly ListedFile[]): boolean {
  if (ecosystem !== 'go') return kind === 'library';
  const prefix = folder === '' ? '' : `${folder}/`;
  return !files.some(
    ({ path }) =>
      path.startsWith(prefix) && /(^|\/)(main\.go|cmd\/.*\.go)$/.test(path) && isApplicationPath(path),
  );
}
