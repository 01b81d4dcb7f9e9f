import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, pythonString } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import type { DebugState } from './model.ts';

/** What an expression is when no variable is set: a plain value, and the variable that could change it. */
interface Default {
  readonly value: string | number | boolean | null;
  readonly variable: string | null;
}

export interface Truth {
  readonly state: DebugState;
  readonly variable: string | null;
}

/** Whether a Python expression is true, as far as literals and defaults of environment variables tell. */
export function truthOf(tree: PythonTree, node: SyntaxNode): Truth {
  const found = plainValue(tree, node, 0);
  if (!found) return { state: 'unknown', variable: null };
  const { value, variable } = found;
  if (variable === null) return { state: value ? 'on' : 'off', variable };
  return { state: value ? 'default-on' : 'variable', variable };
}

const MAX_DEPTH = 12;

function plainValue(tree: PythonTree, node: SyntaxNode, depth: number): Default | null {
  if (depth > MAX_DEPTH) return null;
  const text = tree.text(node);
  switch (node.name) {
    case 'Boolean':
      return { value: text === 'True', variable: null };
    case 'None':
      return { value: null, variable: null };
    case 'Number':
      return { value: Number(text), variable: null };
    case 'String':
      return { value: pythonString(text), variable: null };
    case 'ParenthesizedExpression': {
      const [, inner] = childrenOf(node);
      return inner ? plainValue(tree, inner, depth + 1) : null;
    }
    case 'UnaryExpression':
      return negated(tree, node, depth);
    case 'BinaryExpression':
      return combined(tree, node, depth);
    case 'CallExpression':
      return called(tree, node, depth);
    case 'MemberExpression':
      return environment(text);
    default:
      return null;
  }
}

/** `os.environ["DEBUG"]`: without the variable the program does not start. */
function environment(text: string): Default | null {
  const [, name] = /^(?:os\.)?environ\[["'](\w+)["']\]$/.exec(text) ?? [];
  return name === undefined ? null : { value: null, variable: name };
}

function negated(tree: PythonTree, node: SyntaxNode, depth: number): Default | null {
  const inner =
    node.lastChild && node.firstChild?.name === 'not' ? plainValue(tree, node.lastChild, depth + 1) : null;
  return inner && { ...inner, value: !inner.value };
}

function combined(tree: PythonTree, node: SyntaxNode, depth: number): Default | null {
  const parts = childrenOf(node);
  const [left, operator, ...rest] = parts;
  const right = parts.at(-1);
  if (!left || !operator || !right) return null;
  const a = plainValue(tree, left, depth + 1);
  const sign = [operator, ...rest.slice(0, -1)].map((part) => tree.text(part)).join(' ');
  if (a && (sign === 'in' || sign === 'not in')) {
    const listed = membersOf(tree, right);
    return listed && { ...a, value: listed.includes(a.value) === (sign === 'in') };
  }
  const b = plainValue(tree, right, depth + 1);
  if (!a || !b) return null;
  const variable = a.variable ?? b.variable;
  if (sign === '==') return { value: a.value === b.value, variable };
  if (sign === '!=') return { value: a.value !== b.value, variable };
  if (sign === 'or') return { value: a.value ? a.value : b.value, variable };
  return sign === 'and' ? { value: a.value ? b.value : a.value, variable } : null;
}

function membersOf(tree: PythonTree, node: SyntaxNode): (string | number | boolean | null)[] | null {
  if (!/^(ArrayExpression|TupleExpression|SetExpression)$/.test(node.name)) return null;
  return childrenOf(node).flatMap((part) => {
    const value = plainValue(tree, part, MAX_DEPTH);
    return value ? [value.value] : [];
  });
}

const READS_VARIABLE =
  /^((os\.)?(environ\.get|getenv)|config|env|env\.(bool|str|int)|decouple\.config|get_env\w*|getenv_\w+|envbool|env_bool|get_bool\w*|bool_env|str_to_bool_env|get_env_variable|getvar)$/;
/** Readers that turn the text into a truth value themselves. */
const READS_TRUTH = /bool/i;
const TURNS =
  /^(strtobool|str2bool|str_to_bool|to_bool|parse_bool|is_true|distutils\.util\.strtobool|util\.strtobool|json\.loads|ast\.literal_eval|literal_eval|eval)$/;

function called(tree: PythonTree, node: SyntaxNode, depth: number): Default | null {
  const callee = node.firstChild;
  const list = node.getChild('ArgList');
  if (!callee || !list) return null;
  const name = tree.text(callee);
  const args = argumentsOf(tree, list);
  if (READS_VARIABLE.test(name)) return reading(tree, name, list, args, depth);
  const [first] = args.plain;
  const inner = first ? plainValue(tree, first, depth + 1) : null;
  return (inner && converted(name, inner)) ?? method(tree, callee, depth);
}

/** `os.getenv("DEBUG", "1")`, `config("DEBUG", default=True, cast=bool)` */
function reading(
  tree: PythonTree,
  name: string,
  list: SyntaxNode,
  { plain, named }: ReturnType<typeof argumentsOf>,
  depth: number,
): Default | null {
  const [first, second] = plain;
  const variable = first?.name === 'String' ? pythonString(tree.text(first)) : null;
  const fallback = named.get('default') ?? second;
  const found = fallback ? plainValue(tree, fallback, depth + 1) : { value: null };
  if (variable === null || !found) return null;
  const truth = READS_TRUTH.test(name) || READS_TRUTH.test(tree.text(named.get('cast') ?? list));
  return { value: truth ? meant(found.value) : found.value, variable };
}

function converted(name: string, inner: Default): Default | null {
  if (name === 'bool') return { ...inner, value: Boolean(inner.value) };
  if (name === 'int') return { ...inner, value: Number(inner.value) };
  if (name === 'str') return inner;
  return TURNS.test(name) ? { ...inner, value: meant(inner.value) } : null;
}

/** `os.getenv("DEBUG", "true").lower()` */
function method(tree: PythonTree, callee: SyntaxNode, depth: number): Default | null {
  const target = callee.name === 'MemberExpression' ? callee.firstChild : null;
  const name = callee.getChild('PropertyName');
  const inner = target && name ? plainValue(tree, target, depth + 1) : null;
  if (!inner || !name || !/^(lower|upper|strip|title|capitalize|casefold)$/.test(tree.text(name)))
    return null;
  const { value } = inner;
  if (typeof value !== 'string') return inner;
  const changed: Readonly<Record<string, string>> = {
    upper: value.toUpperCase(),
    lower: value.toLowerCase(),
    casefold: value.toLowerCase(),
  };
  return { ...inner, value: changed[tree.text(name)] ?? value };
}

/** "False", "0" and "no" as people mean them. */
function meant(value: Default['value']): boolean {
  return typeof value === 'string' ? /^(true|1|yes|on|t|y)$/i.test(value) : Boolean(value);
}
