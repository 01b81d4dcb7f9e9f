import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { json } from '../../parsers/json.ts';
import type { Structured } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import { yaml } from '../../parsers/yaml.ts';
import { composeEntries } from './compose.ts';
import type { DeploymentEntry } from './entry.ts';
import { kubernetesEntries } from './kubernetes.ts';
import { PLATFORM_FILES } from './platforms.ts';

export const yamlEntries = defineFileFact<readonly DeploymentEntry[]>({
  id: 'deployment-yaml',
  files: ['**/*.{yml,yaml}', '!**/.github/**', '!**/locales/**'],
  mentions: /^(services|runtime|run|steps|provider|frontend|backend|apiVersion|name|version):/m,
  parsers: [yaml],
  extract(file) {
    if (!COMPOSE.test(file.path) && !platformOf(file.path) && !KUBERNETES.test(file.text)) return null;
    const documents = yaml.of(file);
    if (COMPOSE.test(file.path))
      return found(documents.flatMap((document) => composeEntries(file, document)));
    const platform = platformOf(file.path);
    const read = platform ? documents.flatMap((document) => platform.read(file.path, document)) : [];
    return found(read.length > 0 ? read : kubernetesEntries(file.path, documents));
  },
});

export const tomlEntries = defineFileFact<readonly DeploymentEntry[]>({
  id: 'deployment-toml',
  files: ['**/{fly,fly.*,railway,nixpacks,netlify,wrangler}.toml', '**/.replit'],
  parsers: [toml],
  extract: (file) => single(file, toml.of(file)),
});

export const jsonEntries = defineFileFact<readonly DeploymentEntry[]>({
  id: 'deployment-json',
  files: [
    '**/{railway,vercel,firebase,app,wrangler,staticwebapp.config}.{json,jsonc}',
    '**/Dockerrun.aws.json',
    '**/.vercel/project.json',
  ],
  parsers: [json],
  extract: (file) => single(file, json.of(file)),
});

const COMPOSE = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/;
const KUBERNETES = /^kind:\s*["']?(Deployment|StatefulSet|DaemonSet|CronJob|Job|Pod|Ingress|Service)\b/m;

const platformOf = (path: string) => PLATFORM_FILES.find(({ name }) => name.test(path));

function single(file: SourceFile, document: Structured): readonly DeploymentEntry[] | null {
  return found(platformOf(file.path)?.read(file.path, document) ?? []);
}

function found(entries: readonly DeploymentEntry[]): readonly DeploymentEntry[] | null {
  return entries.length > 0 ? entries : null;
}
