import { defineFileFact } from '../../kit/fact.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { judgeSetting } from '../secrets/judge-setting.ts';

/** A template of the file that holds a tool's settings: `.env.example`. No value of it is kept. */
export interface ExampleFile {
  readonly settings: readonly ExampleSetting[];
}

export interface ExampleSetting {
  readonly name: string;
  readonly line: number;
  /** A line of comment that only shows how the setting would be written. */
  readonly commented: boolean;
  /** Whether its value looks like one that opens something. */
  readonly real: 'yes' | 'perhaps' | 'no';
}

const SAMPLE = '{example,sample,template,tmpl,tpl,dist,default,schema}';
const IS_EXAMPLE =
  /^(?=.*(?:env|secrets|\.vars))(?=.*(?:example|sample|template|tmpl|tpl|dist|defaults?|schema)(?:[._-]|env|$))[\w.-]{1,80}$/i;
const CODE = /\.(?:[cm]?[jt]sx?|py|rb|go|php|md|mdx|ya?ml|json|html?|vue|svelte|java|cs|ps1|bat)$/i;
const LINE = /^[ \t]*(#[# \t]{0,9})?(?:export[ \t]+|set[ \t]+)?([A-Za-z_][\w.]{1,80})[ \t]*=[ \t]*(.*)$/gm;

/** Templates for settings, in any spelling: `env.example`, `.env.sample`, `example.env`, `.dev.vars.example`. */
export const exampleFiles = defineFileFact<ExampleFile>({
  id: 'example-env-files',
  files: [
    `**/*{env,secrets,.vars}*${SAMPLE}*`,
    `**/*${SAMPLE}*{env,env.txt,secrets.toml,.vars}`,
    `**/*${SAMPLE}*env*`,
  ],
  extract(file) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    if (!IS_EXAMPLE.test(name) || CODE.test(name) || isTestPath(file.path) || isExamplePath(file.path))
      return null;
    const settings = [...file.text.matchAll(LINE)].map(
      ({ index, 1: comment, 2: name = '', 3: rest = '' }) => ({
        name,
        line: file.lineAt(index),
        commented: comment !== undefined,
        real: judged(name, plainValue(rest)),
      }),
    );
    return { settings };
  },
});

function judged(name: string, value: string): ExampleSetting['real'] {
  // An account of the team's own tests.
  const found = value === '' || /(?:^|_)(?:TEST|E2E)_/.test(name) ? null : judgeSetting(name, value, true);
  if (found?.class === 'live') return 'yes';
  return found?.class === 'unsure' ? 'perhaps' : 'no';
}

/** Without quotes, and without a comment behind it. */
function plainValue(rest: string): string {
  const text = rest.trim();
  const quote = text.charAt(0);
  const end = quote === '"' || quote === "'" ? text.indexOf(quote, 1) : -1;
  return end > 0 ? text.slice(1, end).trim() : text.replace(/(?:^|[ \t])#.*$/, '').trim();
}
