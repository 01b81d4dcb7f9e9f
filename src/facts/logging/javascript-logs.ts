import type { CallExpression, Node, ObjectExpression, VariableDeclarator } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { leaksIn } from './javascript-values.ts';
import type { FileLogs, Leak } from './model.ts';
import { javascriptRuns } from './runs.ts';
import { ABOUT_SIGN_IN, isToken } from './sensitive-words.ts';

/** What JavaScript and TypeScript write to logs and error reporters. */
export const javascriptLogs = defineFileFact<FileLogs>({
  id: 'logs-javascript',
  files: JAVASCRIPT_FILES,
  mentions:
    /\b(?:console|log|logger|winston|consola)\.\w{3,7}\([^;]{0,300}?(?:passw|pwd|senha|contrase|secret|token|jwt|key|otp|code|credential|cookie|authoriz|session|user|req\b|request|body|data|input|payload|raw|mail|phone|tel|profile|customer|patient|employee|student|usuario|cliente|address|passport|cpf|iban|birth|reset)|sendDefaultPii|\bredact/i,
  parsers: [javascript],
  extract(file) {
    const { program } = javascript.of(file);
    const found = new Collector(file);
    walk(program, (node, parents) => found.visit(node, parents));
    return found.result();
  },
});

const CONSOLE = /^console\.(log|info|debug|warn|error|trace|dir|table)$/;
const LIBRARY =
  /(^|\.)(logger|log|winston|pino|bunyan|Logger|consola|signale)\.(log|info|debug|warn|error|trace|verbose|silly|fatal|notice)$/;
const DEVELOPMENT =
  /NODE_ENV\W{1,6}(['"]production|['"](dev|test))|env\.DEV\b|__DEV__|\bisDev|\bdebug\b|\bDEBUG\b|\bverbose\b|\bDEV\b/;
const SENT_BY =
  /^(await )?(req|request|ctx\.req|c\.req|ctx\.request|event|context\.request)\.(body|json|formData|parseBody|rawBody|text)\b/;

class Collector {
  readonly #file: SourceFile;
  readonly #aboutSignIn: boolean;
  readonly #sent = new Set<string>();
  readonly #leaks: Leak[] = [];
  readonly #redacts = new Set<string>();
  readonly #reporters: { line: number; filtered: boolean }[] = [];
  readonly #streams: boolean;
  #calls = 0;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#streams = /\breq(uest)?\.(json|formData)\(|\bNextRequest\b/.test(file.text);
    this.#aboutSignIn = ABOUT_SIGN_IN.test(file.text);
  }

  result(): FileLogs | null {
    if (this.#calls + this.#redacts.size + this.#reporters.length === 0) return null;
    return {
      leaks: this.#leaks,
      calls: this.#calls,
      runs: javascriptRuns(this.#file.path, this.#file.text),
      redacts: [...this.#redacts],
      reporters: this.#reporters,
    };
  }

  visit(node: Node, parents: readonly Node[]): undefined {
    if (node.type === 'CallExpression') this.#call(node, parents);
    else if (node.type === 'VariableDeclarator') this.#variable(node);
    else if (node.type === 'ObjectExpression') this.#options(node);
  }

  #call(node: CallExpression, parents: readonly Node[]): void {
    const callee = dottedName(node.callee) ?? '';
    const library = LIBRARY.test(callee);
    if (!library && !CONSOLE.test(callee)) return;
    this.#calls += 1;
    if (this.#isForDevelopment(parents)) return;
    const names = { aboutSignIn: this.#aboutSignIn, sent: this.#sent };
    const line = this.#file.lineAt(node.start);
    const debug = /\.(debug|trace|verbose|silly)$/.test(callee);
    const rejected = parents.some(({ type }) => type === 'CatchClause');
    for (const leak of node.arguments.flatMap((each) => leaksIn(each, names))) {
      if (rejected && isToken(leak.what)) continue;
      // In handlers of the fetch kind, that is a stream which prints nothing.
      if (/^req(uest)?\.body$/.test(leak.what) && this.#streams) continue;
      this.#leaks.push({ ...leak, line, library, debug });
    }
  }

  #isForDevelopment(parents: readonly Node[]): boolean {
    return parents.some((parent) => {
      const test =
        parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
          ? parent.test
          : parent.type === 'LogicalExpression'
            ? parent.left
            : null;
      return test !== null && DEVELOPMENT.test(this.#file.text.slice(test.start, test.end));
    });
  }

  /** `const body = await req.json()` */
  #variable({ id, init }: VariableDeclarator): void {
    if (id.type !== 'Identifier' || !init) return;
    if (SENT_BY.test(this.#file.text.slice(init.start, Math.min(init.end, init.start + 60))))
      this.#sent.add(id.name);
  }

  /** `redact: ['password', 'req.headers.authorization']` of a logger, `sendDefaultPii: true` of an error reporter. */
  #options(node: ObjectExpression): void {
    const keys = node.properties.flatMap((property) =>
      property.type === 'Property' && property.key.type === 'Identifier'
        ? [{ key: property.key.name, value: property.value }]
        : [],
    );
    for (const { key, value } of keys) {
      if (/^redact/.test(key)) for (const name of namesIn(value)) this.#redacts.add(name);
      if (key === 'sendDefaultPii' && value.type === 'Literal' && value.value === true) {
        const filtered = keys.some((each) => /^beforeSend$/.test(each.key));
        this.#reporters.push({ line: this.#file.lineAt(value.start), filtered });
      }
    }
  }
}

/** The last parts of the paths in a list, or in `{ paths: […] }`. */
function namesIn(value: Node): string[] {
  if (value.type === 'ObjectExpression')
    return value.properties.flatMap((property) =>
      property.type === 'Property' ? namesIn(property.value) : [],
    );
  if (value.type !== 'ArrayExpression') return [];
  return value.elements.flatMap((each) => {
    const path = each ? stringValue(each) : null;
    return path === null
      ? []
      : [
          path
            .replace(/["'\]]/g, '')
            .split(/[.[]/)
            .at(-1) ?? path,
        ];
  });
}
