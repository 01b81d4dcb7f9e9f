import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { isEndpointName, openHost } from './hosts.ts';
import type { WeakTransport } from './model.ts';

/** Where JavaScript and TypeScript send something without encryption, or check nobody's certificate. */
export const javascriptTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-javascript',
  files: JAVASCRIPT_FILES,
  mentions:
    /["'`](?:http|ws):\/\/(?!localhost|127\.|0\.0\.0\.0|www\.w3\.org)[\w$.-]{1,60}|rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|strictSSL/i,
  parsers: [javascript],
  extract(file) {
    const found: WeakTransport[] = [];
    walk(javascript.of(file).program, (node, parents) => {
      const weak = addressIn(node, parents) ?? switchIn(node, parents, file);
      if (weak) found.push({ ...weak, line: file.lineAt(node.start), unsure: false });
      return undefined;
    });
    return found.length > 0 ? found : null;
  },
});

type Found = Pick<WeakTransport, 'kind' | 'what'>;

function addressIn(node: Node, parents: readonly Node[]): Found | null {
  const text =
    node.type === 'Literal' && typeof node.value === 'string'
      ? node.value
      : node.type === 'TemplateLiteral'
        ? (node.quasis[0]?.value.cooked ?? '')
        : null;
  if (text === null || !/^(http|ws):\/\//i.test(text)) return null;
  // In a template, the host must be whole.
  const whole =
    node.type !== 'TemplateLiteral' || node.expressions.length === 0 || /^\w+:\/\/[^/]+\//.test(text);
  const host = whole ? openHost(text) : null;
  if (host === null || !isCalled(parents)) return null;
  return { kind: 'plain-http', what: host };
}

const CALLS =
  /^(\$?fetch|ofetch|axios|got|ky|request|superagent|needle|io|WebSocket|ReconnectingWebSocket|EventSource|importScripts|useFetch|useSWR|createProxyMiddleware|window\.fetch|globalThis\.fetch)$|(^|\.)(axios|http|\$http|httpClient|client|api|got|ky|request|superagent|instance|needle|navigator)\.(get|post|put|patch|delete|head|request|create|ws|sendBeacon)$/;

/** Whether an address, by what stands around it, is called rather than shown. */
function isCalled(parents: readonly Node[]): boolean {
  for (let index = parents.length - 1; index >= 0; index--) {
    const node = parents[index];
    switch (node?.type) {
      case 'BinaryExpression':
      case 'TemplateLiteral':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'TSAsExpression':
      case 'AwaitExpression':
        continue;
      case 'NewExpression':
      case 'CallExpression':
        if (/^URL$/.test(dottedName(node.callee) ?? '')) continue;
        return CALLS.test(dottedName(node.callee) ?? '');
      case 'VariableDeclarator':
        return node.id.type === 'Identifier' && isEndpointName(node.id.name);
      case 'AssignmentExpression':
        return isEndpointName(dottedName(node.left)?.split('.').at(-1) ?? '');
      case 'AssignmentPattern':
        return node.left.type === 'Identifier' && isEndpointName(node.left.name);
      case 'Property':
      case 'PropertyDefinition':
        return isCalledAs(node.key, parents[index - 1]);
      default:
        return false;
    }
  }
  return false;
}

/** `{ baseURL: 'http://…' }`; `url` only in a request, `destination` only in a rule for a proxy. */
function isCalledAs(key: Node, object: Node | undefined): boolean {
  const name = key.type === 'Identifier' ? key.name : (stringValue(key) ?? '');
  if (isEndpointName(name)) return true;
  const keys =
    object?.type === 'ObjectExpression'
      ? object.properties.flatMap((each) =>
          each.type === 'Property' && each.key.type === 'Identifier' ? each.key.name : [],
        )
      : [];
  if (/^(url|uri)$/.test(name))
    return keys.some((each) => /^(method|headers|data|params|responseType)$/.test(each));
  return name === 'destination' && keys.includes('source');
}

function switchIn(node: Node, parents: readonly Node[], file: SourceFile): Found | null {
  if (node.type === 'Property' && node.key.type === 'Identifier')
    return isOpened(node.key.name, node.value) && !isChosen(parents, file)
      ? { kind: 'unverified', what: node.key.name }
      : null;
  if (node.type !== 'AssignmentExpression') return null;
  const name = dottedName(node.left)?.split('.').at(-1) ?? '';
  if (name === 'NODE_TLS_REJECT_UNAUTHORIZED')
    return isZero(node.right) && !isChosen(parents, file) ? { kind: 'unverified-all', what: name } : null;
  return isOpened(name, node.right) && !isChosen(parents, file) ? { kind: 'unverified', what: name } : null;
}

function isOpened(name: string, value: Node): boolean {
  return /^(rejectUnauthorized|strictSSL)$/.test(name) && value.type === 'Literal' && value.value === false;
}

function isZero(value: Node): boolean {
  return value.type === 'Literal' && String(value.value) === '0';
}

/** A switch that somebody opened on purpose, or a condition that only holds during development. */
const CHOSEN =
  /insecure|ignore|skip|allow|self_?-?signed|unsafe|no_?verify|reject|verify|\bis_?dev|development|local|\btest\b|DEBUG|trust|['"]disable/i;
const PRODUCTION = /[=!]==?\s*['"]production/;

function isChosen(parents: readonly Node[], file: SourceFile): boolean {
  return parents.some((parent, index) => {
    if (
      parent.type !== 'IfStatement' &&
      parent.type !== 'ConditionalExpression' &&
      parent.type !== 'LogicalExpression'
    )
      return false;
    const test = parent.type === 'LogicalExpression' ? parent.left : parent.test;
    const text = file.text.slice(test.start, test.end);
    if (!PRODUCTION.test(text)) return CHOSEN.test(text);
    const otherwise = parent.type !== 'LogicalExpression' && parent.alternate === parents[index + 1];
    return text.includes('!=') !== otherwise;
  });
}
