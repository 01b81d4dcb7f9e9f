import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { JAVASCRIPT_FILES, type JavaScriptTree, javascript, walk } from '../../parsers/javascript.ts';
import { isTestPath } from '../path-roles.ts';
import { edgeSigns } from './edge-signs.ts';
import { assertionsIn } from './javascript-assertions.ts';
import { readTestCall, type TestCall } from './javascript-calls.ts';
import { JavaScriptFunctions } from './javascript-functions.ts';
import { testNames } from './javascript-names.ts';
import { skipInside } from './javascript-skips.ts';
import type { Off, TestBlock, TestFileText } from './model.ts';
import { javascriptReferences, withoutComments } from './references.ts';
import { sampleOf } from './samples.ts';
import { Comments, shareReasons } from './skip-reasons.ts';

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
    /\b(?:[xf]?(?:it|test|describe|context)|suite|specify|scenario|Scenario|tap|tape|import|from|require)\b|expect|assert|should|verify|check|ensure/,
  parsers: [javascript],
  extract(file) {
    const framework = FRAMEWORKS.find(([, pattern]) => pattern.test(file.text))?.[0] ?? null;
    const named = isTestPath(file.path) || TEST_NAME.test(file.path);
    if (!named && (framework === null || !DECLARES.test(file.text))) return null;
    return readTests(file, framework, named);
  },
});

/** A helper that tests may assert through. */
const ASSERTS = /\b(?:_?(?:expect|assert|verify|should|ensure|check)|chai|cy|snapshot)\w*\b\s{0,5}[.(]/i;

const EXPORTS = /^[ \t]*(?:export\b|(?:module\.)?exports\b)/m;

function readTests(file: SourceFile, framework: string | null, named: boolean): TestFileText | null {
  const helps = EXPORTS.test(file.text) && ASSERTS.test(file.text);
  const tree = helps || DECLARES.test(file.text) ? javascript.of(file) : null;
  const code = tree ? withoutComments(file.text, tree.comments) : file.text;
  const functions = tree ? new JavaScriptFunctions(tree.program) : null;
  const declared = tree && functions ? collectBlocks(file, tree, functions, code) : [];
  const blocks = declared.length === 0 && isPlainScript(file, code) ? [scriptBlock(file)] : declared;
  if (blocks.length === 0 && !named) return null;
  return {
    language: 'JavaScript',
    framework,
    parsed: true,
    blocks,
    references: javascriptReferences(file, code),
    functions: functions && named && EXPORTS.test(file.text) ? functions.all() : [],
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
    helpers: [],
    signs: edgeSigns(title, file.text),
  };
}

const PLAIN = { skipped: false, off: null, conditional: false, focused: false, parametrised: false } as const;

/** A test or group with where it is switched off. */
interface Found extends TestCall {
  readonly off: Off | null;
}

function collectBlocks(
  file: SourceFile,
  tree: JavaScriptTree,
  functions: JavaScriptFunctions,
  code: string,
): TestBlock[] {
  const names = testNames(tree.program);
  const calls = new Map<Node, Found>();
  const blocks: TestBlock[] = [];
  const comments = lineComments(file, tree.comments);
  walk(tree.program, (node, parents) => {
    if (node.type !== 'CallExpression') return undefined;
    const call = readTestCall(node, names);
    if (!call) return undefined;
    const found = withSkip(file, node, call, comments);
    calls.set(node, found);
    const around = parents.flatMap((parent) => calls.get(parent) ?? []);
    if (call.role === 'test') blocks.push(block(file, node, found, around, functions, code));
    return undefined;
  });
  return shareReasons(blocks);
}

function withSkip(file: SourceFile, node: Node, call: TestCall, comments: Comments): Found {
  const inside = call.body ? skipInside(call.body, call.role) : null;
  const conditional = call.conditional || (inside?.conditional ?? false);
  const skipped = call.skipped || (inside !== null && !inside.conditional);
  if (!skipped || call.conditional) return { ...call, skipped: false, conditional, off: null };
  const line = file.lineAt(inside && !call.skipped ? inside.node.start : node.start);
  return { ...call, skipped, conditional, off: comments.off(line, call.reason ?? inside?.reason ?? null) };
}

function block(
  file: SourceFile,
  node: Node,
  call: Found,
  around: readonly Found[],
  functions: JavaScriptFunctions,
  code: string,
): TestBlock {
  const all = [...around, call];
  const text = code.slice(node.start, node.end);
  return {
    title: call.title,
    titles: all.map(({ title }) => title),
    line: file.lineAt(node.start),
    endLine: file.lineAt(node.end),
    skipped: all.some(({ skipped }) => skipped),
    off: all.find(({ off }) => off !== null)?.off ?? null,
    conditional: all.some(({ conditional }) => conditional),
    focused: all.some(({ focused }) => focused),
    parametrised: all.some(({ parametrised }) => parametrised),
    ...assertions(call, functions),
    sample: sampleOf(call.title, file.text.slice(node.start, node.end)),
    signs: edgeSigns(call.title, text),
  };
}

/** What a test asserts: by itself, through functions of its file, or perhaps through those of other files. */
function assertions(
  { body, bodyName }: TestCall,
  functions: JavaScriptFunctions,
): Pick<TestBlock, 'asserts' | 'trivial' | 'helpers'> {
  const own = body ? assertionsIn(body, receivers(body)) : null;
  const calls = own ? own.calls : bodyName === null ? [] : [bodyName];
  const more = own?.byMethod === true || functions.assertsThrough(calls);
  if (own?.any && !(own.trivial && more)) return { asserts: true, trivial: own.trivial, helpers: [] };
  if (more) return { asserts: true, trivial: false, helpers: [] };
  return { asserts: own ? false : null, trivial: false, helpers: functions.helpers(calls) };
}

function lineComments(file: SourceFile, comments: JavaScriptTree['comments']): Comments {
  return new Comments(
    comments.map(({ start, end, value }) => {
      const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
      return {
        line: file.lineAt(start),
        endLine: file.lineAt(end),
        text: value,
        alone: file.text.slice(lineStart, start).trim() === '',
      };
    }),
  );
}

/** The test's own argument (`t`, `assert`), through which ava, tape and QUnit assert; not Playwright's fixtures. */
function receivers(body: Node): string[] {
  if (body.type !== 'ArrowFunctionExpression' && body.type !== 'FunctionExpression') return [];
  const [first] = body.params;
  return first?.type === 'Identifier' && /^(t|tt|st|assert|test|harness|context|ctx)$/.test(first.name)
    ? [first.name]
    : [];
}
