import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, pythonString } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import type { FoundLeak, Names } from './javascript-values.ts';
import { leakOf } from './sensitive-words.ts';

const PASSES_ON =
  /(^|\.)(str|repr|dumps|pformat|dict|list|tuple|vars|strip|lower|upper|decode|encode|format|join|items|values)$/;
const SENT =
  /^(self\.)?(request|req|event)\.(form|json|data|values|POST|body|headers|cookies|get_json\(.{0,30}\)|json\(\)|form\.to_dict\(.{0,20}\)|data\.decode\(.{0,20}\)|form\(\)|body\(\))$/;
/** Everything that a model or an object holds. */
const UNPACKED =
  /(^|[\w\])])(user|customer|patient|employee|student|member|profile)\w{0,20}\.(__dict__|dict\(\)|model_dump\(\)|to_dict\(\)|serialize\(\))$/;
const MAX_DEPTH = 8;

/** Whether an expression is all that a request brought. */
export function isSent(text: string): boolean {
  return SENT.test(text.replace(/^await\s+/, ''));
}

/** The sensitive values that an expression prints. A model is printed by its own short description, so it counts as nothing. */
export function pythonLeaks(tree: PythonTree, node: SyntaxNode, names: Names, depth = 0): FoundLeak[] {
  if (depth > MAX_DEPTH) return [];
  const into = (children: readonly SyntaxNode[]): FoundLeak[] =>
    children.flatMap((child) => pythonLeaks(tree, child, names, depth + 1));
  switch (node.name) {
    case 'VariableName':
    case 'MemberExpression':
      return named(tree, node, names);
    case 'BinaryExpression':
      return /^[+%]$/.test(operatorOf(tree, node)) ? into(childrenOf(node)) : [];
    case 'ConditionalExpression': {
      const [first, , , , last] = childrenOf(node);
      return into([first, last].filter((each) => each !== undefined));
    }
    case 'FormatReplacement':
      return replaced(tree, node, names, depth);
    case 'FormatString':
    case 'ContinuedString':
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression':
    case 'DictionaryExpression':
    case 'AwaitExpression':
      return into(childrenOf(node));
    case 'CallExpression':
      return called(tree, node, names, depth);
    default:
      return [];
  }
}

function operatorOf(tree: PythonTree, node: SyntaxNode): string {
  const operator = node.getChild('ArithOp');
  return operator ? tree.text(operator) : '';
}

/** `{email}`, `{email!r}`, `{name=}`; what follows the colon is a format. */
function replaced(tree: PythonTree, node: SyntaxNode, names: Names, depth: number): FoundLeak[] {
  const inner = childrenOf(node).find(({ name }) => !/^[{}]$/.test(name));
  return inner ? pythonLeaks(tree, inner, names, depth + 1) : [];
}

function named(tree: PythonTree, node: SyntaxNode, names: Names): FoundLeak[] {
  const written = tree.text(node);
  if (written.length > 200) return [];
  const path = pathOf(written);
  const leak = path === null ? null : leakOf(path, names.aboutSignIn);
  if (leak && path !== null) return [{ kind: leak, what: path }];
  const whole = names.sent.has(written) || isSent(written) || UNPACKED.test(written);
  return whole ? [{ kind: 'whole', what: written }] : [];
}

/** `request.form["email"]` is `request.form.email`; null for slices (`token[:8]`) and what is computed. */
function pathOf(written: string): string | null {
  const path = written.replace(/\[\s*["'](\w+)["']\s*\]/g, '.$1').replace(/\[\d+\]/g, '');
  return /^[\w.]+$/.test(path) ? path : null;
}

const LOOKS_UP = /(^|\.)(get|getenv|pop|get_argument|getlist)$/;

function called(tree: PythonTree, node: SyntaxNode, names: Names, depth: number): FoundLeak[] {
  const callee = node.firstChild;
  const list = node.getChild('ArgList');
  if (!callee || !list) return [];
  const written = tree.text(node);
  if (written.length <= 200 && (isSent(written) || UNPACKED.test(written)))
    return [{ kind: 'whole', what: written.replace(/\(.*/, '') }];
  const name = tree.text(callee);
  const { plain, named: keyed } = argumentsOf(tree, list);
  if (LOOKS_UP.test(name)) {
    const key = plain[0] ? pythonString(tree.text(plain[0])) : null;
    const leak = key === null ? null : leakOf(key.replaceAll('.', '_'), names.aboutSignIn);
    return leak && key !== null ? [{ kind: leak, what: key }] : [];
  }
  if (!PASSES_ON.test(name)) return [];
  const object = callee.name === 'MemberExpression' && callee.firstChild ? [callee.firstChild] : [];
  return [...object, ...plain, ...keyed.values()].flatMap((each) =>
    pythonLeaks(tree, each, names, depth + 1),
  );
}
