import { posix } from 'node:path';

/** Files at the root of the git repository that also matter to one of its folders: tool versions, workspace, locks. */
const ROOT_FILES: ReadonlySet<string> = new Set([
  '.gitlab-ci.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
  'turbo.json',
  'poetry.lock',
  'uv.lock',
  'pdm.lock',
  'Pipfile.lock',
  '.nvmrc',
  '.node-version',
  '.python-version',
  '.tool-versions',
]);

/** Folders there that hold continuous integration and governance. */
const ROOT_FOLDERS: readonly string[] = ['.github', '.gitlab', '.circleci'];

/** What to ask git for when a folder of a larger repository is audited, relative to the root of that repository. */
export const SURROUNDING_PATHS: readonly string[] = [...ROOT_FILES, ...ROOT_FOLDERS];

/** Whether a path, relative to the root of the git repository, may be read though it is outside the audited folder. */
export function isSurrounding(rootPath: string): boolean {
  return ROOT_FILES.has(rootPath) || ROOT_FOLDERS.some((folder) => rootPath.startsWith(`${folder}/`));
}

/** From the audited folder (`folder`, relative to the git root, '' for the root itself) to a path from the git root. */
export function fromFolder(folder: string, rootPath: string): string {
  if (folder === '') return rootPath;
  if (rootPath.startsWith(`${folder}/`)) return rootPath.slice(folder.length + 1);
  return posix.relative(`/${folder}`, `/${rootPath}`);
}

/** The way back: from a path relative to the audited folder to one from the git root; null for what leaves that. */
function toRoot(folder: string, path: string): string | null {
  if (path === '' || path.startsWith('/') || path.includes('\0')) return null;
  const rootPath = posix.join(folder, path);
  return /^\.{1,2}(?:\/|$)/.test(rootPath) ? null : rootPath;
}

/**
 * The path to ask about when somebody asks whether a path is ignored. A folder, ending with `/`, counts as ignored
 * where a new file in it would be, be it by `dist/`, `dist/*` or a `*` in the folder's own `.gitignore`.
 */
export function toAsk(folder: string, path: string): string | null {
  const rootPath = toRoot(folder, path);
  return rootPath?.endsWith('/') ? `${rootPath}new-file` : rootPath;
}
