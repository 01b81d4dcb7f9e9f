import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import {
  childrenOf,
  PYTHON_FILES,
  type PythonTree,
  python,
  pythonString,
  walkPython,
} from '../../parsers/python.ts';
import { addName, InputCollector, type Names } from './inputs.ts';
import {
  HTTP_CALL,
  LIBRARY,
  MENTIONS_MODEL,
  type ModelCall,
  NOT_PROMPT,
  PROMPT_BODY,
  type PromptInput,
  SENDS_PROMPT,
  SENDS_WITH_LIBRARY,
} from './model.ts';
import { isModelAddress } from './model-addresses.ts';

/** Calls of language models in Python, and what their prompts are built from. */
export const pythonPrompts = defineFileFact<readonly ModelCall[]>({
  id: 'prompts-python',
  files: PYTHON_FILES,
  mentions: MENTIONS_MODEL,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const names: Names<SyntaxNode> = new Map();
    const calls: SyntaxNode[] = [];
    walkPython(tree.root, (node) => {
      if (node.name === 'CallExpression') calls.push(node);
      note(tree, node, names);
      return undefined;
    });
    const library = LIBRARY.test(file.text);
    const models = isModelAddress(file.text);
    const found = calls
      .filter((call) => sends(tree, call, library, models))
      .map((call) => ({ line: file.lineAt(call.from), inputs: inputsOf(tree, call, file, names) }));
    return found.length > 0 ? found : null;
  },
});

function note(tree: PythonTree, node: SyntaxNode, names: Names<SyntaxNode>): void {
  const add = (name: string, value: SyntaxNode): void => addName(names, name, value);
  const { firstChild: first, lastChild: last } = node;
  if (!first || !last) return;
  if (/^(?:AssignStatement|UpdateStatement)$/.test(node.name) && first.name === 'VariableName')
    add(tree.text(first), last);
  else if (node.name === 'FunctionDefinition') {
    const name = node.getChild('VariableName');
    const body = node.getChild('Body');
    if (name && body) add(tree.text(name), body);
  } else if (node.name === 'CallExpression') {
    const [, pushed] = /^(\w{1,60})\.(?:append|extend)$/.exec(tree.text(first)) ?? [];
    if (pushed !== undefined) add(pushed, last);
  }
}

function sends(tree: PythonTree, call: SyntaxNode, library: boolean, models: boolean): boolean {
  const callee = call.firstChild ? tree.text(call.firstChild).replace(/\s+/g, '') : '';
  if (callee.length > 200) return false;
  if (SENDS_PROMPT.test(callee)) return true;
  if (library && SENDS_WITH_LIBRARY.test(callee) && !/^(?:subprocess|uvicorn|app|asyncio)\./.test(callee))
    return true;
  return models && HTTP_CALL.test(callee) && PROMPT_BODY.test(tree.text(call));
}

function inputsOf(
  tree: PythonTree,
  call: SyntaxNode,
  file: SourceFile,
  names: Names<SyntaxNode>,
): PromptInput[] {
  const collector = new InputCollector(names, isAsked, (root, depth, into) =>
    walkPython(root, (node) => {
      if (into.full || isOption(tree, node) || NO_PROMPT.test(node.name)) return false;
      const path = pathOf(tree, node);
      if (path === null) return undefined;
      if (isCallee(node) && node.name === 'VariableName') into.follow(tree.text(node), depth);
      if (isNoValue(node)) return node.name !== 'VariableName';
      const whole = /^json\.dumps\(|^str\(/.test(tree.text(node.parent?.parent ?? node));
      into.take({ path, whole, line: file.lineAt(node.from) }, depth);
      return false;
    }),
  );
  const list = call.getChild('ArgList');
  if (list) collector.look(list);
  return collector.inputs;
}

const NO_PROMPT = /^(?:ParamList|LambdaExpression|Comment)$/;

function isAsked({ name }: SyntaxNode): boolean {
  return /^(?:CallExpression|AwaitExpression|MemberExpression)$/.test(name);
}

/** `user.email`, `row["email"]` and plain names as their names; null for anything else. */
function pathOf(tree: PythonTree, node: SyntaxNode): readonly string[] | null {
  if (node.name === 'VariableName') return [tree.text(node)];
  if (node.name !== 'MemberExpression') return null;
  const [object] = childrenOf(node);
  const last = childrenOf(node).at(-1)?.name === ']' ? childrenOf(node).at(-2) : childrenOf(node).at(-1);
  const before = object ? pathOf(tree, object) : null;
  if (!last || before === null) return null;
  const name =
    last.name === 'PropertyName'
      ? tree.text(last)
      : last.name === 'String'
        ? pythonString(tree.text(last))
        : null;
  return name === null ? null : [...before, name];
}

/** Names that stand for no value of the prompt: callees, names of arguments, conditions, targets. */
function isNoValue(node: SyntaxNode): boolean {
  const { parent, nextSibling } = node;
  if (!parent) return false;
  if (parent.name === 'CallExpression')
    return parent.firstChild?.from === node.from && parent.firstChild.to === node.to;
  if (parent.name === 'ArgList') return nextSibling?.name === 'AssignOp';
  if (parent.name === 'MemberExpression') return parent.firstChild?.from !== node.from || !isCallee(parent);
  if (/^(?:ForStatement|IfStatement|WhileStatement|UnaryExpression|ImportStatement)$/.test(parent.name))
    return true;
  return parent.name === 'AssignStatement' && nextSibling?.name === 'AssignOp';
}

/** `user.email` of `user.email.strip()`. */
function isCallee(node: SyntaxNode): boolean {
  const { parent } = node;
  return parent?.name === 'CallExpression' && parent.firstChild?.to === node.to;
}

/** The value of `model=…` or of `"model": …`. */
function isOption(tree: PythonTree, node: SyntaxNode): boolean {
  const sign = node.prevSibling;
  const key = sign?.prevSibling;
  if (!sign || !key) return false;
  if (sign.name === 'AssignOp' && node.parent?.name === 'ArgList') return NOT_PROMPT.has(tree.text(key));
  return sign.name === ':' && key.name === 'String' && NOT_PROMPT.has(pythonString(tree.text(key)) ?? '');
}
