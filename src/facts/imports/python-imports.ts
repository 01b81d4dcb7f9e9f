import { defineFileFact } from '../../kit/fact.ts';
import { PYTHON_FILES } from '../../parsers/python.ts';
import type { FileImports, FoundImport, LocalImport } from './model.ts';
import { type PythonLine, pythonStatements } from './python-lines.ts';

/**
 * What each Python file imports, also inside functions; whether a module is the team's own is not known here. Imports
 * are read line by line: every Python file has some, and a syntax tree of each would cost more than all other facts.
 */
export const pythonImports = defineFileFact<FileImports>({
  id: 'python-imports',
  files: PYTHON_FILES,
  mentions: /^[ \t]*(?:import|from)[ \t]/m,
  extract(file) {
    const packages: FoundImport[] = [];
    const local: LocalImport[] = [];
    for (const { text, line, blocks } of pythonStatements(file.text, /^(?:import|from)\s/)) {
      const typeOnly = blocks.some((head) => /^if\s+(?:\w+\.)?TYPE_CHECKING\b/.test(head));
      const optional = blocks.some((head) => /^(?:try|except)\b/.test(head));
      for (const { module, names } of readImport(text)) {
        if (module.startsWith('.'))
          local.push({ specifier: module, names, line, typeOnly, erased: typeOnly });
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

/** `import a.b as c, d` and `from a import (b, c as d)`. */
function readImport(statement: PythonLine['text']): { module: string; names: string[] }[] {
  const written = statement.replace(/[\s()\\]+/g, ' ').trim();
  const from = /^from (\.[. ]*[\w.]*|[\w.]+) ?import (.+)$/.exec(written);
  if (from) return [{ module: (from[1] ?? '').replaceAll(' ', ''), names: listed(from[2] ?? '') }];
  return written.split(';').flatMap((part) => {
    const [, modules = ''] = /^ ?import (.+)$/.exec(part) ?? [];
    return listed(modules).map((module) => ({ module, names: ['*'] }));
  });
}

function listed(text: string): string[] {
  return text.split(',').flatMap((part) => /^ ?([\w.]+|\*)/.exec(part)?.[1] ?? []);
}
