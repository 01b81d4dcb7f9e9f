import { defineFileFact } from '../../kit/fact.ts';
import { type FoundValue, fingerprint } from './model.ts';
import { entropy, isPlaceholder, LOW_ENTROPY } from './placeholder.ts';

/** Files of key material that are no text: told by their names alone. */
export const KEY_STORE = /\.(p12|pfx|jks|keystore|ppk|kdbx|p8)$/i;
/** The same for everybody: Android's debug keystore. */
export const SHARED_KEY_STORE = /(^|\/)debug\.keystore$/i;

/** Cookies of signed-in sessions, and files that hold nothing but one secret. */
export const secretFiles = defineFileFact<readonly FoundValue[]>({
  id: 'secret-files',
  files: [
    '**/*cookie*.txt',
    '**/*{secret,token,password,passwd,apikey,api_key,api-key}*.txt',
    '**/*.tfstate',
  ],
  vendored: true,
  extract(file) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    if (/\.tfstate$/.test(name)) return state(file.text);
    return /cookie/i.test(name) ? cookies(file.text) : single(file.text);
  },
});

/** Cookies in the format that curl and browsers' exports use: seven columns, the fifth is when they end. */
function cookies(text: string): FoundValue[] | null {
  const rows = text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^#HttpOnly_/, '')
        .split('\t'),
    )
    .filter(
      ([domain = '', , , , , , value = '']) =>
        value.length >= 16 && !domain.startsWith('#') && !/localhost|127\.0\.0\.1|example/.test(domain),
    );
  if (rows.length === 0) return null;
  const last = Math.max(...rows.map((row) => Number(row[4]) || 0));
  const expires = last > 0 && last < 1e11 ? new Date(last * 1000).toISOString().slice(0, 10) : null;
  return [
    {
      kind: 'cookies',
      label: 'set of cookies of a signed-in session',
      class: 'live',
      line: 1,
      fingerprint: fingerprint(text),
      name: null,
      expires,
    },
  ];
}

function single(text: string): FoundValue[] | null {
  const value = text.trim();
  if (
    /\s/.test(value) ||
    value.length < 16 ||
    value.length > 300 ||
    isPlaceholder(value) ||
    entropy(value) < LOW_ENTROPY + 0.3
  )
    return null;
  return [
    {
      kind: 'secret-file',
      label: 'value that its file calls a secret',
      class: 'unsure',
      line: 1,
      fingerprint: fingerprint(value),
      name: null,
      expires: null,
    },
  ];
}

/** Terraform writes what it made into its state as it is, passwords among it. */
function state(text: string): FoundValue[] | null {
  if (!/"resources"\s*:\s*\[\s*\{/.test(text)) return null;
  return [
    {
      kind: 'terraform-state',
      label: 'Terraform state, which holds every secret it made,',
      class: 'unsure',
      line: 1,
      fingerprint: fingerprint(text),
      name: null,
      expires: null,
    },
  ];
}
