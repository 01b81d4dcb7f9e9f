import { posix } from 'node:path';
import { defineDerivedFact } from '../../kit/fact.ts';
import {
  type CommandContext,
  commandContext,
  type Invocation,
  resolveCommand,
  type Unresolved,
} from '../commands/resolve.ts';
import { shellCommands } from '../commands/shell.ts';
import { type Chance, chance } from './conditions.ts';
import type { CiSystem, Job, Script, Step, Trigger, Workflow } from './model.ts';
import { workflows } from './workflows.ts';

/** A program that a script of CI starts in the end. */
export interface CiInvocation extends Invocation {
  /** The line of CI's own script that leads to it. */
  readonly line: number;
  /** Whether that very line throws its failure away, and not a script further on. */
  readonly maskedHere: boolean;
}

/** One script of a step, and what it comes to in the end. */
export interface CiRun {
  readonly system: CiSystem;
  /** The workflow that starts it; the script itself may stand in another file. */
  readonly workflow: string;
  readonly job: string;
  readonly path: string;
  readonly line: number;
  readonly triggers: readonly Trigger[];
  /** Whether its conditions let it run on a change. */
  readonly chance: Chance;
  /** Its job waits for a person. */
  readonly manual: boolean;
  /** Its failure does not fail the run, by `continue-on-error` and the like. */
  readonly soft: boolean;
  /** It runs outside the audited folder of a larger repository. */
  readonly elsewhere: boolean;
  readonly invocations: readonly CiInvocation[];
  readonly unresolved: readonly Unresolved[];
}

/** Every script that CI runs, resolved to the programs that it starts. */
export const ciRuns = defineDerivedFact({
  id: 'ci-runs',
  from: { workflows, commandContext },
  derive({ workflows: { workflows: all, folder }, commandContext: context }): readonly CiRun[] {
    return all.flatMap((workflow) =>
      workflow.jobs.flatMap((job) =>
        job.steps.flatMap((step) =>
          step.scripts.map((script) => runOf({ workflow, job, step, script }, folder, context)),
        ),
      ),
    );
  },
});

interface Origin {
  readonly workflow: Workflow;
  readonly job: Job;
  readonly step: Step;
  readonly script: Script;
}

function runOf({ workflow, job, step, script }: Origin, folder: string, context: CommandContext): CiRun {
  const inside = within(step.workingDirectory, folder);
  const text =
    (pipesFail(workflow.system, step.shell) ? 'set -o pipefail; ' : '') + withoutExpressions(script.text);
  // In the root of a larger repository nothing is known of what its names mean.
  // Azure runs a script to its end and looks at the last command alone.
  const errexit = workflow.system !== 'azure-pipelines';
  const { invocations, unresolved } = resolveCommand(inside === null ? `cd $ROOT; ${text}` : text, context, {
    folder: inside ?? '',
    at: { path: step.path, line: script.line },
    errexit,
  });
  return {
    system: workflow.system,
    workflow: workflow.path,
    job: job.id,
    path: step.path,
    line: script.line,
    triggers: job.triggers ?? workflow.triggers,
    chance: chance([job.condition, step.condition]),
    manual: job.manual,
    soft: job.continueOnError || step.continueOnError,
    elsewhere: inside === null,
    invocations: located(invocations, text, script.line, errexit),
    unresolved,
  };
}

function located(
  invocations: readonly Invocation[],
  text: string,
  first: number,
  errexit: boolean,
): CiInvocation[] {
  const lines = text.split('\n');
  const masked = new Set(
    shellCommands(text, { errexit }).flatMap((command) => (command.masked ? [first + command.line - 1] : [])),
  );
  return invocations.map((invocation) => {
    const line = lineOf(invocation, lines, first);
    return { ...invocation, line, maskedHere: invocation.masked && masked.has(line) };
  });
}

/** Its own line, or the first that names the task or script that leads to it. */
function lineOf({ at, via }: Invocation, lines: readonly string[], first: number): number {
  const [origin] = via;
  if (origin === undefined) return at?.line ?? first;
  const name = origin.slice(origin.indexOf('#') + 1);
  const short = name.slice(name.lastIndexOf('/') + 1);
  return (
    first +
    Math.max(
      0,
      lines.findIndex((line) => line.includes(short)),
    )
  );
}

/** GitHub's own shell does not see a failure in front of a pipe, unless `shell: bash` asks for it. */
function pipesFail(system: CiSystem, shell: string | null): boolean {
  if (system === 'github-actions') return shell === 'bash' || (shell?.includes('pipefail') ?? false);
  return system !== 'azure-pipelines';
}

/** A folder of the git root as one of the audited folder; null if it lies outside. */
function within(directory: string | null, folder: string): string | null {
  const path = posix.normalize(directory ?? '').replace(/^\.$|\/$/, '');
  if (/^[/~]|^\.\.(\/|$)|\$/.test(path)) return null;
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** `${{ … }}` and `<< … >>` as one word, so that what stands in them is not read as shell. */
function withoutExpressions(text: string): string {
  return text
    .replace(/\$\{\{[^}]{0,300}\}\}/g, '$EXPRESSION')
    .replace(/<<\s?(?:parameters|pipeline|matrix)\.[\w.-]{1,100}\s?>>/g, '$EXPRESSION');
}
