import { isPublicSetting, type Privilege, privilegeOf } from '../../../src/facts/client/public-settings.ts';
import type { PublishedSetting } from '../../../src/facts/client/published-settings.ts';
import type { EnvUses } from '../../../src/facts/env/model.ts';
import type { FileImports } from '../../../src/facts/imports/model.ts';
import type { FoundValue } from '../../../src/facts/secrets/model.ts';
import type { FileFactResult, Place } from '../../../src/kit/index.ts';

/** One setting whose value the browser's code receives. */
export interface Sent {
  /** As the browser's code reads it. */
  readonly name: string;
  /** The variable that is set, whatever the code calls it. */
  readonly variable: string;
  readonly privilege: Privilege | null;
  /** Where it is read in the browser's code; for what is always sent, where it is published. */
  readonly at: Place;
  /** How it gets there: its own prefix, or an option of the build and its file. */
  readonly by: { readonly option: string; readonly path: string } | null;
}

/** What a repository publishes and where. */
export interface Publishing {
  readonly sent: readonly Sent[];
  /** The whole environment is written into the browser's code. */
  readonly whole: readonly Place[];
  /** Settings with a public prefix that only other code reads: sent as soon as a page reads them. */
  readonly near: readonly { readonly variable: string; readonly at: Place }[];
}

interface Facts {
  readonly javascriptEnv: FileFactResult<EnvUses>;
  readonly javascriptImports: FileFactResult<FileImports>;
  readonly publishedSettings: FileFactResult<readonly PublishedSetting[]>;
}

interface Read {
  readonly name: string;
  readonly at: Place;
  /** By a package that writes settings into a mobile app. */
  readonly embedded: boolean;
}

/** Follows each setting that the browser's code reads to the variable behind it. */
export function publishing(facts: Facts, inClient: (path: string) => boolean): Publishing {
  const options = facts.publishedSettings.values.flatMap(({ path, value }) =>
    value.map((each) => ({ ...each, path })),
  );
  const reads = readsIn(facts);
  const client = reads.filter(({ at }) => inClient(at.path));
  const sent = client.flatMap((read): Sent[] => {
    const { name, at, embedded } = read;
    const option = options.find((each) => each.sent === 'read' && each.name === name);
    if (option) return [sentBy(option)];
    return isPublicSetting(name) || embedded
      ? [{ name, variable: name, privilege: privilegeOf(name), at, by: null }]
      : [];
  });
  const always = options.filter((each) => each.sent === 'always').map(sentBy);
  const readsEnvironment = client.some(({ embedded }) => !embedded);
  const whole = options.filter((each) => each.name === '*' && readsEnvironment);
  const known = new Set([...sent, ...always].map(({ variable }) => variable));
  return {
    sent: firstOfEach([...sent, ...always]),
    whole: whole.map(({ path, line }) => ({ path, line })),
    near: reads.flatMap(({ name, at }) =>
      isPublicSetting(name) && !known.has(name) && privilegeOf(name)?.certainty === 'certain'
        ? [{ variable: name, at }]
        : [],
    ),
  };
}

function sentBy({ name, from, option, path, line }: PublishedSetting & { path: string }): Sent {
  const variable = from ?? name;
  // `API_KEY: env.GEMINI_API_KEY`: either name may tell what it is.
  const privilege = privilegeOf(variable) ?? (from === null ? null : privilegeOf(name));
  return { name, variable, privilege, at: { path, line }, by: { option, path } };
}

function readsIn({ javascriptEnv, javascriptImports }: Facts): Read[] {
  const helpers = new Set(javascriptEnv.values.flatMap(({ value }) => value.helpers.map(({ name }) => name)));
  const uses = javascriptEnv.values.flatMap(({ path, value }) => {
    const helped = value.calls.filter(({ callee }) => helpers.has(callee)).map(({ use }) => use);
    return [...value.uses, ...helped].map(({ name, line }) => ({
      name,
      at: { path, line },
      embedded: false,
    }));
  });
  const embedded = javascriptImports.values.flatMap(({ path, value }) =>
    value.local
      .filter(({ specifier, typeOnly }) => specifier === '@env' && !typeOnly)
      .flatMap(({ names, line }) => names.map((name) => ({ name, at: { path, line }, embedded: true }))),
  );
  return [...uses, ...embedded];
}

function firstOfEach(all: readonly Sent[]): Sent[] {
  const first = new Map<string, Sent>();
  for (const each of all) if (!first.has(each.variable)) first.set(each.variable, each);
  return [...first.values()];
}

/** Values of settings in `.env` files, by the setting's name, where their own form says what they are. */
export function valuesOfSettings(
  tokens: FileFactResult<readonly FoundValue[]>,
): ReadonlyMap<string, { readonly path: string; readonly value: FoundValue }> {
  const values = new Map<string, { path: string; value: FoundValue }>();
  for (const { path, value } of tokens.values) {
    if (!/(^|\/)\.env[\w.-]*$/.test(path) || /example|sample|template/.test(path)) continue;
    for (const each of value)
      if (each.name !== null && !values.has(each.name)) values.set(each.name, { path, value: each });
  }
  return values;
}
