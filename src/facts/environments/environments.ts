import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { baseName, isDevelopmentPath } from '../deployment/entry.ts';
import { roleOf } from '../imports/imports.ts';
import type { EnvironmentRole } from './model.ts';
import { storeTargets } from './store-targets.ts';

export interface PlacedTarget {
  readonly target: string;
  readonly role: EnvironmentRole;
  readonly path: string;
  readonly line: number;
  readonly fallback: boolean;
  /** Written in code rather than in a file of settings. */
  readonly inCode: boolean;
}

export interface Environments {
  /** Hosted stores that files name, with what each file is for; by path and line. */
  readonly targets: readonly PlacedTarget[];
  /** Where a store on the developer's own computer is set up. */
  readonly local: readonly Place[];
  /** Files that were looked at. */
  readonly examined: number;
}

/** Which stores each environment uses, as far as the repository's files say. */
export const environments = defineDerivedFact({
  id: 'environments',
  from: { storeTargets },
  derive({ storeTargets: { values, examined } }): Environments {
    const emulated = values.some(({ value }) => value.emulator);
    const targets = values.flatMap(({ path, value }) => {
      const role = environmentOf(path);
      if (role === null) return [];
      const inCode = CODE.test(path);
      if (inCode && !value.opens) return [];
      return value.targets.map((each) => ({
        ...each,
        path,
        role,
        inCode,
        fallback: each.fallback || (emulated && each.target.startsWith('firebase:')),
      }));
    });
    const local = values.flatMap(({ path, value }) =>
      value.local === null || CODE.test(path) ? [] : [{ path, line: value.local }],
    );
    return { targets, local, examined };
  },
});

const CODE = /\.([cm]?[jt]sx?|vue|svelte|py)$/;
const SEED = /(^|[/_-])(seeds?|seeders?|fixtures?|e2e|sample-?data|demo-?data)([/._-]|$)/i;

/** What a file's settings are for; null for what says nothing of any environment: documents, examples, tools. */
function environmentOf(path: string): EnvironmentRole | null {
  const name = baseName(path).toLowerCase();
  if (/(example|sample|template|dist|tmpl)/.test(name)) return 'template';
  const word = (pattern: RegExp): boolean => pattern.test(name.replace(/^\.env\.?/, 'env.'));
  if (roleOf(path) === 'test' || word(/(^|[._-])(test|testing|ci|e2e)([._-]|$)/) || SEED.test(path))
    return 'test';
  if (/^(example|docs)$/.test(roleOf(path))) return null;
  if (word(/(^|[._-])(prod|production|live)([._-]|$)/)) return 'production';
  if (word(/(^|[._-])(staging|stage|preview|uat|qa)([._-]|$)/)) return 'staging';
  if (word(/(^|[._-])(dev|develop|development|local|override)([._-]|$)/)) return 'development';
  if (CODE.test(path)) return roleOf(path) === 'application' && !/\.config\./.test(name) ? 'every' : null;
  if (/^\.env$|\.env$/.test(name)) return 'every';
  if (/^(fly|render|vercel|netlify|apphosting|app|railway)\.(toml|ya?ml|json)$/.test(name))
    return 'production';
  if (/(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/.test(path)) return 'every';
  if (isDevelopmentPath(path)) return 'development';
  if (/(^|\/)(k8s|kubernetes|helm|deploy|deployment)\//.test(path)) return 'production';
  return /(^|\/)\.github\/workflows\//.test(path) && /deploy|release|publish/.test(name)
    ? 'production'
    : null;
}
