import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { type Chain, described } from '../failure-handling/chain.ts';
import { classify } from '../failure-handling/classify.ts';
import { givesReason } from '../failure-handling/explains.ts';
import { pythonChain } from '../failure-handling/python-chain.ts';
import { type CallResult, type FileResults, isUnread, type OwnCall } from './model.ts';
import { pythonFate } from './python-fate.ts';
import { topicOf } from './topic.ts';

/** What becomes of the responses of requests, httpx and aiohttp, and of the team's own functions that hand these on. */
export const pythonResults = defineFileFact<FileResults>({
  id: 'call-results-python',
  files: PYTHON_FILES,
  mentions: /\b(requests|httpx|aiohttp)\b/,
  parsers: [python],
  extract(file) {
    // The client was told to raise, or a hook does it for every response.
    if (/raise_for_status\s{0,3}=\s{0,3}True|(event_)?hooks\b[^\n]{0,80}(raise|status|check)/.test(file.text))
      return null;
    const reader = new Reader(file, python.of(file));
    const calls = reader.calls();
    const own = reader.ownCalls(
      new Set(calls.flatMap((call) => (call.fate === 'returned' ? (call.function ?? []) : []))),
    );
    return calls.length + own.length === 0 ? null : { calls, own };
  },
});

const METHOD = /^(get|post|put|patch|delete|head|request)$/;
const MADE =
  /(\w{1,60})\s{0,3}=\s{0,3}(?:requests\.[Ss]ession|httpx\.(?:Async)?Client|aiohttp\.ClientSession)\(|(?:requests\.[Ss]ession|httpx\.(?:Async)?Client|aiohttp\.ClientSession)\([^\n]{0,200}\)\s{1,3}as\s{1,3}(\w{1,60})/g;

class Reader {
  private readonly file: SourceFile;
  private readonly tree: PythonTree;
  private readonly clients: ReadonlySet<string>;

  constructor(file: SourceFile, tree: PythonTree) {
    this.file = file;
    this.tree = tree;
    const made = [...file.text.matchAll(MADE)].flatMap(([, name, as]) => name ?? as ?? []);
    this.clients = new Set(['requests', 'httpx', ...made]);
  }

  calls(): CallResult[] {
    const found: CallResult[] = [];
    walkPython(this.tree.root, (node) => {
      const call = node.name === 'CallExpression' ? this.call(node) : null;
      if (call) found.push(call);
      return undefined;
    });
    return found;
  }

  ownCalls(givers: ReadonlySet<string>): OwnCall[] {
    const found: OwnCall[] = [];
    if (givers.size === 0) return found;
    walkPython(this.tree.root, (node) => {
      const chain = node.name === 'CallExpression' && !isCalled(node) ? pythonChain(this.tree, node) : null;
      const name = chain?.at(-1)?.name ?? '';
      if (!chain || chain.length > 2 || !givers.has(name)) return undefined;
      const { fate } = pythonFate(this.tree, node);
      if (isUnread(fate))
        found.push({ name, from: null, supabase: 'checked', http: fate, ...this.place(node) });
      return undefined;
    });
    return found;
  }

  private call(node: SyntaxNode): CallResult | null {
    const chain = pythonChain(this.tree, node);
    const [tip, receiver] = [chain?.at(-1), chain?.at(-2)];
    if (!chain || !tip?.call || !METHOD.test(tip.name) || !this.clients.has(receiver?.name ?? ''))
      return null;
    const plain: Chain = [{ name: 'requests', call: null }, tip];
    const found = classify(plain, { language: 'python', awaited: true });
    if (!found && tip.name !== 'request') return null;
    const address = tip.name === 'request' ? tip.call.second : tip.call.first;
    const { fate, raises } = pythonFate(this.tree, node);
    return {
      kind: 'http',
      effect: found?.effect ?? 'unsure',
      what: described([{ name: receiver?.name ?? 'requests', call: null }, tip]),
      fate,
      topic: raises ? null : topicOf(this.addressOf(node, address)),
      deafCatch: false,
      ...this.place(node),
    };
  }

  /** An address that a name stands for is looked up among the file's own constants. */
  private addressOf(node: SyntaxNode, literal: string | null): string | null {
    if (literal !== null && !literal.startsWith('{}')) return literal;
    const first = node.getChild('ArgList')?.firstChild?.nextSibling;
    const written = first ? this.tree.text(first) : '';
    const [, name] = /^(?:f["']\{)?(?:self\.)?([A-Za-z_]\w{1,60})\b/.exec(written) ?? [];
    if (name === undefined) return literal;
    const value = new RegExp(`\\b${name}\\s{0,3}=\\s{0,3}f?["']([^"'\\n]{4,200})["']`).exec(
      this.file.text,
    )?.[1];
    return value === undefined ? literal : `${value}${(literal ?? '').slice(2)}`;
  }

  private place(
    node: SyntaxNode,
  ): Pick<CallResult, 'line' | 'function' | 'explained' | 'background' | 'undoing'> {
    return {
      line: this.file.lineAt(node.from),
      function: functionOf(this.tree, node),
      explained: this.isExplained(node),
      background: false,
      undoing: false,
    };
  }

  private isExplained(node: SyntaxNode): boolean {
    const { text } = this.file;
    const start = text.lastIndexOf('\n', Math.max(0, text.lastIndexOf('\n', node.from) - 1)) + 1;
    const end = text.indexOf('\n', node.to);
    return text
      .slice(Math.max(start, node.from - 400), end < 0 ? undefined : end)
      .split('\n')
      .some((line) => givesReason(/#(.*)$/.exec(line)?.[1] ?? ''));
  }
}

/** `f()()` and the like. */
function isCalled(node: SyntaxNode): boolean {
  return node.parent?.name === 'CallExpression' && node.parent.firstChild === node;
}

function functionOf(tree: PythonTree, node: SyntaxNode): string | null {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const name = parent.name === 'FunctionDefinition' ? parent.getChild('VariableName') : null;
    if (name) return tree.text(name);
  }
  return null;
}
