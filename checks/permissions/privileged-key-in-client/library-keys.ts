import type { KeyUse } from '../../../src/facts/client/browser-keys.ts';
import { type ClientFile, tellChain } from '../../../src/facts/client/model.ts';
import type { PackageJson } from '../../../src/facts/packages/package-json.ts';
import { type FileFactResult, type Finding, fail, review } from '../../../src/kit/index.ts';
import type { Publishing, Sent } from './published.ts';

interface Facts {
  readonly browserKeys: FileFactResult<readonly KeyUse[]>;
  readonly packageJson: FileFactResult<PackageJson>;
}

type ClientFiles = ReadonlyMap<string, ClientFile>;

/** Libraries and services that are given a key in the browser, as far as no other finding tells of that key. */
export function libraryKeys(
  facts: Facts,
  sent: ClientFiles,
  published: Publishing,
  told: readonly Finding[],
): Finding[] {
  const next = facts.packageJson.values.some(({ value }) =>
    value.dependencies.some(({ name }) => name === 'next'),
  );
  const known: Known = {
    next,
    sent,
    byName: new Map(published.sent.map((each) => [each.name, each])),
    guilty: new Set(told.flatMap(({ at }) => (at ? [at.path] : []))),
  };
  const found = facts.browserKeys.values
    .filter(({ path }) => sent.has(path))
    .flatMap(({ path, value }) => value.flatMap((use) => judge(use, path, known) ?? []));
  return firstOfEach(found);
}

interface Known {
  readonly next: boolean;
  readonly sent: ClientFiles;
  readonly byName: ReadonlyMap<string, Sent>;
  /** Files of which a finding tells already. */
  readonly guilty: ReadonlySet<string>;
}

function judge(use: KeyUse, path: string, { next, sent, byName, guilty }: Known): Finding | null {
  const at = { path, line: use.line };
  const chain = tellChain(sent, path);
  if (use.kind === 'server') return serverLibrary(use, at, chain, next && sent.get(path)?.via !== null);
  if (use.key.from === 'setting') {
    const read = byName.get(use.key.name);
    return read && !read.privilege ? setting(use, read.variable, at) : null;
  }
  if (guilty.has(path)) return null;
  if (use.key.from === 'literal') return literal(use, at, chain);
  return use.kind === 'allowed' ? whose(use, at) : null;
}

type At = { readonly path: string; readonly line: number };

function serverLibrary({ service }: KeyUse, at: At, chain: string, unsure: boolean): Finding {
  const message = `${service} is made for servers: it works with a secret of your account. This file uses it and reaches the browser: ${chain}.`;
  // A bundler may leave out what a component does not use of a module that it shares with the server.
  return unsure
    ? review('blocker', {
        subject: service,
        at,
        message: `${message} Look whether the build's output holds it, and keep it in a file of its own that only the server imports.`,
      })
    : fail('blocker', {
        subject: service,
        at,
        message: `${message} Move what it does to a server, and call that.`,
      });
}

function literal({ service }: KeyUse, at: At, chain: string): Finding {
  return fail('blocker', {
    subject: `${service} with a written key`,
    at,
    message: `The key for ${service} stands in this file, which reaches the browser: ${chain}. Every visitor can read it and spend your money. Replace it at its provider, and call the service from a server.`,
  });
}

function setting({ service }: KeyUse, name: string, at: At): Finding {
  return fail('blocker', {
    subject: name,
    at,
    message: `The browser hands ${name} to ${service} as the key, so that every visitor can read it and spend your money. Replace it at its provider, and call the service from a server.`,
  });
}

function whose({ service }: KeyUse, at: At): Finding {
  return review('blocker', {
    subject: `${service} in the browser`,
    at,
    message: `${service} is told to work in the browser all the same (dangerouslyAllowBrowser), and where its key comes from is not seen. If each user brings a key of their own, sign for it; if it is yours, every visitor can read it: call the service from a server.`,
  });
}

function firstOfEach(all: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const each of all) {
    const key = `${each.at?.path} ${each.subject}`;
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()];
}
