import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { isTestPath } from '../path-roles.ts';
import type { CodeSite, MadeCall, StartupFile } from './model.ts';
import { pythonEffect } from './python-effects.ts';
import { isGuarded, momentOf } from './python-moment.ts';

/** Migrations are read elsewhere; Django's tests may be one file. */
const ELSEWHERE = /(^|\/)(migrations|versions)\/|(^|\/)tests?\.py$/;

/** What shapes or empties a database, and what starts a server, in each Python file. */
export const pythonStartup = defineFileFact<StartupFile>({
  id: 'python-startup',
  files: PYTHON_FILES,
  mentions:
    /create_all|drop_all|create_tables|drop_tables|generate_schemas|generate_mapping|init_db|\.run\s*\(|on_event|lifespan|app_context|__main__|create_app|delete_many|drop_(?:collection|database)|\.drop\(\)|objects\.all\(\)\.delete|\.delete\(\)|DROP\s+(?:TABLE|DATABASE|SCHEMA)|TRUNCATE|DELETE\s+FROM|CREATE\s+TABLE/i,
  parsers: [python],
  extract(file) {
    if (isTestPath(file.path) || ELSEWHERE.test(file.path)) return null;
    const tree = python.of(file);
    const sites: CodeSite[] = [];
    const calls = new Map<string, MadeCall>();
    let serves = false;
    walkPython(tree.root, (node) => {
      if (node.name !== 'CallExpression' || isPartOfChain(node)) return undefined;
      const effect = pythonEffect(tree, node);
      const when = momentOf(tree, node);
      if (effect) {
        const line = file.lineAt(node.from);
        sites.push({ ...effect, ...when, line, span: spanOf(file, node), guarded: isGuarded(tree, node) });
      }
      const name = calledName(tree, node);
      serves ||= SERVES.test(name.full);
      const key = `${name.last} ${when.runs} ${when.within}`;
      if (!effect && name.last !== '' && !COMMON.test(name.last) && !calls.has(key) && !isGuarded(tree, node))
        calls.set(key, { name: name.last, ...when });
      return undefined;
    });
    return sites.length > 0 || calls.size > 0 || serves
      ? { sites, calls: [...calls.values()], serves }
      : null;
  },
});

const SERVES =
  /^(\w+\.run|uvicorn\.run|waitress\.serve|serve|\w+\.serve_forever|\w+\.run_polling|\w+\.launch|web\.run_app)$/;
const COMMON =
  /^(print|len|str|int|float|dict|list|set|tuple|range|open|isinstance|getattr|setattr|super|format|join|append|get|items|keys|values|split|strip|lower|upper|info|debug|error|warning|exception|sleep|now|enumerate|zip|map|filter|sorted|round|sum|min|max|abs|any|all|bool|Depends|HTTPException|Column|jsonify)$/;

/** `a.b().c()`: only the last call is looked at, as a whole. */
function isPartOfChain(node: SyntaxNode): boolean {
  return (
    node.parent?.name === 'MemberExpression' &&
    node.parent.firstChild?.from === node.from &&
    node.parent.parent?.name === 'CallExpression'
  );
}

/** First and last line of the nearest function around, its decorators included. */
function spanOf(file: SourceFile, node: SyntaxNode): readonly [number, number] | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.name !== 'FunctionDefinition') continue;
    const whole = at.parent?.name === 'DecoratedStatement' ? at.parent : at;
    return [file.lineAt(whole.from), file.lineAt(Math.max(whole.from, whole.to - 1))];
  }
  return null;
}

function calledName(tree: PythonTree, node: SyntaxNode): { full: string; last: string } {
  const [callee] = childrenOf(node);
  if (!callee || callee.to - callee.from > 120) return { full: '', last: '' };
  const full = tree.text(callee);
  return { full, last: /^[\w.]+$/.test(full) ? (full.split('.').at(-1) ?? '') : '' };
}
