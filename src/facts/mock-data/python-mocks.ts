import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { isApplicationPath } from '../path-roles.ts';
import type { FileMocks, MockSign } from './model.ts';
import { isInvented, isInventedFile, showsOnPurpose, topicOf } from './names.ts';

/** Made-up records, functions that make them up and faker in each Python file. */
export const pythonMocks = defineFileFact<FileMocks>({
  id: 'python-mocks',
  files: PYTHON_FILES,
  mentions:
    /[mM]ock|MOCK|\b[fF]ake|FAKE_|[dD]ummy|DUMMY|\b[sS]ample_|SAMPLE_|\bimport\s+faker\b|\bfrom\s+faker\b/,
  parsers: [python],
  extract(file) {
    if (!isApplicationPath(file.path) || showsOnPurpose(file.path)) return null;
    const found = read(file, python.of(file));
    return found.length > 0 ? { signs: found, shown: [] } : null;
  },
});

function read(file: SourceFile, tree: PythonTree): MockSign[] {
  const whole = isInventedFile(file.path);
  const found: MockSign[] = [];
  walkPython(tree.root, (node) => {
    const top = node.parent?.name === 'Script';
    const sign = signOf(tree, node, whole && top);
    if (sign) found.push({ ...sign, ...placeOf(file, node, sign.name, sign.kind), exported: top });
    return undefined;
  });
  return found;
}

function placeOf(
  file: SourceFile,
  node: SyntaxNode,
  name: string,
  kind: MockSign['kind'],
): Pick<MockSign, 'line' | 'topic' | 'used'> {
  const uses = file.text.split(new RegExp(`\\b${name}\\b`)).length - 2;
  return {
    line: file.lineAt(node.from),
    topic: topicOf(file.path, '', name),
    used: kind === 'faker' || uses > 0,
  };
}

/** @param everything whether all that stands at the top of the file is made up */
function signOf(
  tree: PythonTree,
  node: SyntaxNode,
  everything: boolean,
): Pick<MockSign, 'kind' | 'name'> | null {
  if (node.name === 'ImportStatement')
    return /^(?:from\s+faker\s+import|import\s+faker)\b/.test(tree.text(node))
      ? { kind: 'faker', name: 'faker' }
      : null;
  if (node.name === 'AssignStatement') {
    const [target] = childrenOf(node);
    const name = target?.name === 'VariableName' ? tree.text(target) : '';
    return (isInvented(name) || (everything && name !== '')) && isData(node.lastChild, 0)
      ? { kind: 'data', name }
      : null;
  }
  const own = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null;
  const name = own ? tree.text(own) : '';
  return isInvented(name) && returnsData(node) ? { kind: 'generator', name } : null;
}

/** A list of records, or a record with some values. */
function isData(node: SyntaxNode | null, depth: number): boolean {
  if (!node || depth > 4) return false;
  const inner = childrenOf(node);
  if (node.name === 'DictionaryExpression')
    return (
      inner.filter(({ name }) => name === ':').length >= 2 || inner.some((each) => isData(each, depth + 1))
    );
  if (node.name !== 'ArrayExpression' && node.name !== 'TupleExpression') return false;
  return (
    inner.some(({ name }) => name === 'DictionaryExpression') ||
    inner.filter(({ name }) => name === 'String').length >= 3
  );
}

function returnsData(node: SyntaxNode): boolean {
  let found = false;
  walkPython(node, (each) => {
    if (each.name === 'ReturnStatement') found ||= childrenOf(each).some((part) => isData(part, 0));
    return undefined;
  });
  return found;
}
