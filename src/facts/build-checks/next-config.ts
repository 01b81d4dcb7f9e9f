import type { Node } from '@oxc-project/types';
import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { javascript, walk } from '../../parsers/javascript.ts';
import { folderOf } from '../commands/paths.ts';
import { packageJson } from '../packages/package-json.ts';

/** A check that Next.js leaves out of its build. */
export interface IgnoredCheck {
  readonly what: 'types' | 'lint';
  /** `depends` where a variable decides. */
  readonly how: 'always' | 'depends';
  readonly line: number;
}

const OPTIONS: Readonly<Record<string, IgnoredCheck['what']>> = {
  ignoreBuildErrors: 'types',
  ignoreDuringBuilds: 'lint',
};

const nextConfigs = defineFileFact<readonly IgnoredCheck[]>({
  id: 'next-configs',
  files: ['**/next.config.{js,mjs,cjs,ts,mts}'],
  mentions: /ignoreBuildErrors|ignoreDuringBuilds/,
  parsers: [javascript],
  extract(file) {
    const found: IgnoredCheck[] = [];
    walk(javascript.of(file).program, (node) => {
      const [name, value] = settingOf(node);
      const what = name !== null && Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
      if (what === undefined || value === null) return undefined;
      const how = truthOf(value);
      if (how !== 'never') found.push({ what, how, line: file.lineAt(node.start) });
      return false;
    });
    return found.length === 0 ? null : found;
  },
});

/** `ignoreBuildErrors: true` in an object, or `config.typescript.ignoreBuildErrors = true`. */
function settingOf(node: Node): [name: string | null, value: Node | null] {
  if (node.type === 'Property' && !node.computed) {
    const name = node.key.type === 'Identifier' ? node.key.name : null;
    return [node.key.type === 'Literal' ? String(node.key.value) : name, node.value];
  }
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return [null, null];
  return [node.left.property.type === 'Identifier' ? node.left.property.name : null, node.right];
}

function truthOf(node: Node): IgnoredCheck['how'] | 'never' {
  if (node.type === 'Literal') return node.value ? 'always' : 'never';
  if (node.type === 'UnaryExpression' && node.operator === '!' && node.argument.type === 'Literal')
    return node.argument.value ? 'never' : 'always';
  return 'depends';
}

const ORDER = ['js', 'mjs', 'ts', 'mts', 'cjs'];

/** What is left out by the configuration that Next.js reads: the first by its order, beside a package that has `next`. */
export const ignoredChecks = defineDerivedFact({
  id: 'ignored-checks',
  from: { nextConfigs, packageJson },
  derive({
    nextConfigs: configs,
    packageJson: packages,
  }): readonly (IgnoredCheck & { readonly path: string })[] {
    const folders = packages.values
      .filter(({ value }) => value.dependencies.some(({ name }) => name === 'next'))
      .map(({ path }) => folderOf(path));
    return folders.flatMap((folder) => {
      const beside = configs.values.filter(({ path }) => folderOf(path) === folder);
      const [first] = [...beside].sort((a, b) => rank(a.path) - rank(b.path));
      return first ? first.value.map((each) => ({ ...each, path: first.path })) : [];
    });
  },
});

const rank = (path: string): number => ORDER.indexOf(path.slice(path.lastIndexOf('.') + 1));
