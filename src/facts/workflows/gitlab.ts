import type {
  GitlabFile,
  GitlabInclude,
  GitlabJob,
  GitlabRule,
  RuleItem,
  ScriptItem,
} from './gitlab-model.ts';
import { refTriggers, ruleTriggers } from './gitlab-rules.ts';
import type { Job, OutsideUse, Script, Step, Trigger, Workflow } from './model.ts';
import { joinScripts } from './scripts.ts';

/** GitLab allows eleven levels of `extends` and 150 includes. */
const MAX_DEPTH = 11;
const MAX_INCLUDES = 150;

/**
 * The pipeline that `.gitlab-ci.yml` makes with the files of the repository that it includes.
 * @param root the pipeline's own file
 * @param local finds another file by its path from the git root
 */
export function gitlabWorkflow(root: GitlabFile, local: (path: string) => readonly GitlabFile[]): Workflow {
  const files: GitlabFile[] = [];
  const outside: OutsideUse[] = [];
  gather(root, local, files, outside);
  const jobs = new Map(files.flatMap((file) => file.jobs.map((job) => [job.id, job] as const)));
  const resolve = new Resolver(jobs, files.find((file) => hasDefaults(file))?.defaults ?? root.defaults);
  const workflowRules = files.find((file) => file.workflowRules !== null)?.workflowRules ?? null;
  const triggers = workflowRules ? ruleTriggers(resolve.rules(workflowRules)) : refTriggers(null, null, 1);
  const visible = [...jobs.values()].filter((job) => !job.id.startsWith('.'));
  return {
    system: 'gitlab-ci',
    path: root.path,
    name: null,
    triggers,
    permissions: null,
    env: files.flatMap((file) => file.variables),
    jobs: visible.flatMap((job) => resolve.job(job)),
    outside,
  };
}

function hasDefaults({ defaults }: GitlabFile): boolean {
  return defaults.beforeScript !== null || defaults.image !== null || defaults.services !== null;
}

/** The file and all that it includes or starts as a child, each once; what an including file says later wins. */
function gather(
  file: GitlabFile,
  local: (path: string) => readonly GitlabFile[],
  files: GitlabFile[],
  outside: OutsideUse[],
): void {
  if (files.includes(file) || files.length >= MAX_INCLUDES) return;
  const take = (include: GitlabInclude): void => {
    const found = include.kind === 'local' ? local(include.name.replace(/^\.?\//, '')) : [];
    for (const other of found) gather(other, local, files, outside);
    if (found.length === 0)
      outside.push({ kind: 'template', name: include.name, path: file.path, line: include.line });
  };
  for (const include of file.includes) take(include);
  for (const job of file.jobs) for (const child of job.children ?? []) take(child);
  files.push(file);
}

class Resolver {
  readonly #jobs: ReadonlyMap<string, GitlabJob>;
  readonly #defaults: GitlabJob;

  constructor(jobs: ReadonlyMap<string, GitlabJob>, defaults: GitlabJob) {
    this.#jobs = jobs;
    this.#defaults = defaults;
  }

  job(written: GitlabJob): Job[] {
    const job = this.#extended(written, 0);
    if (job.script === null && job.children === null) return [];
    const rules = job.rules ? this.rules(job.rules) : null;
    const scripts = this.#script(
      [...(job.beforeScript ?? this.#defaults.beforeScript ?? []), ...(job.script ?? [])],
      0,
    );
    return [
      {
        id: job.id,
        name: null,
        path: job.path,
        line: job.line,
        condition: null,
        needs: job.needs ?? [],
        continueOnError: job.allowFailure ?? softRules(rules),
        manual: job.when === 'manual',
        services: job.services ?? this.#defaults.services ?? [],
        container: job.image ?? this.#defaults.image,
        matrix: job.matrix ?? {},
        environment: job.environment,
        permissions: null,
        triggers: triggersOf(job, rules),
        uses: null,
        with: {},
        steps: [step(job, joinScripts(scripts))],
      },
    ];
  }

  rules(items: readonly RuleItem[], depth = 0): GitlabRule[] {
    return items.flatMap((item) => {
      if (!('reference' in item)) return [item];
      const job = depth < MAX_DEPTH ? this.#jobs.get(item.reference[0]) : undefined;
      return this.rules(job?.rules ?? [], depth + 1);
    });
  }

  #script(items: readonly ScriptItem[], depth: number): Script[] {
    return items.flatMap((item) => {
      if (!('reference' in item)) return [item];
      const job = depth < MAX_DEPTH ? this.#jobs.get(item.reference[0]) : undefined;
      const script = item.reference[1] === 'before_script' ? job?.beforeScript : job?.script;
      return this.#script(script ?? [], depth + 1);
    });
  }

  /** The job over what it extends: what is said nearer wins. */
  #extended(job: GitlabJob, depth: number): GitlabJob {
    if (depth >= MAX_DEPTH) return job;
    const bases = job.extends.flatMap((name) => this.#jobs.get(name) ?? []);
    return bases.reduceRight((nearer, base) => over(nearer, this.#extended(base, depth + 1)), job);
  }
}

function over(job: GitlabJob, base: GitlabJob): GitlabJob {
  return {
    ...job,
    beforeScript: job.beforeScript ?? base.beforeScript,
    script: job.script ?? base.script,
    scriptPath: job.script ? job.scriptPath : base.scriptPath,
    rules: job.rules ?? base.rules,
    only: job.only ?? base.only,
    except: job.except ?? base.except,
    when: job.when ?? base.when,
    allowFailure: job.allowFailure ?? base.allowFailure,
    needs: job.needs ?? base.needs,
    services: job.services ?? base.services,
    image: job.image ?? base.image,
    environment: job.environment ?? base.environment,
    variables: job.variables ?? base.variables,
    matrix: job.matrix ?? base.matrix,
    children: job.children ?? base.children,
  };
}

function triggersOf(job: GitlabJob, rules: readonly GitlabRule[] | null): Trigger[] | null {
  if (rules) return ruleTriggers(rules);
  if (job.only || job.except) return refTriggers(job.only, job.except, job.line);
  return null;
}

/** True if every rule that lets the job run also lets it fail. */
function softRules(rules: readonly GitlabRule[] | null): boolean {
  const running = (rules ?? []).filter((rule) => rule.when !== 'never');
  return running.length > 0 && running.every((rule) => rule.allowFailure === true);
}

function step(job: GitlabJob, scripts: readonly Script[]): Step {
  return {
    name: null,
    path: job.scriptPath,
    line: job.line,
    scripts,
    uses: null,
    with: {},
    workingDirectory: null,
    shell: null,
    env: job.variables ?? [],
    continueOnError: false,
    condition: null,
  };
}
