import { posix } from 'node:path';
import type { AzureFile, AzureTemplate } from './azure.ts';
import type { Job, OutsideUse, Workflow } from './model.ts';

const MAX_DEPTH = 8;
const MAX_JOBS = 500;

/** The pipeline with the jobs and steps of its own templates in place; a file is known by its path from the git root. */
export function followAzure(
  file: AzureFile,
  rootPath: string,
  byPath: ReadonlyMap<string, AzureFile>,
): Workflow {
  const outside: OutsideUse[] = [];
  const jobs = joined(file, rootPath, byPath, outside, 0);
  const { pipeline: _pipeline, templates: _templates, ...workflow } = file;
  return { ...workflow, jobs: jobs.slice(0, MAX_JOBS), outside };
}

function joined(
  file: AzureFile,
  rootPath: string,
  byPath: ReadonlyMap<string, AzureFile>,
  outside: OutsideUse[],
  depth: number,
): Job[] {
  const jobs: Job[] = [...file.jobs];
  for (const template of file.templates) {
    const path = templatePath(template, rootPath);
    const found = path === null || depth >= MAX_DEPTH ? undefined : byPath.get(path);
    if (!found || path === null) {
      outside.push({ kind: 'template', name: template.name, path: file.path, line: template.line });
      continue;
    }
    const inner = joined(found, path, byPath, outside, depth + 1);
    const host = template.job === null ? -1 : jobs.findIndex((job) => job.id === template.job);
    const into = jobs[host];
    if (into) jobs[host] = { ...into, steps: [...into.steps, ...inner.flatMap((job) => job.steps)] };
    else jobs.push(...inner);
  }
  return jobs;
}

/** `name@repository` lies elsewhere; `/name` counts from the root, anything else from the file. */
function templatePath({ name }: AzureTemplate, rootPath: string): string | null {
  const own = name.replace(/@self$/, '');
  if (own.includes('@') || own.includes('${{')) return null;
  return own.startsWith('/') ? posix.normalize(own.slice(1)) : posix.join(posix.dirname(rootPath), own);
}
