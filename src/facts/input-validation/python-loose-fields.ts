import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python } from '../../parsers/python.ts';
import { isApplicationPath } from '../path-roles.ts';

export interface FoundLooseField {
  readonly model: string;
  readonly field: string;
  readonly line: number;
}

/** Types that let anything pass. */
const LOOSE =
  /^(?:Optional\[\s*)?(?:dict|Dict|Any|typing\.Any|List\[\s*dict|list\[\s*dict|dict\[\s*str\s*,\s*(?:typing\.)?Any|Dict\[\s*str\s*,\s*(?:typing\.)?Any)\s*\]*(?:\s*\|\s*None)?$/;

/** Fields of classes that take a record of anything: `extra: dict`, `payload: Dict[str, Any]`. */
export const pythonLooseFields = defineFileFact<readonly FoundLooseField[]>({
  id: 'python-loose-fields',
  files: PYTHON_FILES,
  mentions: /^\s{1,8}\w{1,60}\s{0,3}:\s{0,3}[\w[.\s]{0,20}\b(?:dict|Dict|Any)\b/m,
  parsers: [python],
  extract(file) {
    if (!isApplicationPath(file.path)) return null;
    const tree = python.of(file);
    const found: FoundLooseField[] = [];
    for (const statement of childrenOf(tree.root)) {
      const type = statement.name === 'DecoratedStatement' ? statement.lastChild : statement;
      const name = type?.name === 'ClassDefinition' ? type.getChild('VariableName') : null;
      const body = type?.getChild('Body');
      if (!name || !body) continue;
      for (const { field, at } of looseIn(tree, body))
        found.push({ model: tree.text(name), field, line: file.lineAt(at) });
    }
    return found.length > 0 ? found : null;
  },
});

function looseIn(tree: PythonTree, body: SyntaxNode): { field: string; at: number }[] {
  return childrenOf(body).flatMap((statement) => {
    const [target] = childrenOf(statement);
    const type = statement.getChild('TypeDef');
    if (statement.name !== 'AssignStatement' || target?.name !== 'VariableName' || !type) return [];
    const written = tree.text(type).replace(/^:\s*/, '').trim();
    return written.length < 80 && LOOSE.test(written) ? [{ field: tree.text(target), at: target.from }] : [];
  });
}
