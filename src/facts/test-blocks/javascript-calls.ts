import type { CallExpression, Node } from '@oxc-project/types';
import { functionName, optionOf, readArguments, reasonOption } from './javascript-arguments.ts';

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
  /** The function that stands in its place, or that makes it: `it('swaps', checkSwap)`. */
  readonly bodyName: string | null;
  /** Why it is switched off, as its options say: `{ skip: 'needs a server' }`. */
  readonly reason: string | null;
}

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

/** Reads `it('…', fn)`, `describe.skip(…)`, `test.each(table)('…', fn)`, `Deno.test({…})` and their like; null for any other call. */
export function readTestCall(call: CallExpression, names: ReadonlySet<string>): TestCall | null {
  const callee = readCallee(call.callee);
  if (!callee) return null;
  const role = roleOf(callee, names);
  if (!role) return null;
  const { root, members } = callee;
  const { title, body, bodyName, hasFunction } = readArguments(call);
  const pending =
    members.some((name) => name === 'todo') ||
    (root === 'it' && members.length === 0 && call.arguments.length === 1);
  // `test.skip(({ browserName }) => …, 'not in Safari')` is a condition.
  const condition = members.some((name) => name === 'skip' || name === 'fixme') && call.arguments[0] === body;
  if (title === null && (!body || members.length > 1 || condition)) return null;
  if (!hasFunction && !(title !== null && pending)) return null;
  const off =
    /^x[its]|^xdescribe|^xcontext/.test(root) ||
    members.some((name) => /^(skip|todo|fixme|pending|disabled|ignore)$/.test(name)) ||
    !hasFunction;
  return {
    role,
    title: title ?? functionName(body) ?? '',
    skipped: off || optionOf(call, 'skip') || optionOf(call, 'ignore') || optionOf(call, 'todo'),
    conditional: callee.conditional || members.some((name) => name === 'skipIf' || name === 'runIf'),
    focused:
      root === 'fit' ||
      root === 'fdescribe' ||
      root === 'ftest' ||
      members.includes('only') ||
      optionOf(call, 'only'),
    parametrised: members.includes('each') || members.includes('for'),
    body,
    bodyName,
    reason: reasonOption(call, 'skip') ?? reasonOption(call, 'todo'),
  };
}

interface Callee {
  readonly root: string;
  readonly members: readonly string[];
  /** `(onWindows ? it.skip : it)(…)` */
  readonly conditional: boolean;
}

function readCallee(callee: Node): Callee | null {
  if (callee.type === 'ConditionalExpression') {
    const branches = [readCallee(callee.consequent), readCallee(callee.alternate)];
    const [plain] = branches.filter((branch) => branch?.members.length === 0);
    return plain && branches.every((branch) => branch?.root === plain.root)
      ? { ...plain, conditional: true }
      : null;
  }
  const members: string[] = [];
  let node: Node = callee;
  for (;;) {
    if (node.type === 'Identifier') return { root: node.name, members, conditional: false };
    if (node.type === 'MemberExpression' && node.property.type === 'Identifier' && !node.computed) {
      members.unshift(node.property.name);
      node = node.object;
    } else if (node.type === 'CallExpression') node = node.callee;
    else if (node.type === 'TaggedTemplateExpression') node = node.tag;
    else return null;
  }
}

/** Objects that carry test functions as members: sub-tests of tap, tape and node:test, and libraries' own. */
const CARRIERS = new Set(['t', 'tap', 'lab', 'tester', 'Deno', 'QUnit']);

function roleOf({ root, members }: Callee, names: ReadonlySet<string>): TestCall['role'] | null {
  if (members.some((name) => OTHER.test(name))) return null;
  if (GROUPS.has(root)) return 'group';
  if (names.has(root))
    return members.some((name) => name === 'describe' || name === 'suite') ? 'group' : 'test';
  const [member = ''] = members;
  if (!CARRIERS.has(root)) return null;
  if (/^(module|experiment|describe)$/.test(member)) return 'group';
  return /^(test|it)$/.test(member) || (root === 'QUnit' && /^(skip|only|todo)$/.test(member))
    ? 'test'
    : null;
}
