import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, walkPython } from '../../parsers/python.ts';

/** What the libraries assert with: pytest, unittest, mocks, Playwright, snapshots. */
const LIBRARY =
  /^self\.(?:assert[A-Z]\w*|fail\w*|snapshot)$|\.(?:assert_(?:called|not_called|any_call|has_calls|awaited|not_awaited|any_await|has_awaits)\w*|raises|warns|fail|deprecated_call|to_(?:be|have)_\w+|not_to_(?:be|have)_\w+|should)$|^(?:raises|warns|deprecated_call|expect|snapshot|assert_that|fail|(?:np|npt|pd|tm|torch)\.testing\.\w+|assert_(?:array_|allclose|almost_equal|equal|raises|frame_equal|series_equal|that)\w*)$|\.testing\.assert_\w+$/;
const ASSERTING_NAME = /^_?(?:assert|verify|check|expect|ensure|should)(?:_\w*|[A-Z]\w*)?$/;
/** A function, or a method of the test's own class. */
const OWN = /^(self\.|cls\.)?(\w+)$/;
const METHOD = /\.(\w+)$/;

/** Those that are about nothing but their arguments; the others look at what the test did. */
const VALUES = /^self\.assert(True|Equals?|Is|IsNotNone|IsNone|False|NotEqual|In|Greater|Less|AlmostEqual)$/;

export interface PythonAssertions {
  /** It asserts by itself, through a library or by raising. */
  readonly any: boolean;
  readonly trivial: boolean;
  /** Methods of other objects that are named as what asserts. */
  readonly byMethod: boolean;
  /** Functions that it calls, and methods of its own class. */
  readonly calls: readonly string[];
}

/** Whether a function is named as what asserts: `assert_saved`, `checkTotal`. */
export function isAssertingName(name: string): boolean {
  return ASSERTING_NAME.test(name);
}

/** Whether a test function asserts something, and something that could ever be false. */
export function pythonAssertions(definition: SyntaxNode, tree: PythonTree): PythonAssertions {
  const found: Found = { any: false, substantial: false, byMethod: false, calls: new Set() };
  walkPython(definition, (node) => {
    if (node.name === 'AssertStatement') {
      found.any = true;
      found.substantial ||= mayFail(node, tree);
      return false;
    }
    if (node.name === 'RaiseStatement') found.any = found.substantial = true;
    if (node.name === 'CallExpression' && node.firstChild) readCall(node, node.firstChild, tree, found);
    return undefined;
  });
  const { any, substantial, byMethod, calls } = found;
  return { any, trivial: any && !substantial, byMethod, calls: [...calls] };
}

interface Found {
  any: boolean;
  substantial: boolean;
  byMethod: boolean;
  readonly calls: Set<string>;
}

function readCall(node: SyntaxNode, callee: SyntaxNode, tree: PythonTree, found: Found): void {
  const called = tree.text(callee).replace(/\s+/g, '');
  if (LIBRARY.test(called)) {
    found.any = true;
    const args = node.getChild('ArgList');
    const compares = VALUES.test(called) && args && childrenOf(args).length > 2;
    if (!compares || !isConstant(args)) found.substantial = true;
    return;
  }
  const [, , own] = OWN.exec(called) ?? [];
  if (own !== undefined) found.calls.add(own);
  else found.byMethod ||= isAssertingName(METHOD.exec(called)?.[1] ?? '');
}

/** `assert False` marks what must not be reached: it can fail. */
function mayFail(assertion: SyntaxNode, tree: PythonTree): boolean {
  const [, condition] = childrenOf(assertion);
  return condition !== undefined && (!isConstant(condition) || /^(False|None|0)$/.test(tree.text(condition)));
}

/** No name, call or attribute in it: its value is known without running anything. */
function isConstant(node: SyntaxNode): boolean {
  let constant = true;
  walkPython(node, ({ name }) => {
    if (
      /^(VariableName|CallExpression|MemberExpression|LambdaExpression|AwaitExpression|FormatString)$/.test(
        name,
      )
    )
      constant = false;
    return constant;
  });
  return constant;
}
