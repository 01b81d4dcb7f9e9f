import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, entries, text } from '../../parsers/structured.ts';

export interface Script {
  readonly name: string;
  readonly command: string;
  readonly line: number;
}

export interface PackageScripts {
  readonly scripts: readonly Script[];
  /** Built by Lovable: its tagger is among the dependencies. */
  readonly lovable: boolean;
}

/** The scripts of each package.json. */
export const packageScripts = defineFileFact<PackageScripts>({
  id: 'deployment-package-scripts',
  files: ['**/package.json'],
  mentions: /"scripts"|lovable-tagger/,
  parsers: [json],
  extract(file) {
    const document = json.of(file);
    const scripts = entries(at(document.value, 'scripts')).flatMap(([name, value]) => {
      const command = text(value);
      return command === null ? [] : [{ name, command, line: document.line('scripts', name) }];
    });
    return { scripts, lovable: file.text.includes('"lovable-tagger"') };
  },
});

/** Lines of shell scripts that start a program, for images whose command is such a script. */
export const shellScripts = defineFileFact<readonly Script[]>({
  id: 'deployment-shell-scripts',
  files: ['**/*.sh', '**/bin/*', '**/{entrypoint,docker-entrypoint,start,run,start-server,run-server}'],
  mentions:
    /\b(gunicorn|uvicorn|hypercorn|daphne|waitress-serve|flask|manage\.py|python3?|node|npm|yarn|pnpm|bun|nodemon|next|vite|streamlit|artisan|rails|puma)\b/,
  extract(file) {
    if (file.text.length > 50_000 || (!file.path.endsWith('.sh') && !file.text.startsWith('#!'))) return null;
    const lines = file.text.split('\n').flatMap((line, index) => {
      const command = line.trim();
      return STARTS.test(command) ? [{ name: '', command: command.replace(/\\$/, ''), line: index + 1 }] : [];
    });
    return lines.length > 0 ? lines.slice(0, 50) : null;
  },
});

const STARTS =
  /^(cd\s\S+\s&&\s|exec\s|[A-Z_]+=\S*\s|sudo\s|nohup\s|poetry run\s|uv run\s|npx\s)*(gunicorn|uvicorn|hypercorn|daphne|waitress-serve|flask|python3?|node|npm|yarn|pnpm|bun|nodemon|next|vite|streamlit|php|rails|puma|\.\/manage\.py)\s/;
