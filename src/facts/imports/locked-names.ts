import { defineFileFact } from '../../kit/fact.ts';

const MAX_NAMES = 20_000;
const NAME = '((?:@[\\w.~-]{1,100}/)?[\\w.~-]{1,150})';
/** Where each format lists what is installed at the top, where every file finds it. */
const FORMATS: readonly (readonly [RegExp, RegExp])[] = [
  [/(package-lock|npm-shrinkwrap)\.json$/, new RegExp(`"node_modules/${NAME}": \\{`, 'g')],
  [/pnpm-lock\.yaml$/, new RegExp(`^ {2}['"]?/?${NAME}[@/]\\d`, 'gm')],
  [/bun\.lock$/, new RegExp(`^ {4}"${NAME}": \\[`, 'gm')],
];

/**
 * Everything that a lockfile of the npm family installs, whoever asked for it. Read from the text: such files are large, and
 * only names are wanted. Yarn's are in the fact of lockfiles already.
 */
export const lockedNames = defineFileFact<readonly string[]>({
  id: 'locked-names',
  files: ['**/{package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,bun.lock}'],
  scope: 'repository',
  extract(file) {
    const pattern = FORMATS.find(([path]) => path.test(file.path))?.[1];
    if (!pattern) return null;
    const names = new Set<string>();
    for (const [, name] of file.text.matchAll(pattern)) {
      if (name !== undefined) names.add(name);
      if (names.size >= MAX_NAMES) break;
    }
    return names.size === 0 ? null : [...names];
  },
});
