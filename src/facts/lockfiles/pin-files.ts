import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import type { Runtime } from './versions.ts';

/** A version of a runtime, as one file asks for it. */
export interface Pin {
  readonly runtime: Runtime;
  readonly specification: string;
  readonly line: number;
  /** A lower bound for users rather than what runs: `requires-python`, `engines` of a library, the `go` directive. */
  readonly bound: boolean;
}

const TOOLS: Readonly<Record<string, Runtime>> = {
  node: 'node',
  nodejs: 'node',
  python: 'python',
  ruby: 'ruby',
  php: 'php',
  go: 'go',
  golang: 'go',
  dotnet: 'dotnet',
  'dotnet-core': 'dotnet',
};

/** Files that fix the version of a runtime. */
export const pinFiles = defineFileFact<readonly Pin[]>({
  id: 'pin-files',
  files: [
    '**/{.nvmrc,.node-version,.python-version,.ruby-version,.php-version,.go-version,.tool-versions,runtime.txt,mise.toml,.mise.toml}',
    '**/{Gemfile,go.mod,pyproject.toml,package.json,composer.json,Pipfile,rust-toolchain,rust-toolchain.toml,global.json}',
    '**/{serverless.yml,serverless.yaml,app.yaml,firebase.json,template.yaml,template.yml,netlify.toml,render.yaml}',
  ],
  scope: 'repository',
  extract(file) {
    if (file.path.includes('node_modules/')) return null;
    const pins = pinsOf(file);
    return pins.length > 0 ? pins : null;
  },
});

/** Files whose whole first line is the version. */
const BARE: Readonly<Record<string, Runtime>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.php-version': 'php',
  '.go-version': 'go',
};

interface Search {
  readonly runtime: Runtime;
  /** Its first group is the specification. */
  readonly pattern: RegExp;
  readonly bound: boolean;
}

const search = (runtime: Runtime, pattern: RegExp, bound = false): Search => ({ runtime, pattern, bound });

const SERVERLESS = [
  search('node', /\b[Rr]untime["']?\s*:\s*["']?nodejs(\d+)/),
  search('python', /\b[Rr]untime["']?\s*:\s*["']?python(\d\.?\d+)/),
  search('ruby', /\b[Rr]untime["']?\s*:\s*["']?ruby(\d\.?\d+)/),
];
const VARIABLES = [
  search('node', /\bNODE_VERSION\b["']?\s*[=:]\s*["']?v?(\d[\d.]*)/),
  search('python', /\bPYTHON_VERSION\b["']?\s*[=:]\s*["']?(\d[\d.]*)/),
];

const SEARCHES: Readonly<Record<string, readonly Search[]>> = {
  'runtime.txt': [search('python', /^python-(\d[\d.]*)/m)],
  Gemfile: [search('ruby', /^\s*ruby\s+["']([^"'\n]{1,40})["']/m)],
  'go.mod': [search('go', /^go\s+(\d[\d.]*)/m, true)],
  'pyproject.toml': [
    search('python', /^requires-python\s*=\s*["']([^"'\n]{1,80})["']/m, true),
    search('python', /^python\s*=\s*["']([^"'\n]{1,80})["']/m, true),
  ],
  Pipfile: [search('python', /^python_(?:full_)?version\s*=\s*["']([^"'\n]{1,40})["']/m)],
  'package.json': [
    search('node', /"(?:engines|volta)"\s*:\s*\{[^}]{0,400}"node"\s*:\s*"([^"\n]{1,80})"/),
    search(
      'node',
      /"devEngines"\s*:[^\]]{0,400}"name"\s*:\s*"node"[^}]{0,100}"version"\s*:\s*"([^"\n]{1,80})"/,
    ),
  ],
  'composer.json': [search('php', /"php"\s*:\s*"([^"\n]{1,80})"/, true)],
  'global.json': [search('dotnet', /"version"\s*:\s*"(\d[\d.]*)/)],
  'netlify.toml': VARIABLES,
  'render.yaml': VARIABLES,
  'serverless.yml': SERVERLESS,
  'serverless.yaml': SERVERLESS,
  'app.yaml': SERVERLESS,
  'template.yaml': SERVERLESS,
  'template.yml': SERVERLESS,
  'firebase.json': SERVERLESS,
};

function pinsOf(file: SourceFile): Pin[] {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const bare = Object.hasOwn(BARE, name) ? BARE[name] : undefined;
  if (bare !== undefined) return bareVersion(file, bare);
  if (name === '.tool-versions') return lines(file, /^\s*([\w-]+)\s+v?(\d\S*)/);
  if (/mise\.toml$/.test(name)) return lines(file, /^\s*"?([\w-]+)"?\s*=\s*\[?\s*"([^"]{1,40})"/);
  const searches = Object.hasOwn(SEARCHES, name) ? (SEARCHES[name] ?? []) : [];
  return searches.flatMap(({ runtime, pattern, bound }) => {
    const match = pattern.exec(file.text);
    const specification = match?.[1];
    if (!match || specification === undefined) return [];
    const place = match.index + match[0].lastIndexOf(specification);
    return [{ runtime, specification: undotted(specification, runtime), line: file.lineAt(place), bound }];
  });
}

/** App Engine and Lambda write `python39`. */
function undotted(specification: string, runtime: Runtime): string {
  return runtime !== 'node' && /^\d{2,3}$/.test(specification)
    ? `${specification[0]}.${specification.slice(1)}`
    : specification;
}

function bareVersion(file: SourceFile, runtime: Runtime): Pin[] {
  const source = file.text.split(/\r?\n/);
  const index = source.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const specification = source[index]?.trim() ?? '';
  return /^[\w./*-]{1,40}$/.test(specification)
    ? [{ runtime, specification, line: index + 1, bound: false }]
    : [];
}

function lines(file: SourceFile, pattern: RegExp): Pin[] {
  return file.text.split(/\r?\n/).flatMap((line, index) => {
    const [, tool = '', specification = ''] = pattern.exec(line) ?? [];
    const runtime = Object.hasOwn(TOOLS, tool) ? TOOLS[tool] : undefined;
    return runtime === undefined ? [] : [{ runtime, specification, line: index + 1, bound: false }];
  });
}
