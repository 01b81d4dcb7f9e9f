import { defineDerivedFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';

/** A system of continuous integration whose files are not read, and where they are. */
export interface ForeignCi {
  readonly system: string;
  readonly path: string;
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:.*\/)?Jenkinsfile(?:[.\w-]*)$/, 'Jenkins'],
  [/^\.travis\.ya?ml$/, 'Travis CI'],
  [/^\.?appveyor\.ya?ml$/, 'AppVeyor'],
  [/^\.cirrus\.(yml|star)$/, 'Cirrus CI'],
  [/^\.woodpecker(\.ya?ml$|\/)/, 'Woodpecker'],
  [/^\.drone\.(yml|jsonnet|star)$/, 'Drone'],
  [/^\.buildkite\/.*\.(ya?ml|sh)$/, 'Buildkite'],
  [/^\.tekton\//, 'Tekton'],
  [/^\.?zuul(\.d\/.*|)\.ya?ml$/, 'Zuul'],
  [/^\.zuul\.d\//, 'Zuul'],
  [/^\.semaphore\/.*\.ya?ml$/, 'Semaphore'],
  [/^buildspec[\w.-]*\.ya?ml$/, 'AWS CodeBuild'],
  [/^cloudbuild[\w.-]*\.ya?ml$/, 'Google Cloud Build'],
  [/^\.build\.yml$|^\.builds\/.*\.ya?ml$/, 'builds.sr.ht'],
  [/^codemagic\.yaml$/, 'Codemagic'],
  [/^bitrise\.yml$/, 'Bitrise'],
  [/^\.teamcity\//, 'TeamCity'],
  [/^wercker\.yml$/, 'Wercker'],
  [/^\.evergreen(\.yml|\/)/, 'Evergreen'],
  [/^\.harness\//, 'Harness'],
  [/^codeship-(steps|services)\.yml$/, 'Codeship'],
  [/^dagger\.json$/, 'Dagger'],
];

/** Continuous integration kept in systems that are only named here. */
export const foreignCi = defineDerivedFact({
  id: 'foreign-ci',
  from: { fileList },
  derive({ fileList: files }): readonly ForeignCi[] {
    const found = new Map<string, ForeignCi>();
    for (const { path } of files) {
      const system = SYSTEMS.find(([pattern]) => pattern.test(path))?.[1];
      if (system !== undefined && !found.has(system)) found.set(system, { system, path });
    }
    return [...found.values()];
  },
});
