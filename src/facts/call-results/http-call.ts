import type { CallExpression, Node } from '@oxc-project/types';
import { dottedName } from '../../parsers/javascript.ts';
import { type Chain, described } from '../failure-handling/chain.ts';
import { classify } from '../failure-handling/classify.ts';
import { chainOf, literal } from '../failure-handling/javascript-chain.ts';
import type { Effect } from '../failure-handling/model.ts';
import type { Topic } from './model.ts';
import { topicOf } from './topic.ts';
import type { TreeIndex } from './tree-index.ts';

export interface FoundRequest {
  readonly effect: Effect;
  readonly what: string;
  readonly address: string | null;
  readonly topic: Topic | null;
}

const FETCH =
  /^((window|globalThis|self|event|undici|ctx)\.)?(fetch|nodeFetch|node_fetch|crossFetch|expoFetch|unfetch|isomorphicFetch)$/;

/** True for a call of `fetch` itself, not of a function of the team's own that has its name. */
export function isFetch(node: CallExpression, isOwn: (name: string) => boolean): boolean {
  const name = dottedName(node.callee);
  return name !== null && node.callee.type !== 'CallExpression' && FETCH.test(name) && !isOwn(name);
}

/** A request by `fetch`; null where its failure costs nothing: telemetry, files of the program's own. */
export function httpCall(node: CallExpression, tree: TreeIndex): FoundRequest | null {
  const [target] = node.arguments;
  if (!target) return null;
  const address = addressOf(target, tree);
  if (isOwnFile(target, address)) return null;
  const call = chainOf(node)?.at(-1)?.call;
  if (!call) return null;
  const chain: Chain = [{ name: 'fetch', call: { ...call, first: address } }];
  const found = classify(chain, { language: 'javascript', awaited: true });
  return (
    found && {
      effect: found.effect,
      what: named(address) ?? described(chain),
      address,
      topic: topicOf(address),
    }
  );
}

/** A long address by its host alone: what follows may hold a key. */
function named(address: string | null): string | null {
  const [, host] = /^https?:\/\/(?:[^/@]{1,80}@)?([\w.-]{1,80})\//.exec(address ?? '') ?? [];
  return host === undefined || (address ?? '').length <= 40 ? null : `fetch("https://${host}/…")`;
}

/** Text of the address, as far as the file tells: a name that holds a text is looked up. */
export function addressOf(node: Node, tree: TreeIndex): string | null {
  const held = (each: Node): string | null => {
    const value = each.type === 'Identifier' ? tree.valueOf(each) : null;
    return value ? literal(value) : null;
  };
  if (node.type === 'Identifier') return held(node);
  const text = literal(node);
  const first = node.type === 'TemplateLiteral' ? node.expressions[0] : undefined;
  if (text === null || !first || !text.startsWith('{}')) return text;
  const base = held(first);
  return base === null ? text : `${base}${text.slice(2)}`;
}

/** Names of what is on the device already: a picture that was picked, a data address, a blob. */
const ON_DEVICE = /(^|\.)\w*(uri|dataUrl|dataURI|blobUrl|objectUrl|base64\w*|preview\w*|localPath)$/i;

/** Files that are shipped with the program, and what is on the device. */
function isOwnFile(target: Node, address: string | null): boolean {
  if (address !== null)
    return (
      /^(data|blob|file):/.test(address) ||
      (/\.(json|wasm|html|txt|csv|md|svg|png|jpe?g|ttf|woff2?|glb|geojson|mp3|wav|xml|pdf)(\?.*)?$/i.test(
        address,
      ) &&
        !/^https?:/.test(address))
    );
  if (target.type === 'NewExpression') return isBesideModule(target.arguments[1]);
  const name = dottedName(target);
  return name !== null && ON_DEVICE.test(name);
}

/** `import.meta.url`, from which the addresses of bundled files begin. */
function isBesideModule(base: Node | undefined): boolean {
  return base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
}
