import { defineFileFact } from '../../kit/fact.ts';
import { baseName } from '../deployment/entry.ts';
import { type Switch, switches } from '../switches.ts';

export interface EnvironmentFile {
  readonly switches: readonly Switch[];
  /** Named for production: `.env.production`, `prod.env`. */
  readonly production: boolean;
  /** A template for the real file: `.env.example`. */
  readonly example: boolean;
}

/** Switches that environment files set. Nothing else of them is recorded: the rest may be secrets. */
export const environmentFiles = defineFileFact<EnvironmentFile>({
  id: 'debug-environment-files',
  files: ['**/.env', '**/.env.*', '**/*.env', '**/.flaskenv', '**/env.{example,sample}'],
  mentions: /DEBUG|_ENV\b|^ENV/m,
  extract(file) {
    const pairs = file.text.split('\n').flatMap((line, index): (readonly [string, string, number])[] => {
      const [, name = '', value = ''] =
        /^\s*(?:export\s+)?(\w+)\s*=\s*["']?([\w.,:-]*)["']?\s*(?:#.*)?$/.exec(line) ?? [];
      return name === '' ? [] : [[name, value, index + 1]];
    });
    const found = switches(pairs);
    if (found.length === 0) return null;
    const words = baseName(file.path).toLowerCase().split(/[._-]/);
    return {
      switches: found,
      production: words.some((word) => /^(prod|production|live)$/.test(word)) && !isExample(words),
      example: isExample(words),
    };
  },
});

function isExample(words: readonly string[]): boolean {
  return words.some((word) => /^(example|sample|template|dist|default|defaults|tmpl)$/.test(word));
}
