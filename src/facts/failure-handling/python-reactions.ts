import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree } from '../../parsers/python.ts';
import type { Reaction } from './model.ts';

/** What the body of an `except` does with the failure. */
export function pythonReactions(tree: PythonTree, body: SyntaxNode): Reaction[] {
  const found = childrenOf(body).flatMap((statement) => ofStatement(tree, statement));
  return found.length === 0 ? ['nothing'] : [...new Set(found)];
}

const LOGS =
  /^(print|pprint|warn|log|debug)$|(^|\.)(logger|logging|log|LOG|LOGGER|_logger|_LOGGER|logs|sentry_sdk|capture_exception|traceback|warnings|console|newrelic)(\.|$)|(^|\.)(log_\w+|print_exc|print_exception|capture_exception|log)$/;
const TIDIES =
  /(^|\.)(rollback|close|cancel|release|end|disconnect|unlink|remove|rmtree|cleanup|quit|expunge|expire_all|collect)$/;

function ofStatement(tree: PythonTree, node: SyntaxNode): Reaction[] {
  switch (node.name) {
    case 'PassStatement':
    case 'Comment':
    case ':':
    case 'ImportStatement':
    case 'if':
    case 'elif':
    case 'else':
    case 'try':
    case 'finally':
    case 'with':
    case 'for':
    case 'ScopeStatement':
      return [];
    case 'ContinueStatement':
    case 'BreakStatement':
      return ['moves-on'];
    case 'RaiseStatement':
      return ['rethrows'];
    case 'ReturnStatement':
      return ofReturn(tree, node);
    case 'ExpressionStatement':
      return node.firstChild ? ofExpression(tree, node.firstChild) : [];
    case 'AssignStatement':
    case 'UpdateStatement':
      return ofAssignment(tree, node);
    case 'IfStatement':
    case 'WithStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'TryStatement':
      return node
        .getChildren('Body')
        .flatMap((body) => childrenOf(body).flatMap((each) => ofStatement(tree, each)));
    default:
      return ['acts'];
  }
}

function ofExpression(tree: PythonTree, node: SyntaxNode): Reaction[] {
  if (node.name === 'AwaitExpression') return node.lastChild ? ofExpression(tree, node.lastChild) : [];
  if (node.name === 'Ellipsis' || node.name === 'String') return [];
  if (node.name !== 'CallExpression' || !node.firstChild) return ['acts'];
  const name = tree
    .text(node.firstChild)
    .replace(/\s/g, '')
    .replace(/\([^()]*\)/g, '');
  return LOGS.test(name) ? ['logs'] : TIDIES.test(name) ? ['tidies'] : ['acts'];
}

const EMPTY = /^(None|\[\]|\{\}|''|""|0|0\.0|\(\)|set\(\)|dict\(\)|list\(\))$/;

function ofAssignment(tree: PythonTree, node: SyntaxNode): Reaction[] {
  const value = node.lastChild;
  return value && EMPTY.test(tree.text(value)) && node.name === 'AssignStatement' ? ['tidies'] : ['acts'];
}

function ofReturn(tree: PythonTree, node: SyntaxNode): Reaction[] {
  const [, value, more] = childrenOf(node).filter(({ name }) => name !== 'Comment');
  if (!value) return ['moves-on'];
  if (more) return /\b(4|5)\d\d\b/.test(tree.text(node)) ? ['acts'] : ['returns-failure'];
  const text = tree.text(value);
  if (EMPTY.test(text) || /^(True|False)$/.test(text)) return ['falls-back'];
  if (/\b(e|ex|err|error|exc|exception)\b/.test(text)) return ['returns-failure'];
  if (value.name === 'DictionaryExpression' || value.name === 'TupleExpression')
    return /err|fail|success|status|message|detail|\bok\b/i.test(text) ? ['returns-failure'] : ['falls-back'];
  if (/^(VariableName|String|FormatString|Number|ArrayExpression|MemberExpression)$/.test(value.name))
    return ['falls-back'];
  return ['acts'];
}
