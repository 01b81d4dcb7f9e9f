import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { explains } from './explains.ts';
import type { FileHandlers, Handler, Operation, OwnFunction, Reaction } from './model.ts';
import { isSilent } from './model.ts';
import { BROAD, clausesOf, operationsIn } from './python-operations.ts';
import { pythonReactions } from './python-reactions.ts';

/** The `except` clauses of Python, and what each guards. */
export const pythonHandlers = defineFileFact<FileHandlers>({
  id: 'failure-handlers-python',
  files: PYTHON_FILES,
  mentions: /\bexcept\b|\bsuppress\(|\b(commit|save|execute|post|put|patch|send\w*|insert\w*|create)\(/,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const handlers: Handler[] = [];
    const functions = new Map<string, OwnFunction>();
    const calls = { discards: new Set<string>(), uses: new Set<string>() };
    walkPython(tree.root, (node) => {
      if (node.name === 'TryStatement') handlers.push(...clauses(tree, node, file));
      else if (node.name === 'WithStatement') handlers.push(...suppressed(tree, node, file));
      else if (node.name === 'FunctionDefinition') noteFunction(tree, node, file, functions);
      else if (node.name === 'CallExpression') noteUse(tree, node, calls);
      return undefined;
    });
    if (handlers.length + functions.size + calls.discards.size + calls.uses.size === 0) return null;
    return {
      terminal: isTerminal(file.text),
      handlers,
      functions: [...functions.values()],
      discards: [...calls.discards],
      uses: [...calls.uses],
    };
  },
});

/** Runs by itself and serves nobody. */
function isTerminal(text: string): boolean {
  return (
    /^if __name__\s*==/m.test(text) &&
    !/^\s*(from|import)\s+(flask|fastapi|django|starlette|aiohttp|tornado|bottle|streamlit|gradio|dash|quart|sanic|celery)\b/m.test(
      text,
    )
  );
}

function clauses(tree: PythonTree, node: SyntaxNode, file: SourceFile): Handler[] {
  const block = node.getChild('Body');
  const broad = clausesOf(tree, node).filter(
    ({ types }) => types.length === 0 || types.some((type) => BROAD.test(type)),
  );
  if (!block || broad.length === 0) return [];
  const operations = operationsIn(tree, block, file);
  if (operations.length === 0) return [];
  return broad.map(({ start, body }) => {
    const reactions = pythonReactions(tree, body);
    const told = isSilent(reactions) ? toldLater(tree, node, block, file.text) : [];
    return handler(tree, file, {
      kind: 'except',
      at: start,
      body,
      reactions: [...reactions, ...told],
      operations,
    });
  });
}

function suppressed(tree: PythonTree, node: SyntaxNode, file: SourceFile): Handler[] {
  const body = node.getChild('Body');
  const call = node.getChild('CallExpression');
  const [, type] = /^(?:contextlib\.)?suppress\(\s*([\w.]+)/.exec(call ? tree.text(call) : '') ?? [];
  if (!body || type === undefined || !BROAD.test(type)) return [];
  const operations = operationsIn(tree, body, file);
  return operations.length === 0
    ? []
    : [handler(tree, file, { kind: 'suppress', at: node, body, reactions: ['nothing'], operations })];
}

function handler(
  tree: PythonTree,
  file: SourceFile,
  found: {
    kind: Handler['kind'];
    at: SyntaxNode;
    body: SyntaxNode;
    reactions: readonly Reaction[];
    operations: readonly Operation[];
  },
): Handler {
  const { kind, at, body, reactions, operations } = found;
  const ends = file.text.indexOf('\n', body.to);
  const text = file.text.slice(at.from, kind === 'suppress' ? body.from : ends < 0 ? undefined : ends);
  const name = enclosing(tree, at);
  const cleanup = isCleanup(at);
  return {
    kind,
    line: file.lineAt(at.from),
    reactions,
    explained: [...text.matchAll(/#(.*)$/gm)].some(([, comment]) => explains(comment ?? '')),
    function: name,
    background: isBackground(tree, at, name),
    operations: cleanup
      ? operations.filter(({ what }) => !/delete|remove|unlink|send|notif|mail/i.test(what))
      : operations,
  };
}

const JOB_NAME = /(^|_)(job|jobs|cron|worker|task|scheduler|poll|loop|background|periodic)(_|$)/i;
const JOB_DECORATOR =
  /[@.](shared_task|task|on_\w+|schedule\w*|cron|periodic_task|job|rate|actor|background_task)\b/;

/** Run by a clock or from a queue: by its name, or by what decorates the function. */
function isBackground(tree: PythonTree, node: SyntaxNode, name: string | null): boolean {
  if (name !== null && JOB_NAME.test(name)) return true;
  for (let parent = node.parent; parent; parent = parent.parent) {
    const decorators = parent.name === 'DecoratedStatement' ? parent.getChildren('Decorator') : [];
    if (decorators.some((each) => JOB_DECORATOR.test(tree.text(each)))) return true;
  }
  return false;
}

function enclosing(tree: PythonTree, node: SyntaxNode): string | null {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const name = parent.name === 'FunctionDefinition' ? parent.getChild('VariableName') : null;
    if (name) return tree.text(name);
  }
  return null;
}

/** Inside another `except` or a `finally`. */
function isCleanup(node: SyntaxNode): boolean {
  const own = node.parent;
  for (
    let child = own, parent = own?.parent ?? null;
    child && parent;
    child = parent, parent = parent.parent
  ) {
    if (parent.name === 'FunctionDefinition') return false;
    if (parent.name === 'TryStatement' && child.name === 'Body' && child.prevSibling?.name !== 'try')
      return true;
  }
  return false;
}

function noteFunction(
  tree: PythonTree,
  node: SyntaxNode,
  file: SourceFile,
  functions: Map<string, OwnFunction>,
): void {
  const name = node.getChild('VariableName');
  const body = node.getChild('Body');
  if (!name || !body) return;
  if (operationsIn(tree, body, file).some(({ effect }) => effect === 'write'))
    functions.set(tree.text(name), { name: tree.text(name), writes: true });
}

function noteUse(
  tree: PythonTree,
  node: SyntaxNode,
  { discards, uses }: { discards: Set<string>; uses: Set<string> },
): void {
  const callee = node.firstChild;
  const tip =
    callee?.name === 'MemberExpression'
      ? callee.getChild('PropertyName')
      : callee?.name === 'VariableName'
        ? callee
        : null;
  if (!tip) return;
  const parent = node.parent?.name === 'AwaitExpression' ? node.parent.parent : node.parent;
  (parent?.name === 'ExpressionStatement' ? discards : uses).add(tree.text(tip));
}

/** What follows the statement can tell how it went: a variable that the guarded code sets, or that it returned early. */
function toldLater(tree: PythonTree, node: SyntaxNode, block: SyntaxNode, text: string): Reaction[] {
  const names = new Set<string>();
  let returns = false;
  walkPython(block, (each) => {
    if (each.name === 'FunctionDefinition') return false;
    const target = each.name === 'AssignStatement' ? each.firstChild : null;
    if (target?.name === 'VariableName') names.add(tree.text(target));
    if (each.name === 'ReturnStatement' && childrenOf(each).length > 1) returns = true;
    return undefined;
  });
  let holder = node.parent;
  while (holder && holder.name !== 'FunctionDefinition' && holder.parent) holder = holder.parent;
  const after = text.slice(node.to, holder?.to ?? node.to);
  if ([...names].some((name) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(after))) return ['acts'];
  return returns ? ['falls-back'] : [];
}
