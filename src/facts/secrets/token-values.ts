import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { ADDRESS, addressSecret } from './address.ts';
import { type FoundValue, fingerprint, type SecretClass } from './model.ts';
import { entropy, isPlaceholder, LOW_ENTROPY } from './placeholder.ts';
import { PROVIDERS, type Provider } from './providers.ts';
import { LINT_KINDS, LINT_MARKS, secretlint } from './secretlint.ts';
import { webToken } from './web-token.ts';

/** Packages of others that were committed with the code: what stands in them is published anyway. */
const PUBLISHED = ['node_modules', 'bower_components', 'site-packages', '.venv', 'venv', 'vendor', '.yarn'];

/** One linear look tells the few files that can hold anything. */
const MARKS = new RegExp(
  [LINT_MARKS.source, ':\\/\\/[^\\s:@/]{0,100}:[^\\s@/]{1,200}@', ...PROVIDERS.map(markOf)].join('|'),
);

/**
 * The letters that a provider's values begin with: quick to look for, where all patterns as one alternation take ten
 * times as long.
 */
export function markOf({ pattern, mark }: Provider): string {
  if (mark !== undefined) return mark;
  const [lead = ''] = /^\\b(?:\[\w{1,4}\]|[\w-]|\\[./])+(?![?*+{])/.exec(pattern.source) ?? [];
  return lead === '' ? pattern.source : lead;
}

/** Values whose own form says what they are, in every text file: keys and tokens of known providers, private keys, addresses with passwords. */
export const tokenValues = defineFileFact<readonly FoundValue[]>({
  id: 'token-values',
  files: ['**/*', ...PUBLISHED.map((folder) => `!**/${folder}/**`)],
  vendored: true,
  mentions: MARKS,
  parsers: [secretlint],
  extract(file) {
    const linted = LINT_MARKS.test(file.text) ? lintedValues(file) : [];
    const all = [...linted, ...providerValues(file), ...addressValues(file)];
    // The id of an AWS key opens nothing without its secret, and says nothing new beside it.
    const found = linted.some(({ kind }) => kind === 'aws-key')
      ? all.filter(({ kind }) => kind !== 'aws-key-id')
      : all;
    const each = new Map(found.map((value) => [value.fingerprint, value]));
    return each.size === 0
      ? null
      : [...each.values()].sort((a, b) => a.line - b.line || (a.kind < b.kind ? -1 : 1));
  },
});

function lintedValues(file: SourceFile): FoundValue[] {
  return secretlint.of(file).flatMap(({ rule, offset, value }) => {
    const known = LINT_KINDS[rule];
    if (!known || isPlaceholder(secretPart(value)) || entropy(value) < LOW_ENTROPY) return [];
    return [found(file, offset, value, known)];
  });
}

/** What a placeholder would stand in: a token without its prefix, a private key without its frame. */
function secretPart(value: string): string {
  return value.replace(/-----[A-Z ]+-----|\\[nr]|\s/g, '').slice(0, 400);
}

function providerValues(file: SourceFile): FoundValue[] {
  return PROVIDERS.flatMap((provider) =>
    [...file.text.matchAll(provider.pattern)].flatMap((match) => {
      const [value] = match;
      if (isPlaceholder(value) || entropy(value) < LOW_ENTROPY) return [];
      const token = provider.kind === 'json-web-token' ? webToken(value) : provider;
      if (!token) return [];
      const isPublic = provider.kind === 'google-api-key' && ofFirebase(file.text, match.index);
      const expires = 'expires' in token ? token.expires : null;
      return [
        found(file, match.index, value, { ...token, class: isPublic ? 'public' : token.class }, expires),
      ];
    }),
  );
}

function addressValues(file: SourceFile): FoundValue[] {
  return [...file.text.matchAll(ADDRESS)].flatMap((match) => {
    const secret = addressSecret(match);
    return secret ? [found(file, match.index, secret.password, secret)] : [];
  });
}

const FIREBASE = /firebase|authDomain|messagingSenderId|mobilesdk_app_id|GCM_SENDER_ID|REVERSED_CLIENT_ID/i;

/** The key of a Firebase web or mobile application is public: its settings stand beside it. */
function ofFirebase(text: string, at: number): boolean {
  return FIREBASE.test(text.slice(Math.max(0, at - 600), at + 800));
}

function found(
  file: SourceFile,
  offset: number,
  value: string,
  known: { kind: string; label: string; class: SecretClass },
  expires: string | null = null,
): FoundValue {
  const { kind, label, class: found } = known;
  const line = file.lineAt(offset);
  return {
    kind,
    label,
    class: found,
    line,
    fingerprint: fingerprint(value),
    name: nameBefore(file.text, offset),
    expires,
  };
}

/** The name to which a value is given: `STRIPE_KEY=…`, `apiKey: "…"`. */
function nameBefore(text: string, offset: number): string | null {
  const before = text.slice(Math.max(0, offset - 80), offset);
  return (
    /([A-Za-z_][\w.-]{1,60})["'`]?\s{0,3}(?:[:=]|=>|:=)\s{0,3}(?:[\w.]{0,20}\()?["'`]?$/.exec(before)?.[1] ??
    null
  );
}
