import type { CallExpression, NewExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import { addressOf, httpCall, isFetch } from '../call-results/http-call.ts';
import type { TreeIndex } from '../call-results/tree-index.ts';
import { givesUp } from './defaults.ts';

export interface FoundClient {
  readonly client: string;
  readonly bounded: boolean | null;
  readonly own: boolean;
}

/** Options by which a call ends after some time; `signal` may also be ended by a person, who then is the limit. */
const LIMITS =
  /^(signal|abortSignal|timeout|timeoutMs|timeoutMillis|cancelToken|dispatcher|httpOptions|connectionTimeoutMillis|requestOptions)$/;
/** Functions that stop waiting for what they are given. */
const STOPS_WAITING = /race$|time_?out|deadline|abort/i;

const CLASSES: readonly (readonly [RegExp, string, RegExp])[] = [
  [/^(OpenAI|AzureOpenAI)$/, 'OpenAI', /openai/],
  [/^Anthropic$/, 'Anthropic', /anthropic/],
  [/^Groq$/, 'Groq', /groq-sdk/],
  [/^Stripe$/, 'Stripe', /["']stripe["']|\bstripe@/],
  [/^(GoogleGenerativeAI|GoogleGenAI)$/, 'Gemini', /@google\/gen/],
  [/^(pg\.)?Pool$/, 'the pool of pg', /["'](npm:)?pg["'@]/],
];
const FUNCTIONS: readonly (readonly [RegExp, string, RegExp])[] = [
  [
    /^axios(\.(get|post|put|patch|delete|head|request|create))?$/,
    'axios',
    /["'](npm:)?axios["'@]|unpkg\.com\/axios/,
  ],
  [/^got(\.(get|post|put|patch|delete|head|extend|stream))?$/, 'got', /["'](npm:)?got["'@]/],
  [/^ky(\.(get|post|put|patch|delete|head|create|extend))?$/, 'ky', /["'](npm:)?ky["'@]/],
  [/^(\$fetch|ofetch)$/, 'ofetch', /\$fetch|ofetch/],
  [/^(nodemailer\.)?createTransport$/, 'nodemailer', /nodemailer/],
  [/^mysql2?\.create(Pool|Connection)$/, 'mysql2', /["']mysql2/],
  [/^mongoose\.connect$/, 'mongoose', /mongoose/],
];

export interface Place {
  readonly tree: TreeIndex;
  readonly text: string;
  isOwn(name: string): boolean;
}

/** The client that a call uses or a `new` makes, and whether it stops waiting some time. */
export function clientOf(node: CallExpression | NewExpression, place: Place): FoundClient | null {
  if (node.type === 'CallExpression' && isFetch(node, place.isOwn)) return fetched(node, place);
  const name = dottedName(node.callee) ?? '';
  const known = (node.type === 'NewExpression' ? CLASSES : FUNCTIONS).find(
    ([pattern, , mentions]) => pattern.test(name) && mentions.test(place.text),
  );
  if (!known || place.isOwn(name)) return null;
  const client = known[1];
  // The older library takes its limit where a model is chosen.
  const elsewhere = client === 'Gemini' && /timeout|abortSignal/i.test(place.text);
  const bounded = givesUp(client) || elsewhere || boundedBy(node.arguments, node, place.tree);
  return { client, bounded, own: isOwnAddress(node.arguments[0], place.tree) };
}

function fetched(node: CallExpression, { tree }: Place): FoundClient | null {
  // Telemetry and files of the program's own may take their time.
  if (!httpCall(node, tree)) return null;
  const options = node.arguments.slice(1);
  return {
    client: 'fetch',
    bounded: boundedBy(options, node, tree),
    own: isOwnAddress(node.arguments[0], tree),
  };
}

function isOwnAddress(target: Node | undefined, tree: TreeIndex): boolean {
  const address = target ? addressOf(target, tree) : null;
  return address !== null && /^(\/(?!\/)|\.|\?)/.test(address);
}

function boundedBy(options: readonly Node[], node: Node, tree: TreeIndex): boolean | null {
  if (isStopped(node, tree)) return true;
  const found = options.map((each) => limitIn(each, tree));
  return found.includes(true) ? true : found.includes(null) ? null : false;
}

/** Given to a function that stops waiting, or inside one that is named after that. */
function isStopped(node: Node, tree: TreeIndex): boolean {
  return tree.parentsOf(node).some((parent) => {
    if (parent.type === 'CallExpression')
      return parent.callee !== node && STOPS_WAITING.test(dottedName(parent.callee) ?? '');
    if (parent.type === 'FunctionDeclaration') return parent.id !== null && /time_?out/i.test(parent.id.name);
    return (
      parent.type === 'VariableDeclarator' &&
      parent.id.type === 'Identifier' &&
      /time_?out/i.test(parent.id.name)
    );
  });
}

/** Whether options set a limit; null where they are made elsewhere. */
function limitIn(node: Node, tree: TreeIndex, hops = 0): boolean | null {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return limitIn(node.expression, tree, hops);
  if (node.type === 'ObjectExpression') {
    const parts = node.properties.map((each) => {
      if (each.type === 'SpreadElement') return limitIn(each.argument, tree, hops);
      return each.key.type === 'Identifier' && LIMITS.test(each.key.name);
    });
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  if (node.type === 'Identifier' && hops < 3) {
    const value = tree.valueOf(node);
    return value ? limitIn(value, tree, hops + 1) : null;
  }
  return node.type === 'Literal' || node.type === 'TemplateLiteral'
    ? false
    : node.type === 'MemberExpression'
      ? false
      : null;
}
