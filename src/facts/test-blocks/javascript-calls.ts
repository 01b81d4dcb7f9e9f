import type { CallExpression, Node, Program } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

/** A call that declares a test or a group of tests. */
export interface TestCall {
  readonly role: 'test' | 'group';
  readonly title: string;
  readonly skipped: boolean;
  readonly conditional: boolean;
  readonly focused: boolean;
  readonly parametrised: boolean;
  /** Its function, where it is written in place. */
  readonly body: Node | null;
}

const TESTS = new Set([
  'it',
  'test',
  'specify',
  'fit',
  'xit',
  'xtest',
  'xspecify',
  'ftest',
  'scenario',
  'Scenario',
]);
const GROUPS = new Set([
  'describe',
  'suite',
  'context',
  'fdescribe',
  'xdescribe',
  'xcontext',
  'xsuite',
  'Feature',
]);
/** Members of the runner that declare no test. */
const OTHER =
  /^(step|use|extend|beforeEach|before|after|afterEach|afterAll|beforeAll|setTimeout|slow|info|expect|configure|meta|mock|teardown|plan|end|pass|ok|equal|run|timeout)$/;

/** Frameworks whose test function has no fixed name, because it is their default export. */
const DEFAULT_EXPORTS =
  /^(ava|tape|tap|node:test|test|blue-tape|tape-catch|zora|uvu|brittle|tapzero|@hapi\/lab)$/;

/** Names under which this file knows its test functions, beyond the usual ones. */
export function testNames(program: Program): ReadonlySet<string> {
  const names = new Set(TESTS);
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && DEFAULT_EXPORTS.test(statement.source.value)) {
      for (const item of statement.specifiers)
        if (item.type === 'ImportDefaultSpecifier') names.add(item.local.name);
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const source =
        init?.type === 'CallExpression' && init.arguments[0] ? stringValue(init.arguments[0]) : null;
      if (id.type === 'Identifier' && source !== null && DEFAULT_EXPORTS.test(source)) names.add(id.name);
    }
  }
  return names;
}

/** Reads `it('…', fn)`, `describe.skip(…)`, `test.each(table)('…', fn)`, `Deno.test({…})` and their like; null for any other call. */
export function readTestCall(call: CallExpression, names: ReadonlySet<string>): TestCall | null {
  const callee = readCallee(call.callee);
  if (!callee) return null;
  const role = roleOf(callee, names);
  if (!role) return null;
  const { root, members } = callee;
  const { title, body, hasFunction } = readArguments(call);
  const pending = members.some((name) => name === 'todo') || (root === 'it' && call.arguments.length === 1);
  if (title === null && (!body || members.length > 1)) return null;
  if (!hasFunction && !(title !== null && pending)) return null;
  const off =
    /^x[its]|^xdescribe|^xcontext/.test(root) ||
    members.some((name) => /^(skip|todo|fixme|pending|disabled|ignore)$/.test(name)) ||
    !hasFunction;
  return {
    role,
    title: title ?? functionName(body) ?? '',
    skipped: off || optionOf(call, 'skip') || optionOf(call, 'ignore') || optionOf(call, 'todo'),
    conditional: members.some((name) => name === 'skipIf' || name === 'runIf'),
    focused:
      root === 'fit' ||
      root === 'fdescribe' ||
      root === 'ftest' ||
      members.includes('only') ||
      optionOf(call, 'only'),
    parametrised: members.includes('each') || members.includes('for'),
    body,
  };
}

interface Callee {
  readonly root: string;
  readonly members: readonly string[];
}

function readCallee(callee: Node): Callee | null {
  const members: string[] = [];
  let node = callee;
  for (;;) {
    if (node.type === 'Identifier') return { root: node.name, members };
    if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && !node.computed) {
      members.unshift(node.property.name);
      node = node.object;
    } else if (node.type === 'CallExpression') node = node.callee;
    else if (node.type === 'TaggedTemplateExpression') node = node.tag;
    else return null;
  }
}

function roleOf({ root, members }: Callee, names: ReadonlySet<string>): TestCall['role'] | null {
  if (members.some((name) => OTHER.test(name))) return null;
  if (GROUPS.has(root)) return 'group';
  if (names.has(root))
    return members.some((name) => name === 'describe' || name === 'suite') ? 'group' : 'test';
  if (root === 'Deno') return members[0] === 'test' ? 'test' : null;
  if (root === 'QUnit')
    return members[0] === 'module'
      ? 'group'
      : members[0] === 'test' || members[0] === 'skip' || members[0] === 'only' || members[0] === 'todo'
        ? 'test'
        : null;
  // Sub-tests of tap, tape and node:test; the library object itself.
  if (root === 't' || root === 'tap' || root === 'lab' || root === 'tester')
    return members[0] === 'test' || members[0] === 'it'
      ? 'test'
      : members[0] === 'experiment' || members[0] === 'describe'
        ? 'group'
        : null;
  return null;
}

function readArguments(call: CallExpression): {
  title: string | null;
  body: Node | null;
  hasFunction: boolean;
} {
  const [first] = call.arguments;
  if (first?.type === 'ObjectExpression') return readOptions(first);
  const title = first ? titleOf(first) : null;
  const body = call.arguments.find(isFunction) ?? null;
  const reference = call.arguments
    .slice(1)
    .some(
      (item) =>
        item.type === 'Identifier' || item.type === 'CallExpression' || item.type === 'MemberExpression',
    );
  return { title, body, hasFunction: body !== null || (title !== null && reference) };
}

/** `Deno.test({ name, fn })`. */
function readOptions(options: Node): { title: string | null; body: Node | null; hasFunction: boolean } {
  const properties = options.type === 'ObjectExpression' ? options.properties : [];
  const find = (name: string) =>
    properties.flatMap((item) =>
      item.type === 'Property' && item.key.type === 'Identifier' && item.key.name === name
        ? [item.value]
        : [],
    )[0];
  const name = find('name');
  const body = find('fn') ?? null;
  return {
    title: name ? titleOf(name) : null,
    body: body && isFunction(body) ? body : null,
    hasFunction: body !== null,
  };
}

function optionOf(call: CallExpression, name: string): boolean {
  return call.arguments.some(
    (item) =>
      item.type === 'ObjectExpression' &&
      item.properties.some(
        (property) =>
          property.type === 'Property' &&
          property.key.type === 'Identifier' &&
          property.key.name === name &&
          property.value.type === 'Literal' &&
          property.value.value !== false,
      ),
  );
}

const isFunction = (node: Node): boolean =>
  node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';

function functionName(body: Node | null): string | null {
  return body?.type === 'FunctionExpression' ? (body.id?.name ?? null) : null;
}

/** The title as written; what is computed in it stands as `${}`. */
function titleOf(node: Node): string | null {
  const plain = stringValue(node);
  if (plain !== null) return plain;
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? '').join('${}');
  if (node.type !== 'BinaryExpression' || node.operator !== '+')
    return node.type === 'MemberExpression' &&
      node.property.type === 'Identifier' &&
      node.property.name === 'name'
      ? '${}'
      : null;
  const left = titleOf(node.left);
  const right = titleOf(node.right);
  return left === null && right === null ? null : `${left ?? '${}'}${right ?? '${}'}`;
}
