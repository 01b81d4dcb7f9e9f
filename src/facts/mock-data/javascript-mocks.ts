import type { Node, Program } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { type AnyFunction, functionName, isFunction } from '../failure-handling/javascript-scope.ts';
import { isApplicationPath } from '../path-roles.ts';
import { isData } from './data-shape.ts';
import { fakedSuccess } from './faked-success.ts';
import { writtenMetrics } from './metrics.ts';
import type { FileMocks, MockSign } from './model.ts';
import { isInvented, isInventedFile, showsOnPurpose, topicOf } from './names.ts';

const MENTIONS =
  /[mM]ock|MOCK|\b[fF]ake|FAKE_|[dD]ummy|DUMMY|\b[sS]ample[A-Z_]|SAMPLE_|faker|@ngneat\/falso|\bsetTimeout\b|\b\w{0,30}(?:[sS]tats|[mM]etrics|[kK]pis|[cC]hartData|[rR]evenueData|[sS]alesData|[aA]nalyticsData)\b\s{0,3}(?::[^=\n]{0,60})?=\s{0,3}\[|\bexport\s{1,3}const\s{1,3}\w{1,60}\s{0,3}(?::[^=\n]{0,60})?=\s{0,3}[[{]/;

/** Made-up data, made-up success and written-out figures in each JavaScript or TypeScript file. */
export const javascriptMocks = defineFileFact<FileMocks>({
  id: 'javascript-mocks',
  files: JAVASCRIPT_FILES,
  mentions: MENTIONS,
  parsers: [javascript],
  extract(file) {
    if (
      !isApplicationPath(file.path) ||
      showsOnPurpose(file.path) ||
      /\.min\.js$|\.d\.[cm]?ts$|\.mock\.\w+$/.test(file.path)
    )
      return null;
    const { program } = javascript.of(file);
    const reader = new MockReader(program, file);
    walk(program, (node, parents) => reader.visit(node, parents));
    const found = reader.finish();
    return found.signs.length + found.shown.length > 0 ? found : null;
  },
});

interface Declared {
  readonly name: string;
  readonly node: Node;
  readonly kind: 'data' | 'generator';
  readonly within: string;
  readonly top: boolean;
}

const FAKER = /^(?:@faker-js\/faker|faker|@ngneat\/falso|casual|json-schema-faker)(?:\/|$)/;

/** A test that lets nobody but developers, or those who asked for a demonstration, see what stands behind it. */
const FOR_SHOW =
  /import\.meta\.env\.(?:DEV|MODE|PROD)|NODE_ENV|__DEV__|\bis_?dev|\bIS_DEV|env\.\w{0,30}(?:MOCK|DEMO)|[uU]se_?[mM]ock|USE_MOCK|isMock|mockMode|MOCK_MODE|isDemo|demoMode|DEMO_MODE|isPreview|isTest\w{0,15}|IS_TEST|storybook/i;

class MockReader {
  private readonly file: SourceFile;
  private readonly declared: Declared[] = [];
  private readonly signs: MockSign[] = [];
  private readonly shown: string[] = [];
  private readonly exported = new Set<string>();
  /** References by name: how many, and how many of them stand behind a test. */
  private readonly references = new Map<string, { all: number; shown: number }>();
  private readonly inventedFile: boolean;

  constructor(program: Program, file: SourceFile) {
    this.file = file;
    this.inventedFile = isInventedFile(file.path);
    for (const statement of program.body) this.import(statement);
  }

  private import(statement: Node): void {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return;
    if (!FAKER.test(statement.source.value)) return;
    this.sign('faker', statement.source.value, statement, { used: true });
  }

  visit(node: Node, parents: readonly Node[]): false | undefined {
    if (/^TS(?:Interface|TypeAlias|TypeAnnotation)/.test(node.type)) return false;
    if (node.type === 'VariableDeclarator') this.variable(node, parents);
    else if (isFunction(node)) this.function(node, parents);
    else if (node.type === 'ImportExpression' || node.type === 'CallExpression') this.load(node, parents);
    else if (node.type === 'Identifier') this.reference(node.name, node, parents);
    else if (node.type === 'JSXIdentifier') this.reference(node.name, node, parents);
    return undefined;
  }

  private variable(node: Node & { type: 'VariableDeclarator' }, parents: readonly Node[]): void {
    if (node.id.type !== 'Identifier' || !node.init) return;
    const { name } = node.id;
    const top = !parents.some(isFunction);
    if (parents.some(({ type }) => type === 'ExportNamedDeclaration')) this.exported.add(name);
    if (this.isNamed(name, top) && isData(node.init))
      this.declared.push({ name, node, kind: 'data', within: nameAround(parents), top });
    else if (writtenMetrics(this.file.path, name, node.init))
      this.sign('metrics', name, node, { used: true });
  }

  /** In a file that is called after mocks, every list at its top is one. */
  private isNamed(name: string, top: boolean): boolean {
    return (
      isInvented(name) ||
      (this.inventedFile && top && !/options|config|columns|labels|colou?rs|types|tabs|nav|menu/i.test(name))
    );
  }

  private function(node: AnyFunction, parents: readonly Node[]): void {
    const name = functionName(node, parents);
    if (name === null) return;
    if (parents.at(-1)?.type === 'ExportNamedDeclaration') this.exported.add(name);
    if (isInvented(name) && returnsData(node))
      this.declared.push({ name, node, kind: 'generator', within: nameAround(parents), top: true });
    else if (fakedSuccess(node, name, this.file.text)) this.sign('delay', name, node, { used: true });
  }

  private reference(name: string, node: Node, parents: readonly Node[]): void {
    if (name.length < 4) return;
    const parent = parents.at(-1);
    if (parent?.type === 'VariableDeclarator' && parent.id === node) return;
    if (parent?.type === 'Property' && parent.key === node && !parent.shorthand) return;
    if (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) return;
    if (parent && isFunction(parent)) return;
    if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') {
      this.exported.add(name);
      return;
    }
    const known = this.references.get(name) ?? { all: 0, shown: 0 };
    const shown = this.isShown(parents);
    this.references.set(name, { all: known.all + 1, shown: known.shown + (shown ? 1 : 0) });
  }

  private isForShow(test: unknown): boolean {
    if (typeof test !== 'object' || test === null || !('start' in test) || !('end' in test)) return false;
    const { start, end } = test;
    if (typeof start !== 'number' || typeof end !== 'number') return false;
    const text = this.file.text.slice(start, Math.min(end, start + 200));
    const [flag] =
      /\b(?:USE_MOCK\w{0,20}|useMock\w{0,20}|MOCK_MODE|DEMO_MODE|isMock|isDemo|demoMode)\b/.exec(text) ?? [];
    // A flag that is always on guards nothing.
    if (
      flag !== undefined &&
      new RegExp(`\\bconst\\s+${flag}\\s*(?::\\s*boolean\\s*)?=\\s*true\\b`).test(this.file.text)
    )
      return false;
    return FOR_SHOW.test(text);
  }

  /** `DEV && mockOrders`. */
  private isAfterGuard(parents: readonly Node[]): boolean {
    return parents.some(
      (each) => each.type === 'LogicalExpression' && each.operator === '&&' && this.isForShow(each.left),
    );
  }

  private sign(
    kind: MockSign['kind'],
    name: string,
    node: Node,
    { used, exported = false, within = '' }: { used: boolean; exported?: boolean; within?: string },
  ): void {
    this.signs.push({
      kind,
      name: name.slice(0, 60),
      line: this.file.lineAt(node.start),
      topic: topicOf(this.file.path, within, name),
      exported,
      used,
    });
  }

  /** `if (import.meta.env.DEV) await import('./mocks')`. */
  private load(node: Node, parents: readonly Node[]): void {
    const specifier =
      node.type === 'ImportExpression'
        ? stringValue(node.source)
        : node.type === 'CallExpression' && dottedName(node.callee) === 'require' && node.arguments[0]
          ? stringValue(node.arguments[0])
          : null;
    if (specifier !== null && this.isShown(parents)) this.shown.push(specifier);
  }

  private isShown(parents: readonly Node[]): boolean {
    return (
      parents.some((each) => 'test' in each && each.test !== null && this.isForShow(each.test)) ||
      this.isAfterGuard(parents)
    );
  }

  finish(): FileMocks {
    for (const { name, node, kind, within, top } of this.declared) {
      const { all, shown } = this.references.get(name) ?? { all: 0, shown: 0 };
      const exported = top && this.exported.has(name);
      if (all > 0 && all === shown) continue;
      if (all > 0 || exported) this.sign(kind, name, node, { used: all > 0, exported, within });
    }
    const filled = new Set(this.declared.map(({ within }) => within));
    const signs = this.signs.filter(({ kind, name }) => kind !== 'delay' || !filled.has(name));
    return { signs: signs.sort((a, b) => a.line - b.line), shown: this.shown };
  }
}

function nameAround(parents: readonly Node[]): string {
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    const name = node && isFunction(node) ? functionName(node, parents.slice(0, index)) : null;
    if (name !== null) return name;
  }
  return '';
}

/** Gives back what is written out in it, or drawn by lot. */
function returnsData(node: AnyFunction): boolean {
  let found = false;
  let calls = false;
  walk(node, (each) => {
    if (each.type === 'ReturnStatement') found ||= isData(each.argument);
    if (each.type === 'ArrowFunctionExpression' && each === node)
      found ||= isData(each.body.type === 'BlockStatement' ? null : each.body);
    if (each.type === 'VariableDeclarator') found ||= isData(each.init);
    if (each.type === 'CallExpression') {
      const name = dottedName(each.callee) ?? '';
      found ||= /^Math\.random$/.test(name);
      calls ||= /^(?:fetch|axios)\b|supabase|prisma/.test(name);
    }
    return undefined;
  });
  return found && !calls;
}
