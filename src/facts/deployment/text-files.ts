import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { switches } from '../switches.ts';
import { baseName, type DeploymentEntry, type DeploymentKind, entry, type Host } from './entry.ts';

/** What is read line by line: process lists, service units, domain files, and the cards of hosted notebooks. */
export const textEntries = defineFileFact<readonly DeploymentEntry[]>({
  id: 'deployment-text',
  files: ['**/Procfile*', '**/CNAME', '**/*.service', 'README.md'],
  extract(file) {
    const found = read(file);
    return found.length > 0 ? found : null;
  },
});

function read(file: SourceFile): DeploymentEntry[] {
  const name = baseName(file.path);
  if (name.startsWith('Procfile')) return procfile(file);
  if (name === 'CNAME') return domainFile(file);
  return name.endsWith('.service') ? unit(file) : spaceCard(file);
}

const PROCESS_KINDS: Readonly<Record<string, DeploymentKind>> = {
  web: 'serve',
  release: 'release',
  clock: 'job',
  cron: 'job',
};

function procfile(file: SourceFile): DeploymentEntry[] {
  return file.text.split('\n').flatMap((text, index) => {
    const [, name = '', command] = /^([\w-]{1,40}):\s*(\S.*)$/.exec(text.trimEnd()) ?? [];
    if (command === undefined) return [];
    const kind = Object.hasOwn(PROCESS_KINDS, name) ? (PROCESS_KINDS[name] ?? 'worker') : 'worker';
    return [entry({ host: 'heroku', path: file.path, line: index + 1, kind, command })];
  });
}

const DOMAIN = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+$/i;

function domainFile(file: SourceFile): DeploymentEntry[] {
  const domains = file.text.split(/\s+/).filter((word) => DOMAIN.test(word));
  return domains.length > 0
    ? [entry({ host: 'github-pages', path: file.path, line: 1, kind: 'static', domains })]
    : [];
}

function unit(file: SourceFile): DeploymentEntry[] {
  const lines = file.text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('ExecStart='));
  if (start < 0) return [];
  const pairs = lines.flatMap((line, index): (readonly [string, string, number])[] => {
    const [, name = '', value = ''] = /^Environment="?(\w+)=([^"]*)"?\s*$/.exec(line) ?? [];
    return name === '' ? [] : [[name, value, index + 1]];
  });
  const last = lines.findIndex((line, index) => index >= start && !line.trimEnd().endsWith('\\'));
  const written = lines.slice(start, last + 1).map((line) => line.trimEnd().replace(/\\$/, ''));
  const command = written.join(' ').slice('ExecStart='.length).trim();
  return [
    entry({
      host: 'systemd',
      path: file.path,
      line: start + 1,
      kind: 'serve',
      command,
      switches: switches(pairs),
    }),
  ];
}

/** A Hugging Face Space names its program in the README's head. */
function spaceCard(file: SourceFile): DeploymentEntry[] {
  if (!file.text.startsWith('---')) return [];
  const head = file.text.slice(0, file.text.indexOf('\n---', 3));
  const [, sdk] = /^sdk:\s*(gradio|streamlit|docker|static)\s*$/m.exec(head) ?? [];
  if (sdk === undefined) return [];
  const app = /^app_file:\s*["']?([\w./-]+)/m.exec(head)?.[1] ?? 'app.py';
  const line = head.slice(0, head.search(/^sdk:/m)).split('\n').length;
  const command = sdk === 'gradio' ? `python ${app}` : sdk === 'streamlit' ? `streamlit run ${app}` : null;
  const host: Host = 'hugging-face';
  return [entry({ host, path: file.path, line, kind: sdk === 'static' ? 'static' : 'serve', command })];
}
