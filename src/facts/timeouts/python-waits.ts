import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES, type PythonTree, python, walkPython } from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import { givesUp } from './defaults.ts';
import type { FileWaits, Waiting } from './model.ts';

/** Calls of other services in Python, and whether each stops waiting some time. */
export const pythonWaits = defineFileFact<FileWaits>({
  id: 'waits-python',
  files: PYTHON_FILES,
  mentions: /\b(requests|httpx|aiohttp|urlopen|smtplib|openai|anthropic|groq|boto3)\b/,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const sessions = sessionsIn(file.text);
    const waits: Waiting[] = [];
    walkPython(tree.root, (node) => {
      const found = node.name === 'CallExpression' ? waitOf(tree, node, sessions, file) : null;
      if (found) waits.push({ ...found, line: file.lineAt(node.from), own: false });
      return undefined;
    });
    return waits.length === 0 ? null : { waits, limited: false, shows: false, defaults: [] };
  },
});

const METHODS = /^(get|post|put|patch|delete|head|options|request)$/;
const CALLS: readonly (readonly [RegExp, string])[] = [
  [/^requests\.(get|post|put|patch|delete|head|options|request)$/, 'requests'],
  [/^httpx\.(get|post|put|patch|delete|head|options|request|stream|Client|AsyncClient)$/, 'httpx'],
  [/^aiohttp\.ClientSession$/, 'aiohttp'],
  [/^((urllib\.)?request\.)?urlopen$/, 'urlopen'],
  [/^(smtplib\.)?SMTP(_SSL)?$/, 'smtplib'],
  [/^(openai\.)?(Async)?(Azure)?OpenAI$/, 'the OpenAI client'],
  [/^(anthropic\.)?(Async)?Anthropic$/, 'the Anthropic client'],
  [/^(groq\.)?(Async)?Groq$/, 'the Groq client'],
  [/^boto3\.(client|resource)$/, 'boto3'],
];

/** Variables and attributes that hold a session of requests, unless the file gives sessions a limit of their own. */
function sessionsIn(text: string): ReadonlySet<string> {
  if (/class\s+\w*Timeout\w*|functools\.partial\([^)\n]{0,80}timeout/i.test(text)) return new Set();
  return new Set(
    [
      ...text.matchAll(
        /(\w{1,60})\s{0,3}=\s{0,3}requests\.[Ss]ession\(|requests\.[Ss]ession\(\)\s{1,3}as\s{1,3}(\w{1,60})/g,
      ),
    ].flatMap(([, name, as]) => name ?? as ?? []),
  );
}

function waitOf(
  tree: PythonTree,
  node: SyntaxNode,
  sessions: ReadonlySet<string>,
  file: SourceFile,
): Pick<Waiting, 'client' | 'bounded'> | null {
  const callee = node.firstChild ? tree.text(node.firstChild) : '';
  const [method = '', receiver = ''] = callee.split('.').reverse();
  const session = sessions.has(receiver) && METHODS.test(method);
  const client = session ? 'requests' : CALLS.find(([pattern]) => pattern.test(callee))?.[1];
  const list = node.getChild('ArgList');
  if (client === undefined || !list || /setdefaulttimeout/.test(file.text)) return null;
  const { plain, named } = argumentsOf(tree, list);
  const limit = named.get('timeout');
  if (limit) return { client, bounded: tree.text(limit) !== 'None' };
  if (givesUp(client)) return { client, bounded: true };
  // Arguments that are made elsewhere, and the third of `urlopen` and `SMTP`.
  if (/\*\*/.test(tree.text(list)) || (client !== 'requests' && plain.length > 2))
    return { client, bounded: null };
  return { client, bounded: false };
}
