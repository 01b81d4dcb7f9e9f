import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
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

/** Calls of language models in JavaScript and TypeScript, and what their prompts are built from. */
export const javascriptPrompts = defineFileFact<readonly ModelCall[]>({
  id: 'prompts-javascript',
  files: JAVASCRIPT_FILES,
  mentions: MENTIONS_MODEL,
  parsers: [javascript],
  extract(file) {
    const names: Names<Node> = new Map();
    const calls: Call[] = [];
    walk(javascript.of(file).program, (node) => {
      note(node, names);
      if (node.type === 'CallExpression') calls.push(node);
      return undefined;
    });
    const library = LIBRARY.test(file.text);
    const models = isModelAddress(file.text);
    const found = calls
      .filter((call) => sends(call, file, names, library, models))
      .map((call) => ({ line: file.lineAt(call.start), inputs: inputsOf(call, file, names) }));
    return found.length > 0 ? found : null;
  },
});

type Call = Extract<Node, { type: 'CallExpression' }>;

function note(node: Node, names: Names<Node>): void {
  const add = (name: string, value: Node): void => addName(names, name, value);
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
    add(node.id.name, node.init);
  else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
    add(node.left.name, node.right);
  else if (node.type === 'FunctionDeclaration' && node.id && node.body) add(node.id.name, node.body);
  else if (node.type === 'CallExpression') {
    const [, pushed] = /^(\w{1,60})\.(?:push|unshift)$/.exec(dottedName(node.callee) ?? '') ?? [];
    for (const value of node.arguments) if (pushed !== undefined) add(pushed, value);
  }
}

function sends(call: Call, file: SourceFile, names: Names<Node>, library: boolean, models: boolean): boolean {
  const callee = dottedName(call.callee) ?? '';
  if (SENDS_PROMPT.test(callee)) return true;
  if (library && SENDS_WITH_LIBRARY.test(callee)) return true;
  if (!models || !HTTP_CALL.test(callee)) return false;
  const [address] = call.arguments;
  const text = file.text.slice(call.start, call.end);
  if (isModelAddress(text)) return true;
  const given = address?.type === 'Identifier' ? (names.get(address.name) ?? []) : [];
  return (
    given.some(({ start, end }) => isModelAddress(file.text.slice(start, end))) && PROMPT_BODY.test(text)
  );
}

function inputsOf(call: Call, file: SourceFile, names: Names<Node>): PromptInput[] {
  const collector = new InputCollector(names, isAsked, (root, depth, into) =>
    walk(root, (node, parents) => {
      if (into.full || isOption(node, parents.at(-1))) return false;
      const path = pathOf(node);
      if (path === null) return undefined;
      if (isCallee(node, parents.at(-1)) && node.type === 'Identifier') into.follow(node.name, depth);
      if (isNoValue(node, parents)) return node.type !== 'Identifier';
      into.take({ path, whole: isWhole(parents), line: file.lineAt(node.start) }, depth);
      return false;
    }),
  );
  for (const argument of call.arguments) collector.look(argument);
  return collector.inputs;
}

/** `user?.profile.email` and `rows[0].email` as their names; null for what is no plain access. */
function pathOf(node: Node): readonly string[] | null {
  if (node.type === 'ChainExpression') return pathOf(node.expression);
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const plain = dottedName(node)?.split('.');
  if (plain) return plain;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const { object } = node;
  const holder = object.type === 'MemberExpression' && object.computed ? pathOf(object.object) : null;
  return [...(holder ?? []), node.property.name];
}

/** Names that stand for no value of the prompt: keys, callees, parameters, conditions. */
function isNoValue(node: Node, parents: readonly Node[]): boolean {
  const parent = parents.at(-1);
  switch (parent?.type) {
    case 'Property':
      return parent.key === node && !parent.shorthand;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === node;
    case 'MemberExpression':
      return parent.object !== node || !isCallee(parent, parents.at(-2));
    case 'ArrowFunctionExpression':
      return parent.body !== node;
    case 'VariableDeclarator':
      return parent.init !== node;
    case 'BinaryExpression':
      return parent.operator !== '+';
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'UnaryExpression':
      return true;
    default:
      return false;
  }
}

/** `user.email` of `user.email.trim()`. */
function isCallee(node: Node, parent: Node | undefined): boolean {
  return parent?.type === 'CallExpression' && parent.callee === node;
}

function isOption(node: Node, parent: Node | undefined): boolean {
  if (parent?.type !== 'Property' || parent.value !== node || parent.shorthand) return false;
  const name = parent.key.type === 'Identifier' ? parent.key.name : (stringValue(parent.key) ?? '');
  return NOT_PROMPT.has(name);
}

function isWhole(parents: readonly Node[]): boolean {
  const parent = parents.at(-1);
  return parent?.type === 'CallExpression' && dottedName(parent.callee) === 'JSON.stringify';
}

function isAsked({ type }: Node): boolean {
  return /^(?:AwaitExpression|CallExpression|ChainExpression|MemberExpression)$/.test(type);
}
