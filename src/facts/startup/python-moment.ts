import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree } from '../../parsers/python.ts';
import { ASKS, type CodeSite } from './model.ts';

type When = Pick<CodeSite, 'runs' | 'within'>;

/** Functions by which servers make the application, and hooks that run before the first request. */
const AT_START =
  /^(create_app|make_app|build_app|app_factory|create_application|lifespan|startup|on_startup|startup_event|startup_db_client|before_serving|ready)$/;
const STARTUP_DECORATOR =
  /on_event\(\s*["']startup|before_first_request|before_serving|asynccontextmanager|on_startup|listener\(\s*["'](before|after|main)/;
const REQUEST_DECORATOR =
  /\.(route|get|post|put|patch|delete|websocket|api_route|api_view|callback|task|action)\b|^@?api_view/;
const COMMAND_DECORATOR = /\.command\b|click\.|typer|cli\.|pytest|fixture/;

/** When a node of Python code runs; the nearest function decides. */
export function momentOf(tree: PythonTree, node: SyntaxNode): When {
  let main = false;
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === 'LambdaExpression') return { runs: 'function', within: null };
    if (at.name === 'FunctionDefinition') return ofFunction(tree, at);
    if (at.name === 'IfStatement' && /__name__/.test(testOf(tree, at))) main = true;
  }
  return { runs: main ? 'main' : 'load', within: null };
}

function ofFunction(tree: PythonTree, node: SyntaxNode): When {
  const name = node.getChild('VariableName');
  const within = name ? tree.text(name) : null;
  const decorators = node.parent?.name === 'DecoratedStatement' ? childrenOf(node.parent) : [];
  const text = decorators
    .filter((each) => each.name === 'Decorator')
    .map((each) => tree.text(each).slice(0, 200))
    .join('\n');
  if (STARTUP_DECORATOR.test(text)) return { runs: 'startup', within };
  if (COMMAND_DECORATOR.test(text)) return { runs: 'command', within };
  if (REQUEST_DECORATOR.test(text)) return { runs: 'request', within };
  if (within === 'handle' && isCommandClass(tree, node)) return { runs: 'command', within };
  return { runs: AT_START.test(within ?? '') ? 'startup' : 'function', within };
}

/** A Django management command. */
function isCommandClass(tree: PythonTree, node: SyntaxNode): boolean {
  for (let at = node.parent; at; at = at.parent)
    if (at.name === 'ClassDefinition') return /Command\s*[(,)]/.test(tree.text(at).slice(0, 200));
  return false;
}

const LONGEST = 400;

/** The condition of an `if`: what stands between it and its first body. */
function testOf(tree: PythonTree, node: SyntaxNode): string {
  const parts: string[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === 'Body') break;
    parts.push(tree.text(child).slice(0, LONGEST));
  }
  return parts.join(' ').slice(0, LONGEST);
}

/** Whether a condition around it, or one that turns back before it, asks for the environment or for a confirmation. */
export function isGuarded(tree: PythonTree, node: SyntaxNode): boolean {
  let inner = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === 'IfStatement' && inner.name === 'Body' && asks(testOf(tree, at))) return true;
    if (
      (at.name === 'Body' || at.name === 'Script') &&
      childrenOf(at).some((each) => turnsBack(tree, each, inner))
    )
      return true;
    inner = at;
  }
  return false;
}

const asks = (test: string): boolean => !/__name__/.test(test) && ASKS.test(test);

function turnsBack(tree: PythonTree, each: SyntaxNode, inner: SyntaxNode): boolean {
  if (each.name !== 'IfStatement' || each.to > inner.from || !asks(testOf(tree, each))) return false;
  const body = each.getChild('Body');
  return body !== null && /\b(return|raise|sys\.exit|exit|abort)\b/.test(tree.text(body).slice(0, LONGEST));
}
