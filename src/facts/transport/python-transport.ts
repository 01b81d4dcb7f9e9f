import type { SyntaxNode } from '@lezer/common';
import { defineFileFact } from '../../kit/fact.ts';
import {
  childrenOf,
  PYTHON_FILES,
  type PythonTree,
  python,
  pythonString,
  walkPython,
} from '../../parsers/python.ts';
import { argumentsOf } from '../failure-handling/python-chain.ts';
import { isEndpointName, openHost } from './hosts.ts';
import type { WeakTransport } from './model.ts';

/** Where Python sends something without encryption, or checks nobody's certificate. */
export const pythonTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-python',
  files: PYTHON_FILES,
  mentions:
    /["'](?:http|ws):\/\/(?!localhost|127\.|0\.0\.0\.0|www\.w3\.org)[\w$.-]{1,60}|verify(?:_ssl|_certs)?\s{0,2}=\s{0,2}False|CERT_NONE|_create_unverified_context|check_hostname|\bssl\s{0,2}=\s{0,2}False/i,
  parsers: [python],
  extract(file) {
    const tree = python.of(file);
    const found: WeakTransport[] = [];
    walkPython(tree.root, (node) => {
      const weak = weakAt(tree, node);
      if (weak)
        found.push({
          kind: weak.kind,
          what: weak.what,
          line: file.lineAt(weak.from ?? node.from),
          unsure: false,
        });
      return undefined;
    });
    return found.length > 0 ? found : null;
  },
});

type Found = Pick<WeakTransport, 'kind' | 'what'> & { readonly from?: number };

function weakAt(tree: PythonTree, node: SyntaxNode): Found | null {
  switch (node.name) {
    case 'String':
    case 'FormatString':
      return addressIn(tree, node);
    case 'CallExpression':
      return openedBy(tree, node);
    case 'AssignStatement':
      return openedAt(tree, node);
    case 'MemberExpression':
      return /^(ssl\.)?_create_unverified_context$/.test(tree.text(node)) && !isChosen(tree, node)
        ? { kind: 'unverified', what: '_create_unverified_context' }
        : null;
    default:
      return null;
  }
}

function addressIn(tree: PythonTree, node: SyntaxNode): Found | null {
  const source = tree.text(node);
  const text = pythonString(source.replace(/^[fF]/, '')) ?? '';
  if (!/^(http|ws):\/\//i.test(text)) return null;
  const whole = node.name === 'String' || /^\w+:\/\/[^/{]+\//.test(text);
  const host = whole ? openHost(text) : null;
  return host !== null && isCalled(tree, node) ? { kind: 'plain-http', what: host } : null;
}

const CALLS =
  /^(requests|httpx|session|s|client|http|aiohttp|self\.(session|client|_session|_client))\.(get|post|put|patch|delete|head|request|stream|ws_connect)$|(^|\.)(urlopen|urlretrieve|Request|AsyncClient|Client|ServerProxy|create_connection|WebSocketApp)$/;

function isCalled(tree: PythonTree, node: SyntaxNode): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (
      /^(BinaryExpression|ParenthesizedExpression|ConditionalExpression|ContinuedString|AwaitExpression)$/.test(
        parent.name,
      )
    )
      continue;
    if (parent.name === 'ArgList') return isArgument(tree, parent, child);
    if (parent.name !== 'AssignStatement') return false;
    const target = parent.firstChild;
    return target !== null && isEndpointName(tree.text(target).split('.').at(-1) ?? '');
  }
  return false;
}

/** Of a call that asks for it; also the default of a setting: `os.getenv("API_URL", "http://…")`. */
function isArgument(tree: PythonTree, list: SyntaxNode, node: SyntaxNode): boolean {
  const callee = list.parent?.firstChild ? tree.text(list.parent.firstChild) : '';
  const { plain, named } = argumentsOf(tree, list);
  const key = [...named].find(([, value]) => value.from === node.from)?.[0];
  if (key !== undefined && isEndpointName(key)) return true;
  if (/(^|\.)(getenv|environ\.get|config|env)$/.test(callee) && plain[0])
    return isEndpointName(pythonString(tree.text(plain[0])) ?? '');
  return CALLS.test(callee) && (key === 'url' || key === 'base_url' || plain[0]?.from === node.from);
}

const REQUESTS =
  /(^|\.)(get|post|put|patch|delete|head|options|request|stream|send|Client|AsyncClient|Session|TCPConnector|Elasticsearch|connect|api_request|\w*[Cc]lient\w*)$/;

function openedBy(tree: PythonTree, node: SyntaxNode): Found | null {
  const list = node.getChild('ArgList');
  const callee = node.firstChild ? tree.text(node.firstChild) : '';
  if (!list || /jwt|jose|decode/.test(callee) || !REQUESTS.test(callee)) return null;
  const { named } = argumentsOf(tree, list);
  for (const key of ['verify', 'verify_ssl', 'verify_certs', 'ssl']) {
    const value = named.get(key);
    if (key === 'ssl' && !/TCPConnector|\.(get|post|put|patch|delete|request)$/.test(callee)) continue;
    if (value && tree.text(value) === 'False' && !isChosen(tree, node))
      return { kind: 'unverified', what: key, from: value.from };
  }
  return null;
}

function openedAt(tree: PythonTree, node: SyntaxNode): Found | null {
  const { firstChild: target, lastChild: value } = node;
  if (!target || !value || target.name !== 'MemberExpression' || isChosen(tree, node)) return null;
  const name = tree.text(target);
  const written = tree.text(value);
  if (/\.verify_mode$/.test(name) && /(^|\.)CERT_NONE$/.test(written))
    return { kind: 'unverified', what: 'CERT_NONE' };
  return /(session|client|\bs)\.verify$/i.test(name) && written === 'False'
    ? { kind: 'unverified', what: 'verify' }
    : null;
}

const CHOSEN =
  /insecure|ignore|skip|allow|self_?signed|unsafe|verify|\bis_?dev|development|local|\btest|debug|trust|disable/i;

/** Under a condition by which somebody opened it on purpose. */
function isChosen(tree: PythonTree, node: SyntaxNode): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.name !== 'IfStatement') continue;
    const test = childrenOf(parent)[1];
    if (test && CHOSEN.test(tree.text(test))) return true;
  }
  return false;
}
