import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import {
  childrenOf,
  PYTHON_FILES,
  type PythonTree,
  python,
  pythonString,
  walkPython,
} from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import { loopNames } from './loop-names.ts';
import { type EnvUse, type EnvUses, UPPER_NAME, unlessEmpty } from './model.ts';
import { settingsFields } from './python-settings.ts';

/** What Python reads from its environment, and from Streamlit's secrets. */
export const pythonEnv = defineFileFact<EnvUses>({
  id: 'python-env',
  files: PYTHON_FILES,
  mentions:
    /environ|getenv|BaseSettings|st\.secrets|decouple|starlette\.config|env\w{0,40}\(\s{0,20}["'][A-Z]/i,
  parsers: [python],
  extract(file) {
    const reader = new Reader(python.of(file), file);
    return unlessEmpty(reader.read());
  },
});

const READS = /^(?:(?:os\.)?(?:environ\.get|getenv)|(?:st|streamlit)\.secrets\.get)$/;
const SECRETS = /^(?:st|streamlit)\.secrets$/;
/** Libraries whose reader is an object that the project names itself, nearly always so. */
const READER_LIBRARY =
  /\b(?:decouple|environs|starlette\.config)\b|\bimport environ\b|^from [\w.]+ import .*\benv\b/m;
const READER =
  /^(?:config|env)(?:\.(?:str|bool|int|float|list|json|url|db|db_url|cache|cache_url|email_url|path|tuple|dict|decimal|date|datetime|timedelta|enum|log_level))?$/;

class Reader {
  readonly #uses: EnvUse[] = [];
  readonly #dynamic: number[] = [];
  readonly #helpers = new Map<string, number>();
  readonly #calls: { callee: string; use: EnvUse }[] = [];
  readonly #texts = new Map<string, string>();
  readonly #usesLibrary: boolean;
  /** Else `environ` is a request's, as web servers hand it over. */
  readonly #importsEnviron: boolean;

  constructor(
    private readonly tree: PythonTree,
    private readonly file: SourceFile,
  ) {
    this.#usesLibrary = READER_LIBRARY.test(file.text);
    this.#importsEnviron = /^from os import .{0,200}\benviron\b/m.test(file.text);
    for (const [, name = '', value = ''] of file.text.matchAll(
      /^([A-Z_]{2,60})\s{0,9}=\s{0,9}["'](\w{1,80})["']/gm,
    ))
      this.#texts.set(name, value);
  }

  read(): EnvUses {
    walkPython(this.tree.root, (node) => {
      if (node.name === 'CallExpression') this.#call(node);
      else if (node.name === 'MemberExpression') this.#member(node);
      else if (node.name === 'ClassDefinition')
        this.#uses.push(...settingsFields(this.tree, node, this.file));
      return undefined;
    });
    const helpers = [...this.#helpers].map(([name, line]) => ({ name, line }));
    return { uses: this.#uses, dynamic: this.#dynamic, helpers, calls: this.#calls, defines: [] };
  }

  #call(node: SyntaxNode): void {
    const list = node.getChild('ArgList');
    if (!node.firstChild || !list) return;
    const callee = this.tree.text(node.firstChild).replace(/\s/g, '');
    const { plain, named } = argumentsOf(this.tree, list);
    const key = plain[0] ?? named.get('key');
    const hasDefault = plain.length > 1 || named.has('default') || isAlternative(this.tree, node);
    if (!key) return;
    if (READS.test(callee)) {
      this.#name(key, node, hasDefault);
      return;
    }
    const name = this.#text(key);
    if (name === null || !UPPER_NAME.test(name)) return;
    if (this.#usesLibrary && READER.test(callee)) this.#uses.push(this.#found(name, node, hasDefault));
    else if (/^[\w.]{1,80}$/.test(callee))
      this.#calls.push({
        callee: callee.slice(callee.lastIndexOf('.') + 1),
        use: this.#found(name, node, hasDefault),
      });
  }

  /** `os.environ["X"]`, read and not written. */
  #member(node: SyntaxNode): void {
    const [object, bracket, key] = childrenOf(node);
    if (!object || !key || !bracket || this.tree.text(bracket) !== '[') return;
    const text = this.tree.text(object).replace(/\s/g, '');
    if (text !== 'os.environ' && !(text === 'environ' && this.#importsEnviron) && !SECRETS.test(text)) return;
    const parent = node.parent;
    const written =
      parent?.name === 'DeleteStatement' ||
      (parent?.name === 'AssignStatement' && parent.firstChild?.from === node.from);
    if (!written) this.#name(key, node, false);
  }

  #name(key: SyntaxNode, node: SyntaxNode, hasDefault: boolean): void {
    const name = this.#text(key);
    if (name !== null) {
      this.#uses.push(this.#found(name, node, hasDefault));
      return;
    }
    // `os.environ.get(name + "_FILE")` reads what the caller names, from a file.
    const variable = key.name === 'BinaryExpression' && key.firstChild ? key.firstChild : key;
    const text = variable.name === 'VariableName' ? this.tree.text(variable) : null;
    const helper = text === null ? null : this.#helperAround(node, text);
    const line = this.file.lineAt(node.from);
    const names = text === null || helper !== null ? null : loopNames(this.file.text, text);
    if (names) for (const each of names) this.#uses.push(this.#found(each, node, hasDefault));
    if (helper !== null) this.#helpers.set(helper, line);
    else if (!names) this.#dynamic.push(line);
  }

  #text(key: SyntaxNode): string | null {
    const source = this.tree.text(key);
    return key.name === 'String' ? pythonString(source) : (this.#texts.get(source) ?? null);
  }

  /** The function whose first parameter (after `self`) has that name. */
  #helperAround(node: SyntaxNode, parameter: string): string | null {
    for (let each = node.parent; each; each = each.parent) {
      if (each.name !== 'FunctionDefinition') continue;
      const name = each.getChild('VariableName');
      const list = each.getChild('ParamList');
      const first = list
        ? childrenOf(list).find(
            (part) => part.name === 'VariableName' && !/^(?:self|cls)$/.test(this.tree.text(part)),
          )
        : undefined;
      return name && first && this.tree.text(first) === parameter ? this.tree.text(name) : null;
    }
    return null;
  }

  #found(name: string, node: SyntaxNode, hasDefault: boolean): EnvUse {
    return { name, line: this.file.lineAt(node.from), hasDefault, implicit: false };
  }
}

/** `os.getenv("X") or "value"`. */
function isAlternative(tree: PythonTree, node: SyntaxNode): boolean {
  const next = node.nextSibling;
  return node.parent?.name === 'BinaryExpression' && next !== null && tree.text(next) === 'or';
}
