import { defineFileFact } from '../../kit/fact.ts';
import { judgeSetting } from './judge-setting.ts';
import { type FoundValue, fingerprint } from './model.ts';

/** Settings with their values, of files that are made to hold them. */
export interface SettingsFile {
  /** `environment`: a `.env` file; `example`: one to copy from; `other`: configuration of a tool. */
  readonly kind: 'environment' | 'example' | 'other';
  /** How many settings have a value. */
  readonly settings: number;
  readonly values: readonly FoundValue[];
}

const ASSIGNMENT =
  /^[ \t]*(?:export[ \t]+|set[ \t]+)?["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]*[=:][ \t]*(.*)$/gm;
const NETRC = /\b(password)[ \t\n]+(\S+)/g;

/** Secrets in files of settings, told by their names: `.env` files, Terraform variables, keys of coding agents' tools. */
export const settingsValues = defineFileFact<SettingsFile>({
  id: 'settings-values',
  files: [
    '**/.env',
    '**/.env.*',
    '**/*.env',
    '**/.envrc',
    '**/*.tfvars',
    '**/*.tfstate',
    '**/.streamlit/secrets.toml',
    '**/{secrets,credentials}.{toml,yml,yaml,json,properties,ini}',
    '**/application*.properties',
    '**/{.mcp,mcp,claude_desktop_config}.json',
    '**/{.claude,.cursor,.gemini,.windsurf}/**/*.json',
    '**/{.npmrc,.pypirc,.netrc,_netrc,.git-credentials}',
  ],
  vendored: true,
  extract(file) {
    const kind = kindOf(file.path);
    const pattern = /(^|\/)[._]netrc$/.test(file.path) ? NETRC : ASSIGNMENT;
    const settings = [...file.text.matchAll(pattern)].map((match) => ({
      name: match[1] ?? '',
      value: plainValue(match[2] ?? ''),
      line: file.lineAt(match.index),
    }));
    const filled = settings.filter(({ value }) => value !== '');
    const local = filled.some(
      ({ name, value }) =>
        /host|url|uri/i.test(name) &&
        /\b(localhost|127\.0\.0\.1)\b|^(db|postgres|mysql|mongo|redis)$/.test(value),
    );
    const values = filled.flatMap(({ name, value, line }) => {
      const judged = kind === 'example' ? null : judgeSetting(name, value, local);
      return judged ? [{ ...judged, line, fingerprint: fingerprint(value), name, expires: null }] : [];
    });
    return { kind, settings: filled.length, values };
  },
});

function kindOf(path: string): SettingsFile['kind'] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/^\.env|\.env$/.test(name)) return 'other';
  return /(^|[._-])(example|sample|template|tpl|dist|defaults?|schema|test|testing|ci|e2e|dev|development|docker|vault)([._-]|$)/i.test(
    name,
  )
    ? 'example'
    : 'environment';
}

/** Without quotes, a comment behind it, and the comma of JSON. */
function plainValue(text: string): string {
  const quoted = /^(["'`])(.*?)\1/.exec(text.trim());
  if (quoted) return (quoted[2] ?? '').trim();
  const bare = text.replace(/(^|[ \t])#.*$/, '').trim();
  return /^[{[]/.test(bare) ? '' : bare.endsWith(',') ? bare.slice(0, -1).trim() : bare;
}
