import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { pythonName } from '../packages/python-projects.ts';

/**
 * Python packages that are asked for elsewhere than in the usual manifests: `setup.py` and `setup.cfg`, Conda's environments,
 * `pip install` in images, scripts, notebooks and CI, lists of other names, the system's own (`python3-yaml`).
 */
export const pythonDeclared = defineFileFact<readonly string[]>({
  id: 'python-declared',
  files: [
    '**/setup.{py,cfg}',
    '**/{environment,conda,env}*.{yml,yaml}',
    '**/{Dockerfile,Containerfile}*',
    '**/*.{dockerfile,Dockerfile}',
    '**/*.sh',
    '**/{Makefile,justfile,Procfile,nixpacks.toml,render.yaml,railway.toml,railway.json,apt.txt,packages.txt,Aptfile,replit.nix,.replit}',
    '**/{reqs,req,deps,dependencies,constraints}.txt',
    '**/{reqs,req,deps,dependencies,constraints}[-_.]*.txt',
    '**/*.nix',
  ],
  extract(file) {
    const names = new Set(readNames(file));
    return names.size === 0 ? null : [...names].slice(0, MAX_NAMES);
  },
});

const MAX_NAMES = 2000;

function readNames(file: SourceFile): string[] {
  const { path, text } = file;
  if (/setup\.py$/.test(path))
    return /\bsetup\s{0,5}\(/.test(text) && /setuptools|distutils/.test(text) ? literals(text) : [];
  if (/setup\.cfg$/.test(path)) return requirements(text.split('\n').map((line) => line.trim()));
  if (/\.ya?ml$/.test(path) && !/render\.yaml$/.test(path)) return conda(text);
  if (/(^|\/)(reqs|req|deps|dependencies|constraints)([-_.][^/]*)?\.txt$/.test(path))
    return requirements(text.split('\n'));
  return [...installed(text), ...systemPackages(text)];
}

/** Every text of a `setup.py` that is written as a requirement: which list it stands in does not matter here. */
function literals(text: string): string[] {
  return requirements(
    [...text.matchAll(/["']([A-Za-z][^"'\n]{0,100})["']/g)].map(([, literal = '']) => literal),
  );
}

const REQUIREMENT = /^[ \t]*([A-Za-z][\w.-]{0,100})(?:\[[^\]\n]{0,100}\])?\s*(?:[<>=!~;@#].*)?$/;

function requirements(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const name = REQUIREMENT.exec(line.replace(/^install_requires\s*=\s*/, ''))?.[1];
    return name === undefined ? [] : [pythonName(name)];
  });
}

function conda(text: string): string[] {
  if (!/^\s*-?\s*dependencies\s*:/m.test(text)) return [];
  return [...text.matchAll(/^\s*-\s+(?:[\w-]{1,40}::)?([A-Za-z][\w.-]{0,100})/gm)].map(([, name = '']) =>
    pythonName(name),
  );
}

const INSTALL =
  /\b(?:pip3?(?:\.\d+)?|uv\s+pip|conda|mamba|poetry|uv|pipenv|pdm)\s+(?:install|add)\s+([^\n;&|]{1,2000})/g;

function installed(text: string): string[] {
  const joined = text.replace(/\\\r?\n/g, ' ');
  return [...joined.matchAll(INSTALL)].flatMap(([, words = '']) =>
    words
      .split(/\s+/)
      .map((word) => word.replace(/^["']|["']$/g, ''))
      .filter((word) => !word.startsWith('-') && !word.includes('/'))
      .flatMap((word) => requirements([word])),
  );
}

function systemPackages(text: string): string[] {
  return [...text.matchAll(/\bpython3?\d{0,4}(?:Packages\.|-)([a-z][\w.+-]{0,60})/g)].map(([, name = '']) =>
    pythonName(name),
  );
}
