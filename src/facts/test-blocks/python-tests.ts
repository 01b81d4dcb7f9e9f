import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { isTestPath } from '../path-roles.ts';
import { edgeSigns } from './edge-signs.ts';
import type { Reference, TestBlock, TestFileText } from './model.ts';
import { nameOf, PythonFunctions } from './python-functions.ts';
import { decoratorsOf, PythonSkips, type Skips } from './python-skips.ts';
import { address, isOwnServer } from './references.ts';
import { shareReasons } from './skip-reasons.ts';

/** Stands for the conftest.py files that apply to a test. */
export const CONFTEST = '<conftest>';

const TEST_NAME = /(^|\/)(test_[^/]*|[^/]*_tests?|tests?|conftest)\.py$/;

/** Tests in Python (pytest, unittest, Django), and the modules beside them that they share. */
export const pythonTests = defineFileFact<TestFileText>({
  id: 'python-tests',
  files: PYTHON_FILES,
  parsers: [python],
  extract(file) {
    const named = TEST_NAME.test(file.path);
    if (!named && !isTestPath(file.path)) return null;
    const tree = python.of(file);
    const collects = named || /\b(pytest|unittest|TestCase)\b/.test(file.text);
    const functions = new PythonFunctions(tree);
    const blocks = collects ? collectBlocks(file, tree, functions) : [];
    const framework = /\bpytest\b/.test(file.text)
      ? 'pytest'
      : /django\.test/.test(file.text)
        ? 'django'
        : /\bunittest\b/.test(file.text)
          ? 'unittest'
          : null;
    return {
      language: 'Python',
      framework,
      parsed: true,
      blocks,
      references: [...imports(file, tree), ...addresses(file)],
      functions: functions.all(),
    };
  },
});

interface Group extends Skips {
  readonly title: string;
  readonly end: number;
}

function collectBlocks(file: SourceFile, tree: PythonTree, functions: PythonFunctions): TestBlock[] {
  const blocks: TestBlock[] = [];
  const skips = new PythonSkips(file, tree);
  const groups: Group[] = [{ title: '', ...skips.ofModule(), end: file.text.length + 1 }];
  walkPython(tree.root, (node) => {
    while (groups.length > 1 && (groups.at(-1)?.end ?? 0) <= node.from) groups.pop();
    const name = nameOf(node, tree);
    if (node.name === 'ClassDefinition' && name !== null) {
      groups.push({ title: name, ...skips.of(node), end: node.to });
      return undefined;
    }
    if (node.name !== 'FunctionDefinition') return undefined;
    if (name !== null && isTestName(name) && isCollected(node) && !isFixture(node, tree)) {
      const around = groups.filter((group) => group.end >= node.to);
      const own = { title: name, ...skips.of(node), end: node.to };
      blocks.push(block(file, tree, node, [...around, own], functions));
    }
    return false;
  });
  return shareReasons(blocks);
}

/** pytest and unittest collect functions of modules and classes, not those inside functions or behind conditions. */
function isCollected(node: SyntaxNode): boolean {
  const parent = node.parent?.name === 'DecoratedStatement' ? node.parent.parent : node.parent;
  return parent?.name === 'Script' || parent?.name === 'Body';
}

/** A fixture may be called `test_app`. */
function isFixture(node: SyntaxNode, tree: PythonTree): boolean {
  return decoratorsOf(node, tree).some((text) => /\bfixture\b/.test(text));
}

const isTestName = (name: string): boolean => /^test(_|[A-Z0-9]|$)/.test(name);

function block(
  file: SourceFile,
  tree: PythonTree,
  node: SyntaxNode,
  all: readonly Group[],
  functions: PythonFunctions,
): TestBlock {
  const title = all.at(-1)?.title ?? '';
  return {
    title,
    titles: all.slice(1).map((group) => group.title),
    line: file.lineAt(node.from),
    endLine: file.lineAt(Math.max(node.from, node.to - 1)),
    skipped: all.some(({ off }) => off !== null),
    off: all.find(({ off }) => off !== null)?.off ?? null,
    conditional: all.some(({ conditional }) => conditional),
    focused: false,
    parametrised: decoratorsOf(node, tree).some((text) => /parametri[sz]e|parameterized|given\(/.test(text)),
    ...functions.assertionsOf(node),
    sample: null,
    signs: edgeSigns(title, tree.text(node)),
  };
}

function imports(file: SourceFile, tree: PythonTree): Reference[] {
  const found: Reference[] = [];
  walkPython(tree.root, (node) => {
    if (node.name !== 'ImportStatement') return undefined;
    const line = file.lineAt(node.from);
    for (const target of importTargets(tree.text(node))) found.push({ kind: 'import', target, line });
    return false;
  });
  return found;
}

/** `from a.b import c, d` gives `a.b`, `a.b.c`, `a.b.d`: a name may be a module of its own. */
export function importTargets(statement: string): string[] {
  const words = statement
    .replace(/#[^\n]*/g, '')
    .replace(/[()\\\s]+/g, ' ')
    .trim();
  const [, base, names = ''] = /^from ([.\w ]*?) ?import (.*)$/.exec(words) ?? [];
  const listed = (names || words.replace(/^import /, ''))
    .split(',')
    .map((item) => item.trim().split(' as ')[0] ?? '')
    .filter((item) => /^[\w.]+$/.test(item));
  if (base === undefined) return listed;
  const from = base.replaceAll(' ', '');
  return [from, ...listed.map((item) => (from.endsWith('.') ? `${from}${item}` : `${from}.${item}`))];
}

const REQUEST =
  /\b(requests|httpx|session|aiohttp|urllib\.request|page|driver|browser|http)\.(?:get|post|put|patch|delete|request|urlopen|goto)\(\s{0,20}([^\n,)]{1,200})/g;
const CLIENT =
  /\b(?:self\.)?(?:\w{0,20}client|live_server|api)\.(?:get|post|put|patch|delete|head|options)\(|\blive_server\b|\bTestClient\(|\bAppTest\.from_(?:file|function)\(/;
/** A test function with parameters: pytest fills them from the conftest.py files around. */
const FIXTURES = /\bdef test\w*\(\s*(?:self\s*,\s*)?(?!self\b)[a-z_]\w*/;

function addresses(file: SourceFile): Reference[] {
  const found: Reference[] = [];
  for (const match of [...file.text.matchAll(REQUEST)].slice(0, 200)) {
    const target = address(match[2] ?? '');
    const visits = /^(page|driver|browser)$/.test(match[1] ?? '');
    if (visits || isOwnServer(target)) found.push({ kind: 'url', target, line: file.lineAt(match.index) });
  }
  const client = CLIENT.exec(file.text);
  if (client) found.push({ kind: 'client', target: 'test client', line: file.lineAt(client.index) });
  if (FIXTURES.test(file.text)) found.push({ kind: 'import', target: CONFTEST, line: 1 });
  return found;
}
