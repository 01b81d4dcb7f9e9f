import type { Node, Program } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { JAVASCRIPT_FILES, javascript, walk } from '../../parsers/javascript.ts';
import { isTestPath } from '../path-roles.ts';
import { assertionsIn } from './javascript-assertions.ts';
import { readTestCall, type TestCall } from './javascript-calls.ts';
import { testNames } from './javascript-names.ts';
import type { TestBlock, TestFileText } from './model.ts';
import { javascriptReferences, withoutComments } from './references.ts';
import { sampleOf } from './samples.ts';

const FRAMEWORKS: readonly (readonly [string, RegExp])[] = [
  ['vitest', /["']vitest["']/],
  ['playwright', /["'](@playwright\/test|playwright)["']/],
  ['node:test', /["']node:test["']/],
  ['bun', /["']bun:test["']/],
  ['jest', /["']@jest\/globals["']|\bjest\.\w/],
  ['ava', /["']ava["']/],
  ['tap', /["'](tap|tape)["']/],
  ['deno', /\bDeno\.test\b|["']@std\/testing/],
  ['cypress', /\bcy\.\w|["']cypress["']/],
  ['qunit', /["']qunit["']|\bQUnit\./],
  ['mocha', /["'](mocha|chai|@japa\/runner|uvu|@hapi\/lab)["']/],
];

const DECLARES =
  /\b(?:it|test|describe|suite|specify|fit|xit|xtest|xdescribe|fdescribe|scenario|Scenario|QUnit|tap|tape|lab|t)\b\s{0,5}[.(`]/;
const TEST_NAME = /(^|[/._-])(tests?|specs?|e2e|cy)([._-][^/]*)?\.[cm]?[jt]sx?$/i;

/** Tests in JavaScript and TypeScript, and the modules beside them that they share. */
export const javascriptTests = defineFileFact<TestFileText>({
  id: 'javascript-tests',
  files: JAVASCRIPT_FILES,
  mentions:
    /\b(?:[xf]?(?:it|test|describe|context)|suite|specify|scenario|Scenario|tap|tape|import|from|require|assert)\b/,
  parsers: [javascript],
  extract(file) {
    const framework = FRAMEWORKS.find(([, pattern]) => pattern.test(file.text))?.[0] ?? null;
    const named = isTestPath(file.path) || TEST_NAME.test(file.path);
    if (!named && (framework === null || !DECLARES.test(file.text))) return null;
    return readTests(file, framework, named);
  },
});

function readTests(file: SourceFile, framework: string | null, named: boolean): TestFileText | null {
  const tree = DECLARES.test(file.text) ? javascript.of(file) : null;
  const code = tree ? withoutComments(file.text, tree.comments) : file.text;
  const declared = tree ? collectBlocks(file, tree.program) : [];
  const blocks = declared.length === 0 && isPlainScript(file, code) ? [scriptBlock(file)] : declared;
  if (blocks.length === 0 && !named) return null;
  return {
    language: 'JavaScript',
    framework,
    parsed: true,
    blocks,
    references: javascriptReferences(file, code),
  };
}

/** A script that asserts without any framework, run by `node test/x.js`. */
function isPlainScript(file: SourceFile, code: string): boolean {
  return (
    isTestPath(file.path) &&
    TEST_NAME.test(file.path) &&
    /["'](node:)?assert(\/strict)?["']|\bassert\(/.test(code)
  );
}

function scriptBlock(file: SourceFile): TestBlock {
  const title = file.path.split('/').at(-1) ?? file.path;
  return {
    title,
    titles: [title],
    line: 1,
    endLine: file.lineAt(file.text.length),
    ...PLAIN,
    asserts: true,
    trivial: false,
    sample: null,
  };
}

const PLAIN = { skipped: false, conditional: false, focused: false, parametrised: false } as const;

function collectBlocks(file: SourceFile, program: Program): TestBlock[] {
  const names = testNames(program);
  const calls = new Map<Node, TestCall>();
  const blocks: TestBlock[] = [];
  walk(program, (node, parents) => {
    if (node.type !== 'CallExpression') return undefined;
    const call = readTestCall(node, names);
    if (!call) return undefined;
    calls.set(node, call);
    const around = parents.flatMap((parent) => calls.get(parent) ?? []);
    if (call.role === 'test') blocks.push(block(file, node, call, around));
    return undefined;
  });
  return blocks;
}

function block(file: SourceFile, node: Node, call: TestCall, around: readonly TestCall[]): TestBlock {
  const all = [...around, call];
  const assertions = call.body ? assertionsIn(call.body, receivers(call.body)) : null;
  return {
    title: call.title,
    titles: all.map(({ title }) => title),
    line: file.lineAt(node.start),
    endLine: file.lineAt(node.end),
    skipped: all.some(({ skipped }) => skipped),
    conditional: all.some(({ conditional }) => conditional),
    focused: all.some(({ focused }) => focused),
    parametrised: all.some(({ parametrised }) => parametrised),
    asserts: assertions?.any ?? null,
    trivial: assertions?.trivial ?? false,
    sample: sampleOf(call.title, file.text.slice(node.start, node.end)),
  };
}

/** The test's own argument (`t`, `assert`), through which ava, tape and QUnit assert; not Playwright's fixtures. */
function receivers(body: Node): string[] {
  if (body.type !== 'ArrowFunctionExpression' && body.type !== 'FunctionExpression') return [];
  const [first] = body.params;
  return first?.type === 'Identifier' && /^(t|tt|st|assert|test|harness|context|ctx)$/.test(first.name)
    ? [first.name]
    : [];
}
