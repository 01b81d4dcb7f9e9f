import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { childrenOf, PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import type { FileLogs, Leak } from './model.ts';
import { isSent, pythonLeaks } from './python-values.ts';
import { pythonRuns } from './runs.ts';
import { ABOUT_SIGN_IN, isToken } from './sensitive-words.ts';

/** What Python writes to logs and error reporters. */
export const pythonLogs = defineFileFact<FileLogs>({
  id: 'logs-python',
  files: PYTHON_FILES,
  mentions:
    /(?:\bprint|\blog(?:ger|ging)?\.\w{3,9})\([^\n]{0,200}?(?:passw|pwd|senha|contrase|secret|token|jwt|key|otp|code|credential|cookie|authoriz|session|user|request|req\b|data|body|payload|mail|phone|tel|profile|customer|patient|employee|student|address|passport|cpf|iban|birth|reset)|send_default_pii/i,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const found = new Collector(file, tree);
    walkPython(tree.root, (node) => found.visit(node));
    return found.result();
  },
});

const LIBRARY =
  /(^|\.)(logging|logger|log|_logger|_log|LOGGER|LOG|structlog)\.(debug|info|warning|warn|error|exception|critical|fatal)$/;
const DEVELOPMENT = /\bDEBUG\b|\bdebug\b|\bverbose\b|\bis_dev\w*|development/;

class Collector {
  readonly #file: SourceFile;
  readonly #tree: PythonTree;
  readonly #names: { readonly aboutSignIn: boolean; readonly sent: Set<string> };
  readonly #leaks: Leak[] = [];
  readonly #reporters: { line: number; filtered: boolean }[] = [];
  #calls = 0;

  constructor(file: SourceFile, tree: PythonTree) {
    this.#file = file;
    this.#tree = tree;
    this.#names = { aboutSignIn: ABOUT_SIGN_IN.test(file.text), sent: new Set() };
  }

  result(): FileLogs | null {
    if (this.#calls + this.#reporters.length === 0) return null;
    const runs = pythonRuns(this.#file.path, this.#file.text);
    return { leaks: this.#leaks, calls: this.#calls, runs, redacts: [], reporters: this.#reporters };
  }

  visit(node: SyntaxNode): undefined {
    if (node.name === 'CallExpression') this.#call(node);
    else if (node.name === 'AssignStatement') this.#assignment(node);
  }

  #assignment(node: SyntaxNode): void {
    const { firstChild: target, lastChild: value } = node;
    if (target?.name !== 'VariableName' || !value || value.to - value.from > 100) return;
    if (isSent(this.#tree.text(value))) this.#names.sent.add(this.#tree.text(target));
  }

  #call(node: SyntaxNode): void {
    const callee = node.firstChild ? this.#tree.text(node.firstChild) : '';
    const list = node.getChild('ArgList');
    if (!list || callee.length > 80) return;
    const { plain, named } = argumentsOf(this.#tree, list);
    if (/(^|\.)init$/.test(callee)) this.#reporter(named);
    const library = LIBRARY.test(callee);
    if (!library && callee !== 'print') return;
    this.#calls += 1;
    if (this.#isForDevelopment(node) || named.has('file')) return;
    const line = this.#file.lineAt(node.from);
    const debug = callee.endsWith('.debug');
    for (const argument of [...plain, ...named.values()])
      for (const leak of pythonLeaks(this.#tree, argument, this.#names)) {
        if (isToken(leak.what) && isRejected(node)) continue;
        this.#leaks.push({ ...leak, line, library, debug });
      }
  }

  #reporter(named: ReadonlyMap<string, SyntaxNode>): void {
    const value = named.get('send_default_pii');
    if (value && this.#tree.text(value) === 'True')
      this.#reporters.push({ line: this.#file.lineAt(value.from), filtered: named.has('before_send') });
  }

  #isForDevelopment(node: SyntaxNode): boolean {
    for (let parent = node.parent; parent; parent = parent.parent) {
      if (parent.name !== 'IfStatement') continue;
      const end = parent.getChild('Body')?.from ?? parent.from;
      if (DEVELOPMENT.test(this.#file.text.slice(parent.from, end))) return true;
    }
    return false;
  }
}

/** Within an `except`: what was refused opens nothing. */
function isRejected(node: SyntaxNode): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.name !== 'TryStatement') continue;
    return childrenOf(parent).some(({ name, from }) => name === 'except' && from < child.from);
  }
  return false;
}
