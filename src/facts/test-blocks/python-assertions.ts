import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonTree, walkPython } from '../../parsers/python.ts';

const CALL =
  /^(?:self\.)?(?:assert\w*|fail|_?(?:assert|verify|check|expect|ensure)(?:_\w*|[A-Z]\w*)?)$|\.(?:assert\w*|raises|warns|fail|_?(?:assert|verify|check|expect)_\w+|to_(?:be|have)_\w+|should)$|^(?:raises|expect|snapshot)$/;

/** Those that are about nothing but their arguments; the others look at what the test did. */
const VALUES = /^self\.assert(True|Equals?|Is|IsNotNone|IsNone|False|NotEqual|In|Greater|Less|AlmostEqual)$/;

/** Whether a test function asserts something, and something that could ever be false. */
export function pythonAssertions(
  definition: SyntaxNode,
  tree: PythonTree,
): { any: boolean; trivial: boolean } {
  let any = false;
  let substantial = false;
  walkPython(definition, (node) => {
    if (node.name === 'AssertStatement') {
      any = true;
      const [, condition] = childrenOf(node);
      // `assert False` marks what must not be reached: it can fail.
      if (condition && (!isConstant(condition) || /^(False|None|0)$/.test(tree.text(condition))))
        substantial = true;
      return false;
    }
    if (node.name === 'RaiseStatement') any = substantial = true;
    if (
      node.name !== 'CallExpression' ||
      !node.firstChild ||
      !CALL.test(tree.text(node.firstChild).replace(/\s+/g, ''))
    )
      return undefined;
    any = true;
    const args = node.getChild('ArgList');
    const compares = VALUES.test(tree.text(node.firstChild)) && args && childrenOf(args).length > 2;
    if (!compares || !isConstant(args)) substantial = true;
    return undefined;
  });
  return { any, trivial: any && !substantial };
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
