import { dotted, names, option } from './chain.ts';
import { type Found, type Rule, read, unsure, write } from './rule.ts';
import { ASKS, TELEMETRY } from './vocabulary.ts';

const CHANGES = /^(post|put|patch|delete|del)$/i;

const FETCH =
  /^((window|globalThis|self)\.)?(fetch|\$fetch|ofetch|apiRequest|apiFetch|authFetch|fetchWithAuth|authenticatedFetch|fetchJson|fetchAPI)$|^axios$/;

/** `fetch(url, {method})`, `axios({method, url})`, and wrappers that take the method first: `apiRequest('POST', url)`. */
export const fetchCall: Rule = (chain, call) => {
  if (!FETCH.test(dotted(chain)) || Object.hasOwn(call.options, 'keepalive')) return null;
  if (CHANGES.test(call.first ?? '')) return call.count > 1 ? request(call.second) : null;
  if (!Object.hasOwn(call.options, 'method')) return read;
  const method = option(call, 'method');
  if (method === null) return unsure;
  return CHANGES.test(method) ? request(call.first ?? option(call, 'url')) : read;
};

/** A request that changes something, unless its address says that it only asks. */
function request(address: string | null): Found | null {
  if (address === null || /^\{\}$/.test(address)) return unsure;
  const path = address.replace(/^(https?:\/\/[^/]*|\{\})/, '');
  if (TELEMETRY.test(path)) return null;
  return ASKS.test(path) ? read : path.replace(/\{\}/g, '').length > 1 ? write : unsure;
}

const CLIENT =
  /^(axios|ky|got|superagent|\$http|https?|requests|httpx|aiohttp|api|rest|client|session|instance|agent|fetcher|\w*(Api|API|Client|Http|Axios|Instance|Request|_client|_api|_session))$/;
const CLIENT_READ = /^(get|head)$/;

export const httpClient: Rule = (chain, call, { awaited }) => {
  const [name = '', receiver = ''] = names(chain).reverse();
  if (!CLIENT.test(receiver)) return null;
  const address = call.first ?? option(call, 'url');
  const sure =
    /^(axios|ky|got|superagent|requests|httpx)$/.test(receiver) || /^([/{]|https?:)/.test(address ?? '');
  if (!sure && !awaited) return null;
  if (CLIENT_READ.test(name)) return sure ? read : null;
  if (name === 'request') return CHANGES.test(call.first ?? option(call, 'method') ?? '') ? unsure : null;
  if (!CHANGES.test(name) || call.count === 0) return null;
  return sure ? request(address) : unsure;
};
