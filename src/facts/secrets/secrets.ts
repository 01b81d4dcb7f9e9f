import { defineDerivedFact, defineRepositoryFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { gitHistory } from '../git-history.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { KEY_STORE, SHARED_KEY_STORE, secretFiles } from './key-files.ts';
import { type FoundValue, fingerprint, type SecretClass } from './model.ts';
import { settingsValues } from './settings-values.ts';
import { tokenValues } from './token-values.ts';

/** One secret, or public key, with all its places. */
export interface Secret extends Omit<FoundValue, 'line'> {
  /** The first by path; git tracks each (outside git: each file is there). */
  readonly places: readonly { readonly path: string; readonly line?: number }[];
}

export interface Secrets {
  /** By the path of their first place. */
  readonly secrets: readonly Secret[];
  /** Tracked `.env` files, with how many settings each has. */
  readonly environments: readonly { readonly path: string; readonly settings: number }[];
  /** There is a `.env` file of some kind, so that one with secrets lies near. */
  readonly usesEnvironment: boolean;
  /** Whether git ignores `.env`; null outside git. */
  readonly ignoresEnvironment: boolean | null;
  /** How many text files were looked into, those that git does not track among them. */
  readonly examined: number;
}

/** Whether a `.env` file would be kept out of git. */
const environmentIgnored = defineRepositoryFact<boolean | null>({
  id: 'environment-ignored',
  read: async ({ git }) => (git ? (await git.ignored(['.env'])).length > 0 : null),
});

const SOURCES = { fileList, gitHistory, tokenValues, settingsValues, secretFiles, environmentIgnored };

/** Secrets in files that git keeps, by value. Those of tests, examples and development open nothing that is live. */
export const secrets = defineDerivedFact<typeof SOURCES, Secrets>({
  id: 'secrets',
  from: SOURCES,
  derive({
    fileList: files,
    gitHistory: history,
    tokenValues: tokens,
    settingsValues: settings,
    secretFiles: single,
    environmentIgnored: ignored,
  }) {
    const kept = new Set(files.filter(({ tracked }) => tracked || !history.known).map(({ path }) => path));
    const counts = (path: string): boolean => kept.has(path) && !isRehearsal(path);
    const known = new Map(
      tokens.values.map(({ path, value }) => [path, new Set(value.map(({ fingerprint }) => fingerprint))]),
    );
    const found = [
      ...tokens.values.flatMap(({ path, value }) => value.map((each) => ({ path, ...each }))),
      // A form that gives itself away says more than the name of a setting.
      ...settings.values.flatMap(({ path, value }) =>
        value.values
          .filter(
            ({ fingerprint, line }) =>
              !known.get(path)?.has(fingerprint) && !sameLine(tokens.values, path, line),
          )
          .map((each) => ({ path, ...each })),
      ),
      ...single.values.flatMap(({ path, value }) => value.map((each) => ({ path, ...each }))),
    ].filter(({ path }) => counts(path));
    const stores = [...kept]
      .filter((path) => KEY_STORE.test(path) && !SHARED_KEY_STORE.test(path) && counts(path))
      .map(keyStore);
    const environments = settings.values
      .filter(({ path, value }) => value.kind === 'environment' && value.settings > 0 && counts(path))
      .map(({ path, value }) => ({ path, settings: value.settings }));
    const usesEnvironment = files.some(({ path }) => /(^|\/)\.env(\.[\w.-]+)?$/.test(path));
    return {
      secrets: [...byValue(found), ...stores],
      environments,
      usesEnvironment,
      ignoresEnvironment: ignored,
      examined: tokens.examined,
    };
  },
});

type Placed = FoundValue & { readonly path: string };

function sameLine(
  tokens: readonly { path: string; value: readonly FoundValue[] }[],
  path: string,
  line: number,
): boolean {
  return tokens.some((file) => file.path === path && file.value.some((each) => each.line === line));
}

const REHEARSAL =
  /(^|\/)(dev|development|\.devcontainer|local|localhost|stubs?|snapshots?|__snapshots__|cassettes|vcr)\/|(^|[/._-])(localhost|snake-?oil|self-?signed|example|sample|dummy|test)[._-][^/]*\.(pem|key|crt|p12|pfx|jks)$|(^|\/)(test|dummy|example|localhost)\.(pem|key|p12|pfx|jks)$/i;

/** Keys there are made up, or open only what a developer runs. */
function isRehearsal(path: string): boolean {
  return isTestPath(path) || isExamplePath(path) || REHEARSAL.test(path);
}

function keyStore(path: string): Secret {
  const places = [{ path }];
  return {
    kind: 'key-store',
    label: 'key store',
    class: 'live',
    fingerprint: fingerprint(path),
    name: null,
    expires: null,
    places,
  };
}

function byValue(found: readonly Placed[]): Secret[] {
  const secrets = new Map<string, Secret>();
  const sorted = [...found].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  for (const { path, line, ...value } of sorted) {
    const known = secrets.get(value.fingerprint);
    const place = { path, line };
    if (!known) secrets.set(value.fingerprint, { ...value, places: [place] });
    else
      secrets.set(value.fingerprint, {
        ...(outweighs(value.class, known.class) ? { ...known, class: value.class } : known),
        places: [...known.places, place],
      });
  }
  return [...secrets.values()];
}

/** A key that one place shows to be public is public wherever it stands. */
const WEIGHT: readonly SecretClass[] = ['unsure', 'test-mode', 'public', 'live'];

function outweighs(a: SecretClass, b: SecretClass): boolean {
  return WEIGHT.indexOf(a) > WEIGHT.indexOf(b);
}
