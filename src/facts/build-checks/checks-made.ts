import { defineDerivedFact } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { packageJson } from '../packages/package-json.ts';
import { ciRuns } from '../workflows/ci-runs.ts';

/** A check that is made on every change, or before every build, although the build tool itself may leave it out. */
export interface CheckMade {
  readonly what: 'types' | 'lint';
  /** The folder that is checked; null where that is not known. */
  readonly folder: string | null;
  /** The file that makes it. */
  readonly path: string;
}

const TYPES = /\b(?:tsc|vue-tsc|svelte-check|tsgo)\b/;
const LINT = /\b(?:eslint|biome (?:check|ci|lint)|oxlint|next lint)\b/;
/** Its failure is thrown away, or it only writes a file. */
const MASKED = /\|\|\s*(?:true|exit 0|:)|\btsc\s+--init/;

/** Where CI on a change, or the build script itself, checks types and style, so that a failure stops something. */
export const checksMade = defineDerivedFact({
  id: 'checks-made',
  from: { ciRuns, packageJson },
  derive({ ciRuns: runs, packageJson: packages }): readonly CheckMade[] {
    const sound = runs.filter(
      (run) =>
        run.chance === 'yes' &&
        !run.soft &&
        !run.manual &&
        run.triggers.some(({ event }) => /^(?:pull_request|push|merge_group)$/.test(event)),
    );
    const inCi = sound.flatMap(({ path, invocations }) =>
      invocations.flatMap(({ kind, masked, folder }): CheckMade[] => {
        if (masked || (kind !== 'typecheck' && kind !== 'lint')) return [];
        return [{ what: kind === 'lint' ? 'lint' : 'types', folder, path }];
      }),
    );
    const inBuilds = packages.values.flatMap(({ path, value }) =>
      value.scripts.flatMap(({ name, command }): CheckMade[] => {
        if (!/^(?:pre)?build$/.test(name) || MASKED.test(command)) return [];
        const made = { folder: folderOf(path), path };
        return [
          ...(TYPES.test(command) ? [{ ...made, what: 'types' as const }] : []),
          ...(LINT.test(command) ? [{ ...made, what: 'lint' as const }] : []),
        ];
      }),
    );
    return [...inCi, ...inBuilds];
  },
});

/** The file that checks a folder: itself, for style also from one above it. */
export function checkerOf(
  made: readonly CheckMade[],
  what: CheckMade['what'],
  folder: string,
): string | null {
  const found = made.find(
    (each) =>
      each.what === what &&
      each.folder !== null &&
      (each.folder === folder ||
        (what === 'lint' && (each.folder === '' || folder.startsWith(`${each.folder}/`)))),
  );
  return found?.path ?? null;
}
