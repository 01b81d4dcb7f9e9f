import { actionCommands } from './action-commands.ts';
import type { Script, Step, Use } from './model.ts';
import type { Reader } from './reader.ts';
import { scriptsOf } from './scripts.ts';

/** What a step takes from around it. */
export interface StepContext {
  readonly path: string;
  /** Lines of the file, to find where scripts begin. */
  readonly source: readonly string[];
  readonly workingDirectory: string | null;
  readonly shell: string | null;
  /** Variables set around it whose values are plain words, to read `${{ env.CARGO }}`. */
  readonly words: Readonly<Record<string, string>>;
  /** Variables set around it whose values are expressions. */
  readonly expressions: Readonly<Record<string, string>>;
}

/** One step of a workflow or of a composite action. */
export function githubStep(step: Reader, context: StepContext): Step {
  const uses = useOf(step.get('uses'));
  const inputs = inputsOf(step.get('with'));
  const program =
    uses?.name === 'actions/github-script' ? scriptsOf(step.get('with', 'script'), context.source)[0] : null;
  const acted = uses ? actionCommands(uses.name, inputs) : [];
  return {
    name: step.get('name').text() ?? step.get('id').text(),
    path: context.path,
    line: step.line,
    scripts: [
      ...scriptsOf(step.get('run'), context.source).map((script) => withWords(script, context.words)),
      ...acted.map((text) => ({ text, line: step.line })),
    ],
    uses,
    with: inputs,
    workingDirectory: folder(
      step.get('working-directory').text() ?? inputs['working-directory'] ?? context.workingDirectory,
    ),
    shell: step.get('shell').text() ?? context.shell,
    env: step
      .get('env')
      .fields()
      .map((variable) => variable.key),
    expressions: { ...context.expressions, ...envExpressions(step.get('env')) },
    ...(program ? { program } : {}),
    continueOnError: isOn(step.get('continue-on-error')),
    condition: step.get('if').text(),
  };
}

/** `env:` as far as it names programs, files and versions; what is long or might be a secret is left out. */
export function envWords(env: Reader): Record<string, string> {
  const plain = env.fields().flatMap((variable) => {
    const value = variable.text() ?? '';
    return /^[\w./@-]{1,40}$/.test(value) && !SECRET_NAME.test(variable.key)
      ? [[variable.key, value] as const]
      : [];
  });
  return Object.fromEntries(plain);
}

/** `env:` as far as its values are expressions: names of contexts, never a value. */
export function envExpressions(env: Reader): Record<string, string> {
  const found = env.fields().flatMap((variable) => {
    const value = variable.text() ?? '';
    return /^\s*\$\{\{[^}]{1,300}\}\}\s*$/.test(value) ? [[variable.key, value.trim()] as const] : [];
  });
  return Object.fromEntries(found);
}

function withWords(script: Script, words: Readonly<Record<string, string>>): Script {
  const text = script.text.replace(/\$\{\{\s{0,9}env\.(\w{1,60})\s{0,9}\}\}/g, (whole, name: string) =>
    Object.hasOwn(words, name) ? (words[name] ?? whole) : whole,
  );
  return { ...script, text };
}

/** `owner/name@ref`, `./path`, `docker://image`. */
export function useOf(uses: Reader): Use | null {
  const text = uses.text();
  if (text === null || text === '') return null;
  const at = text.startsWith('docker://') ? -1 : text.lastIndexOf('@');
  const name = at > 0 ? text.slice(0, at) : text;
  return { name, ref: at > 0 ? text.slice(at + 1) : null, line: uses.line };
}

const SECRET_NAME = /token|secret|passw|key|credential/i;
const MAX_INPUT = 2000;

/** The inputs of an action or a reusable workflow that are short texts and no secrets. */
export function inputsOf(inputs: Reader): Record<string, string> {
  const kept = inputs.fields().flatMap((input) => {
    const value = input.text();
    return value === null || value.length > MAX_INPUT || SECRET_NAME.test(input.key)
      ? []
      : [[input.key, value] as const];
  });
  return Object.fromEntries(kept);
}

/** An expression may turn out either way, so it is not held against anybody. */
export function isOn(flag: Reader): boolean {
  return flag.value === true || flag.value === 'true' || /^\$\{\{\s*true\s*\}\}$/.test(flag.text() ?? '');
}

/** `./web/` as `web`; the root as null. */
export function folder(path: string | null): string | null {
  const clean = (path ?? '').replace(/^\.\//, '').replace(/\/$/, '');
  return clean === '' || clean === '.' ? null : clean;
}
