import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import type { Task, TaskFile, TaskStep } from './model.ts';
import { folderOf } from './paths.ts';

/** Makefiles and justfiles: their recipes, with plain variables of the same file filled in. */
export const recipeFiles = defineFileFact<TaskFile>({
  id: 'recipe-files',
  files: ['**/{Makefile,makefile,GNUmakefile}', '**/{justfile,Justfile,.justfile}'],
  extract: (file) => {
    const tool = /justfile$/i.test(file.path) ? 'just' : 'make';
    return { path: file.path, folder: folderOf(file.path), tool, name: null, tasks: readRecipes(file, tool) };
  },
});

interface Draft {
  names: string[];
  line: number;
  needs: string[];
  steps: TaskStep[];
}

const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*(?:[:?]{0,2}=)\s*(.*)$/;

/** The targets of a Makefile or justfile with their recipes. */
function readRecipes(file: Pick<SourceFile, 'text'>, tool: 'make' | 'just'): Task[] {
  const variables = new Map<string, string>();
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  for (const { text, line } of joinedLines(file.text)) {
    const assignment = tool === 'make' ? ASSIGNMENT.exec(text) : null;
    if (isRecipe(text, tool)) {
      if (!/^\s*#/.test(text)) current?.steps.push(step(text.trim(), line, variables));
    } else if (assignment?.[1]) variables.set(assignment[1], expand(assignment[2] ?? '', variables));
    else if (text.trim() !== '' && !text.startsWith('#')) {
      current = header(text, line, tool, variables);
      if (current) drafts.push(current);
    }
  }
  return drafts.flatMap(({ names, ...task }) => names.map((name) => ({ name, ...task })));
}

const isRecipe = (text: string, tool: 'make' | 'just'): boolean =>
  tool === 'make' ? text.startsWith('\t') : /^[ \t]+\S/.test(text);

function header(
  text: string,
  line: number,
  tool: 'make' | 'just',
  variables: ReadonlyMap<string, string>,
): Draft | null {
  const colon = text.search(/:(?!=)/);
  if (colon <= 0 || (tool === 'just' && /^(set|alias|import|mod|export)\s/.test(text)) || /:=/.test(text))
    return null;
  const [needs = '', inline] = text
    .slice(colon + 1)
    .replace(/^:/, '')
    .replace(/#.*$/, '')
    .split(';', 2);
  const names = words(text.slice(0, colon));
  const steps = inline === undefined ? [] : [step(inline.trim(), line, variables)];
  return {
    names:
      tool === 'just'
        ? names.slice(0, 1).map((name) => name.replace(/^@/, ''))
        : names.filter((name) => !name.startsWith('.')),
    line,
    needs: words(needs),
    steps,
  };
}

const words = (text: string): string[] =>
  text.split(/\s+/).filter((word) => word !== '' && word !== '|' && word !== '&&' && !/[$()]/.test(word));

/** `@` silences, `+` runs always, `-` goes on after a failure. */
function step(text: string, line: number, variables: ReadonlyMap<string, string>): TaskStep {
  const prefix = /^[@+-]*/.exec(text)?.[0] ?? '';
  const command = expand(text.slice(prefix.length).trim(), variables).replaceAll('$$', '$');
  return { command, line, ignoresFailure: prefix.includes('-') };
}

const MAX_VALUE = 5000;

function expand(text: string, variables: ReadonlyMap<string, string>): string {
  const expanded = text.replace(/\$[({]([\w.-]+)[)}]/g, (whole, name: string) =>
    name === 'MAKE' ? 'make' : (variables.get(name) ?? whole),
  );
  return expanded.length > MAX_VALUE ? text : expanded;
}

function joinedLines(text: string): { text: string; line: number }[] {
  const lines: { text: string; line: number }[] = [];
  let parts: string[] = [];
  let start = 1;
  text.split(/\r?\n/).forEach((raw, index) => {
    if (parts.length === 0) start = index + 1;
    const continues = raw.endsWith('\\');
    parts.push(continues ? `${raw.slice(0, -1)} ` : raw);
    if (continues) return;
    lines.push({ text: parts.join(''), line: start });
    parts = [];
  });
  if (parts.length > 0) lines.push({ text: parts.join(''), line: start });
  return lines;
}
