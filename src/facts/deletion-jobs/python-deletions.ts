import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { BY_DATE, type Deletion, type FileDeletions, unlessEmpty } from './model.ts';

/** What Python deletes by date, and what it lets a clock run. */
export const pythonDeletions = defineFileFact<FileDeletions>({
  id: 'deletions-python',
  files: PYTHON_FILES,
  mentions:
    /\.delete\(|\.delete_many\(|\bdelete\(\w|delete\s+from\s|beat_schedule|BEAT_SCHEDULE|add_periodic_task|add_job\(|\.every\(|CRONJOBS|scheduled_job|periodic_task|repeat_every|expireAfterSeconds/i,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const deletions: Deletion[] = [];
    walkPython(tree.root, (node) => {
      const found = node.name === 'CallExpression' ? deletionAt(tree, node, file) : null;
      if (found) deletions.push(found);
      return undefined;
    });
    return unlessEmpty({ deletions, runs: runsIn(file.text), calls: [] });
  },
});

const BY_CLOCK = /periodic_task|repeat_every|scheduled_job|crontab\(|@\w+\.cron\b|on_schedule|scheduler_fn/;

function deletionAt(tree: PythonTree, node: SyntaxNode, file: SourceFile): Deletion | null {
  const callee = node.firstChild ? tree.text(node.firstChild) : '';
  const written = tree.text(node).slice(0, 2000);
  if (/expireAfterSeconds/.test(written) && /(^|\.)create_index$/.test(callee))
    return {
      function: null,
      line: file.lineAt(node.from),
      targets: [owner(callee)],
      scheduled: true,
      what: 'expiry in the database',
    };
  const sql = /^[^(]{1,80}\(\s*(?:text\()?\s*f?["']{1,3}\s*delete\s+from\s+["'`]?([\w.]{1,80})/i.exec(
    written,
  );
  if (!sql && !/(^|\.)(delete|delete_many)$/.test(callee)) return null;
  const around = enclosing(node);
  const text = (around ? tree.text(around) : written).slice(0, 8000);
  if (!BY_DATE.test(sql ? written : text)) return null;
  const decorated =
    around?.parent?.name === 'DecoratedStatement' ? tree.text(around.parent).slice(0, 400) : '';
  const name = around?.getChild('VariableName');
  const command = /(^|\/)management\/commands\/(\w+)\.py$/.exec(file.path)?.[2] ?? null;
  return {
    function: command ?? (name ? tree.text(name) : null),
    line: file.lineAt(node.from),
    targets: sql ? [sql[1]?.split('.').at(-1) ?? ''] : modelsIn(written, callee),
    scheduled: BY_CLOCK.test(decorated),
    what: 'a program',
  };
}

/** `Loan.objects.filter(…).delete`, `db.query(Loan).filter(…).delete`, `delete(Loan)`, `loans.delete_many` */
function modelsIn(written: string, callee: string): string[] {
  const [, model] =
    /^([A-Z]\w{0,60})\.(?:objects|query)\b/.exec(callee) ??
    /\bquery\(([A-Z]\w{0,60})\)/.exec(callee) ??
    /^delete\(([A-Z]\w{0,60})\)?/.exec(written) ??
    [];
  if (model !== undefined) return [model];
  return /\.delete_many$/.test(callee) ? [owner(callee)] : [];
}

function owner(callee: string): string {
  return (
    callee
      .split('.')
      .at(-2)
      ?.replace(/^.*\[["'](\w+)["']\]$/, '$1') ?? ''
  );
}

function enclosing(node: SyntaxNode): SyntaxNode | null {
  for (let parent = node.parent; parent; parent = parent.parent)
    if (parent.name === 'FunctionDefinition') return parent;
  return null;
}

/** Names of functions that a clock is given: `'task': 'app.tasks.purge'`, `add_job(purge, …)`, `.do(purge)`, `purge.s()`. */
function runsIn(text: string): string[] {
  if (!/beat_schedule|add_periodic_task|add_job\(|\.every\(|CRONJOBS|scheduled_job/i.test(text)) return [];
  const names = [
    ...text.matchAll(/["'](?:[A-Za-z_]\w{0,60}\.){1,6}([A-Za-z_]\w{0,60})["']/g),
    ...text.matchAll(/\b(?:add_job|do)\(\s*(?:func=)?(?:\w{1,60}\.)?([A-Za-z_]\w{0,60})/g),
    ...text.matchAll(/\b([A-Za-z_]\w{0,60})\.s\(/g),
    ...text.matchAll(/\bcall_command\(\s*["'](\w{1,60})["']/g),
  ];
  return [...new Set(names.flatMap(([, name]) => name ?? []))];
}
