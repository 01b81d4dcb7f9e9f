import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { json } from '../../parsers/json.ts';
import { at, items, type Structured, text, texts } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import { yaml } from '../../parsers/yaml.ts';

export type BuildHost = 'Vercel' | 'Netlify' | 'Render' | 'Railway' | 'Amplify' | 'Heroku';

/** What a host runs for each new version before it goes live: a build that fails keeps the last version up. */
export interface HostBuild {
  readonly host: BuildHost;
  readonly line: number;
  /** Null where the host takes its default, the `build` script. */
  readonly command: string | null;
  /** From the folder of the file. */
  readonly folder: string;
}

export const hostBuilds = defineFileFact<readonly HostBuild[]>({
  id: 'host-builds',
  files: [
    '**/{vercel.json,netlify.toml,render.yaml,render.yml,railway.json,railway.toml,amplify.yml,amplify.yaml}',
  ],
  parsers: [json, toml, yaml],
  extract(file) {
    const builds = buildsOf(file);
    return builds.length > 0 ? builds : null;
  },
});

function buildsOf(file: SourceFile): HostBuild[] {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const document = documentOf(file);
  if (!document) return [];
  if (name === 'vercel.json') return [one('Vercel', document, 'buildCommand')];
  if (name === 'netlify.toml')
    return [
      {
        ...one('Netlify', document, 'build', 'command'),
        folder: text(at(document.value, 'build', 'base')) ?? '',
      },
    ];
  if (name.startsWith('railway')) return [one('Railway', document, 'build', 'buildCommand')];
  return name.startsWith('render') ? render(document) : amplify(document);
}

function documentOf(file: SourceFile): Structured | undefined {
  if (file.path.endsWith('.json')) return json.of(file);
  return file.path.endsWith('.toml') ? toml.of(file) : yaml.of(file)[0];
}

function one(host: BuildHost, document: Structured, ...path: string[]): HostBuild {
  return { host, line: document.line(...path), command: text(at(document.value, ...path)), folder: '' };
}

function render(document: Structured): HostBuild[] {
  return items(at(document.value, 'services')).flatMap((service, index): HostBuild[] => {
    const command = text(at(service, 'buildCommand'));
    if (command === null) return [];
    const line = document.line('services', index, 'buildCommand');
    return [{ host: 'Render', line, command, folder: text(at(service, 'rootDir')) ?? '' }];
  });
}

function amplify(document: Structured): HostBuild[] {
  const phases = ['frontend', 'backend'].flatMap((part) =>
    ['preBuild', 'build'].map((phase) => [part, 'phases', phase, 'commands']),
  );
  const tests = ['preTest', 'test'].map((phase) => ['test', 'phases', phase, 'commands']);
  return [...phases, ...tests].flatMap((path): HostBuild[] => {
    const commands = texts(at(document.value, ...path));
    return commands.length === 0
      ? []
      : [{ host: 'Amplify', line: document.line(...path), command: commands.join('\n'), folder: '' }];
  });
}
