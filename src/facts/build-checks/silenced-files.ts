import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';

/** A file that tells a tool to look away from all of it. */
export interface SilencedFile {
  readonly tool: 'typescript' | 'linter' | 'python-types' | 'python-linter';
  /** As it is written. */
  readonly mark: string;
  readonly line: number;
}

const GENERATED = /@generated|auto-?generated|generated (?:by|file|from|code)|do not (?:edit|modify)/i;
/** Copied from a vendor (shadcn/ui), or written by a program. */
const NOT_OWN =
  /(^|\/)(?:components\/ui|__generated__|generated|gen|migrations?|templates)\/|\.(?:gen|generated)\.\w+$|(^|\/)routeTree\.gen\.|\.config\.\w+$/i;

/** Code of the team's own in which a whole file is kept from the compiler or the linter. Read from the text, since a comment is no part of a tree. */
export const silencedFiles = defineFileFact<readonly SilencedFile[]>({
  id: 'silenced-files',
  files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,py}'],
  mentions:
    /@ts-nocheck|\/\*\s{0,9}(?:eslint|oxlint)-disable\s{0,9}(?:--|\*)|biome-ignore-all lint:|^#\s{0,3}type:\s{0,3}ignore|mypy:\s{0,3}ignore-errors|(?:ruff|flake8):\s{0,3}noqa/m,
  extract(file) {
    const { path, text } = file;
    if (isTestPath(path) || isExamplePath(path) || isDocsPath(path) || NOT_OWN.test(path)) return null;
    if (GENERATED.test(text.slice(0, 600))) return null;
    const found = path.endsWith('.py') ? inPython(file) : inScript(file);
    return found.length === 0 ? null : found;
  },
});

const NOCHECK = /^[ \t]*(?:\/\/|\/\*+)[ \t]*@ts-nocheck\b/m;
const DISABLED = /^[ \t]*\/\*\s{0,9}((?:eslint|oxlint)-disable)\s{0,9}(?:--[^*\n]{0,200})?\*\//m;
const BIOME = /^[ \t]*\/\/[ \t]*(biome-ignore-all lint):/m;

function inScript(file: SourceFile): SilencedFile[] {
  const { path, text } = file;
  const found: SilencedFile[] = [];
  const head = leading(text);
  const nocheck = /\.(?:[cm]?tsx?|vue|svelte)$/.test(path) ? NOCHECK.exec(text.slice(0, head)) : null;
  if (nocheck) found.push({ tool: 'typescript', mark: '@ts-nocheck', line: lineOf(file, nocheck) });
  const [disabled] = [DISABLED.exec(text), BIOME.exec(text)].filter((match) => match !== null);
  if (disabled && !/\/\*\s{0,9}(?:eslint|oxlint)-enable\b/.test(text.slice(disabled.index)))
    found.push({ tool: 'linter', mark: disabled[1] ?? '', line: lineOf(file, disabled) });
  return found;
}

const lineOf = (file: SourceFile, match: RegExpExecArray): number =>
  file.lineAt(match.index + match[0].search(/\S/));

/** Where the comments at the beginning end: later ones do not hold for the whole file. In a component that is its script's beginning. */
function leading(text: string): number {
  const script = /^[^]{0,20000}?<script\b[^>\n]{0,300}>/.exec(text);
  let at = script && !/^\s*(?:import|\/\/|\/\*)/.test(text) ? script[0].length : 0;
  for (;;) {
    const rest = text.slice(at, at + 4000);
    const skipped =
      /^\s+/.exec(rest)?.[0] ?? /^(?:\/\/|#!)[^\n]*/.exec(rest)?.[0] ?? /^\/\*[^]*?\*\//.exec(rest)?.[0];
    if (skipped === undefined || skipped === '') return at;
    at += skipped.length;
  }
}

const PYTHON = [
  [/^#\s{0,3}mypy:\s{0,3}ignore-errors\s*$/m, 'python-types', 'mypy: ignore-errors'],
  [/^#\s{0,3}ruff:\s{0,3}noqa\s*$/m, 'python-linter', 'ruff: noqa'],
  [/^#\s{0,3}flake8:\s{0,3}noqa\s*$/m, 'python-linter', 'flake8: noqa'],
] as const;

function inPython(file: SourceFile): SilencedFile[] {
  const { path, text } = file;
  // Modules that only pass names on.
  if (/(^|\/)__init__\.py$/.test(path)) return [];
  const comments = /^(?:[ \t]*(?:#[^\n]*)?\n){0,60}/.exec(text)?.[0] ?? '';
  const whole = /^#\s{0,3}type:\s{0,3}ignore(?:\[[\w, -]{1,100}\])?\s*$/m.exec(comments);
  const marks = PYTHON.flatMap(([pattern, tool, mark]) => {
    const match = pattern.exec(text);
    return match ? [{ tool, mark, line: file.lineAt(match.index) }] : [];
  });
  return whole
    ? [{ tool: 'python-types' as const, mark: 'type: ignore', line: file.lineAt(whole.index) }, ...marks]
    : marks;
}
