import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { commandContext } from '../commands/resolve.ts';
import { isExamplePath } from '../path-roles.ts';
import { ciRuns } from '../workflows/ci-runs.ts';
import { workflows } from '../workflows/workflows.ts';
import { PRODUCTS } from './firebase-config.ts';
import type { FirebaseProduct } from './grants.ts';

/** A step that puts something at Firebase live. */
export interface RuleDeploy {
  /** The products whose rules it deploys; empty where it deploys something else. */
  readonly products: readonly FirebaseProduct[];
  /** `ci` runs by itself; `script` is a command of the repository that somebody starts. */
  readonly by: 'ci' | 'script';
  readonly at: Place;
}

/** Terraform can put rules live as well. */
const terraformRules = defineFileFact<{ products: FirebaseProduct[]; line: number }>({
  id: 'firebase-terraform-rules',
  files: ['**/*.tf'],
  mentions: /google_firebaserules_release/,
  extract(file) {
    const products: FirebaseProduct[] = [];
    if (/cloud\.firestore/.test(file.text)) products.push('firestore');
    if (/firebase\.storage/.test(file.text)) products.push('storage');
    return { products, line: file.lineAt(file.text.indexOf('google_firebaserules_release')) };
  },
});

const DEPLOY = /\bfirebase(?:-tools)?(?:@[\w.^~-]{1,30})?["']?\s+deploy\b([^&|;\n]{0,400})/;

const SOURCES = { ciRuns, workflows, commandContext, terraformRules };

export const ruleDeploys = defineDerivedFact<typeof SOURCES, readonly RuleDeploy[]>({
  id: 'firebase-rule-deploys',
  from: SOURCES,
  derive({
    ciRuns: runs,
    workflows: { workflows: all },
    commandContext: context,
    terraformRules: terraform,
  }) {
    const commands = runs
      .filter(({ chance }) => chance !== 'never')
      .flatMap(({ invocations, path }) =>
        invocations.flatMap(({ words, line }) => deployIn(words.join(' '), 'ci', { path, line })),
      );
    const steps = all.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
    const actions = steps.flatMap(({ uses, with: inputs, path }) =>
      uses && /firebase-action$/.test(uses.name)
        ? deployIn(`firebase ${inputs.args ?? ''}`, 'ci', { path, line: uses.line })
        : [],
    );
    const scripts = context.taskFiles
      .filter(({ path }) => !isExamplePath(path))
      .flatMap(({ path, tasks }) =>
        tasks.flatMap(({ steps: own }) =>
          own.flatMap(({ command, line }) => deployIn(command, 'script', { path, line })),
        ),
      );
    return [
      ...commands,
      ...actions,
      ...scripts,
      ...context.scripts.flatMap(inShell),
      ...terraform.values.map(({ path, value: { products, line } }) => ({
        products,
        by: 'script' as const,
        at: { path, line },
      })),
    ];
  },
});

function inShell({ path, text }: { readonly path: string; readonly text: string }): RuleDeploy[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /^\s*#/.test(line) ? [] : deployIn(line, 'script', { path, line: index + 1 }),
    );
}

function deployIn(command: string, by: RuleDeploy['by'], at: Place): RuleDeploy[] {
  if (/^\s*(?:echo|printf)\b/.test(command)) return [];
  const [found, options = ''] = DEPLOY.exec(command) ?? [];
  return found === undefined ? [] : [{ products: deployed(options), by, at }];
}

/** What `--only` and `--except` leave; all without them. */
function deployed(options: string): FirebaseProduct[] {
  const only = listAfter(options, 'only');
  const except = listAfter(options, 'except');
  return PRODUCTS.filter((product) => {
    const parts = only?.filter((part) => part === product || part.startsWith(`${product}:`));
    // Indexes are no rules.
    if (parts && !parts.some((part) => !part.endsWith(':indexes'))) return false;
    return !except?.some((part) => part === product || part === `${product}:rules`);
  });
}

function listAfter(options: string, name: 'only' | 'except'): string[] | null {
  const [, list] = new RegExp(`--${name}[\\s=]+["']?([\\w:,().-]{1,300})`).exec(options) ?? [];
  return list === undefined ? null : list.split(',');
}
