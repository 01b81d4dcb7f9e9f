import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python } from '../../parsers/python.ts';
import type { FileImports, FoundImport, LocalImport } from './model.ts';

/** What each Python file imports, also inside functions; whether a module is the team's own is not known here. */
export const pythonImports = defineFileFact<FileImports>({
  id: 'python-imports',
  files: PYTHON_FILES,
  mentions: /^[ \t]*(?:import|from)[ \t]/m,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const packages: FoundImport[] = [];
    const local: LocalImport[] = [];
    for (const { node, typeOnly, optional } of importStatements(tree)) {
      const line = file.lineAt(node.from);
      for (const { module, names } of readImport(file, node)) {
        if (module.startsWith('.')) local.push({ specifier: module, names, line, typeOnly });
        else {
          const top = module.split('.', 1)[0] ?? module;
          packages.push({
            specifier: module,
            package: top,
            names,
            line,
            typeOnly,
            origin: 'package',
            optional,
          });
        }
      }
    }
    return packages.length + local.length === 0 ? null : { packages, local };
  },
});

interface Statement {
  readonly node: SyntaxNode;
  readonly typeOnly: boolean;
  readonly optional: boolean;
}

/** Only nodes that can hold statements are entered: expressions cannot import. */
const HOLDS = /^(?:Script|\w*Body|\w+Statement|StatementGroup|\w+Definition|MatchClause)$/;
const MAX_DEPTH = 200;

function importStatements(tree: PythonTree): Statement[] {
  const found: Statement[] = [];
  const visit = (node: SyntaxNode, typeOnly: boolean, optional: boolean, depth: number): void => {
    if (node.name === 'ImportStatement') found.push({ node, typeOnly, optional });
    else if (depth < MAX_DEPTH && HOLDS.test(node.name)) {
      const forTypes =
        typeOnly || (node.name === 'IfStatement' && /^if\s+(?:\w+\.)?TYPE_CHECKING\b/.test(tree.text(node)));
      const tried = optional || node.name === 'TryStatement';
      for (const child of childrenOf(node)) visit(child, forTypes, tried, depth + 1);
    }
  };
  visit(tree.root, false, false, 0);
  return found;
}

/** `import a.b as c, d` and `from a import (b, c as d)`. */
function readImport(file: SourceFile, node: SyntaxNode): { module: string; names: string[] }[] {
  const written = file.text
    .slice(node.from, node.to)
    .replace(/#[^\n]*/g, '')
    .replace(/[\s()\\]+/g, ' ')
    .trim();
  const from = /^from (\.[. ]*[\w.]*|[\w.]+) ?import (.+)$/.exec(written);
  if (from) return [{ module: (from[1] ?? '').replaceAll(' ', ''), names: listed(from[2] ?? '') }];
  const [, modules] = /^import (.+)$/.exec(written) ?? [];
  return listed(modules ?? '').map((module) => ({ module, names: ['*'] }));
}

function listed(text: string): string[] {
  return text.split(',').flatMap((part) => /^ ?([\w.]+|\*)/.exec(part)?.[1] ?? []);
}
