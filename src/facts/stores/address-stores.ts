import { defineFileFact } from '../../kit/fact.ts';
import { evidence } from './evidence.ts';
import { storeOfHost } from './lookup.ts';
import type { StoreEvidence } from './model.ts';
import { STORE_PRODUCTS } from './registry.ts';

const ENDS = STORE_PRODUCTS.flatMap(({ hosts = [] }) => hosts).map((host) =>
  host.replace(/^\*\./, '').replaceAll('.', '\\.'),
);
const HOST = new RegExp(
  `(?:^|[^\\w.-]|\\}\\.)((?:[\\w-]{1,63}\\.){0,4}(?:${ENDS.join('|')}))(?![\\w.-])`,
  'gi',
);
/** A cheaper look first: the plain ends of the hosts. */
const MENTIONS = new RegExp(ENDS.join('|'), 'i');

const ENVIRONMENT = /(^|\/)\.?env(?:\.[\w.-]+)?$/;
const MANY = 3;

/**
 * Hosts of known stores in code and environment files. An address alone is weak: it may be an example or a link; with a
 * driver beside it, it says who runs the store. The address itself is not kept.
 */
export const addressStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'address-stores',
  files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,vue,svelte,py,html}', '**/.env', '**/.env.*', '**/env.example'],
  mentions: MENTIONS,
  extract(file) {
    const found = new Map<string, StoreEvidence>();
    for (const { index, 0: match, 1: host = '' } of file.text.matchAll(HOST)) {
      // `https://${ACCOUNT}.example.com`: the account is filled in.
      const product = storeOfHost(match.startsWith('}.') ? `any.${host}` : host);
      if (!product || found.has(product.id)) continue;
      const { kind, provider } = product;
      const start = index + match.length - host.length;
      const called =
        /https?:\/\/$/i.test(file.text.slice(Math.max(0, start - 8), start)) && !ENVIRONMENT.test(file.path);
      const by = called ? 'address' : 'hint';
      found.set(
        product.id,
        evidence({ by, kind, provider, weak: true, path: file.path, line: file.lineAt(start) }),
      );
    }
    // So many services in one file are a list of what there is.
    return found.size > 0 && found.size < MANY ? [...found.values()] : null;
  },
});
