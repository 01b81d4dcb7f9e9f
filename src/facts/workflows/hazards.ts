import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { bringsOutsiders, conditionsOf, type Guard, guardOf, privilegedTriggers } from './exposure.ts';
import type { Job, Script, Step, Workflow } from './model.ts';
import { expressionsIn, namesHead, outsiderText } from './outsider-text.ts';
import { mentionsVariable, printedSecrets } from './printed-secrets.ts';
import { workflows } from './workflows.ts';

/** A way in which a run of continuous integration can be turned against the repository. */
export interface CiHazard {
  readonly kind: /** Code of a pull request, with the rights of the repository. */
    | 'head-checkout'
    /** A text of an outsider that becomes part of a command. */
    | 'outsider-text'
    | 'secret-printed'
    /** The whole event, with all that outsiders wrote, in the log. */
    | 'event-printed';
  /** The event, the expression or the job that it is about. */
  readonly what: string;
  readonly guard: Guard;
  readonly workflow: string;
  readonly at: Place & { readonly line: number };
}

/** The hazards of every workflow, each place once. */
export const ciHazards = defineDerivedFact({
  id: 'ci-hazards',
  from: { workflows },
  derive({ workflows: { workflows: all } }): readonly CiHazard[] {
    const found = new Map<string, CiHazard>();
    for (const workflow of all)
      for (const job of workflow.jobs)
        for (const step of job.steps)
          for (const hazard of hazardsOf({ workflow, job, step, all })) {
            const key = `${hazard.kind} ${hazard.what} ${hazard.at.path} ${hazard.at.line}`;
            if (!found.has(key)) found.set(key, hazard);
          }
    return [...found.values()];
  },
});

interface Spot {
  readonly workflow: Workflow;
  readonly job: Job;
  readonly step: Step;
  readonly all: readonly Workflow[];
}

function hazardsOf(spot: Spot): CiHazard[] {
  const { workflow, job, step } = spot;
  const guard = guardOf(workflow, job, step);
  const make = (kind: CiHazard['kind'], what: string, line: number): CiHazard => ({
    kind,
    what,
    guard,
    workflow: workflow.path,
    at: { path: step.path, line },
  });
  const scripts = step.program ? [...step.scripts, step.program] : step.scripts;
  return [
    ...checkouts(spot).map(({ event, line }) => make('head-checkout', event, line)),
    ...scripts.flatMap((script) =>
      texts(spot, script).map(({ text, line }) => make('outsider-text', text, line)),
    ),
    ...step.scripts.flatMap(({ text, line }) =>
      printedSecrets(text, step.expressions ?? {}).map((index) =>
        make('secret-printed', job.id, line + index),
      ),
    ),
    ...step.scripts.flatMap((script) =>
      wholeEvent(script, step).map((line) => make('event-printed', job.id, line)),
    ),
  ];
}

function checkouts({ workflow, job, step, all }: Spot): { event: string; line: number }[] {
  const [trigger] = privilegedTriggers(workflow, all, conditionsOf(workflow, job, step));
  if (!trigger) return [];
  const event = trigger.name;
  if (step.uses && /(^|\/)checkout$/.test(step.uses.name)) {
    const from = `${step.with.ref ?? ''} ${step.with.repository ?? ''}`;
    return namesHead(withVariables(from, step)) ? [{ event, line: step.line }] : [];
  }
  return step.scripts.flatMap(({ text, line }) =>
    headLines(withVariables(text, step)).map((index) => ({ event, line: line + index })),
  );
}

const TAKES = /\bgit\s(?:[^\n;&|]{0,60}\s)?(?:checkout|switch|reset|merge|pull|worktree)\s[^\n]{0,300}/;

/** Lines (from 0) of a script that put the head into the work tree; to fetch it, as for a comparison, is harmless. */
function headLines(text: string): number[] {
  const fetched =
    /\bgit\s(?:[^\n;&|]{0,60}\s)?fetch\s[^\n]{0,200}\bpull\/[^\n:]{1,200}(?::([\w./-]{1,100}))?/.exec(text);
  const named = fetched?.[1];
  return text.split('\n').flatMap((line, index) => {
    const taken = TAKES.exec(line)?.[0];
    const head =
      taken !== undefined &&
      (namesHead(taken) ||
        (fetched && /FETCH_HEAD/.test(taken)) ||
        (named !== undefined && taken.split(/\s+/).includes(named)));
    return head || /\bgh\s+pr\s+checkout\b/.test(line) ? [index] : [];
  });
}

/** `$HEAD` and `${{ env.HEAD }}` as the expressions that they stand for. */
function withVariables(text: string, { expressions = {} }: Step): string {
  return text.replace(
    /\$\{\{\s{0,9}env\.(\w{1,60})\s{0,9}\}\}|\$\{(\w{1,60})\}|\$(\w{1,60})/g,
    (whole, context?: string, braced?: string, plain?: string) => {
      const name = context ?? braced ?? plain ?? '';
      return Object.hasOwn(expressions, name) ? (expressions[name] ?? whole) : whole;
    },
  );
}

/** Outsiders' texts that are put into a script before it runs; a variable of the shell is only read by it. */
function texts({ workflow, job, step }: Spot, script: Script): { text: string; line: number }[] {
  if (workflow.system === 'azure-pipelines') return azureTexts(script);
  if (workflow.system !== 'github-actions') return [];
  if (!bringsOutsiders(workflow, conditionsOf(workflow, job, step))) return [];
  const { expressions = {} } = step;
  return expressionsIn(script.text).flatMap(({ expression, offset }) => {
    const name = /^env\.(\w{1,60})$/.exec(expression)?.[1];
    const meant = name !== undefined && Object.hasOwn(expressions, name) ? expressions[name] : undefined;
    const text = outsiderText(meant?.replace(/^\$\{\{|\}\}$/g, '').trim() ?? expression);
    return text === null ? [] : [{ text, line: lineIn(script, offset) }];
  });
}

const AZURE = /\$\((?:System\.PullRequest\.SourceBranch|Build\.SourceVersionMessage)\)/gi;

function azureTexts(script: Script): { text: string; line: number }[] {
  return [...script.text.matchAll(AZURE)].map(({ 0: text, index }) => ({
    text,
    line: lineIn(script, index),
  }));
}

const WHOLE = /tojson\(\s{0,5}github(?:\.event)?\s{0,5}\)/i;

/** Lines that print the event without letting the shell read it: from a variable, or from its file. */
function wholeEvent(script: Script, { expressions = {} }: Step): number[] {
  const names = Object.entries(expressions).flatMap(([name, value]) => (WHOLE.test(value) ? [name] : []));
  return script.text.split('\n').flatMap((line, index) => {
    const file = /^\s{0,40}cat\s+["']?\$\{?(?:GITHUB_EVENT_PATH|\{\s{0,9}github\.event_path)/.test(line);
    const variable = /^\s{0,40}(?:echo|printf)\s/.test(line) && mentionsVariable(line, names);
    const kept = /[>|]/.test(line.replace(/\$\{\{[^}]{0,100}\}\}/g, ''));
    return (file || variable) && !kept ? [script.line + index] : [];
  });
}

const lineIn = ({ text, line }: Script, offset: number): number =>
  line + text.slice(0, offset).split('\n').length - 1;
