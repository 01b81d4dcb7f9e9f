import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, items, type Structured, text } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import { yaml } from '../../parsers/yaml.ts';
import { evidence, productEvidence, settingsScopeOf } from './evidence.ts';
import { storeOfTerraform } from './lookup.ts';
import type { StoreEvidence, StoreKind } from './model.ts';

/** Databases and buckets that Terraform creates. */
export const terraformStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'terraform-stores',
  files: ['**/*.tf'],
  mentions: /^\s*resource\s+"/m,
  extract(file) {
    const resources = [...file.text.matchAll(/^[ \t]*resource[ \t]+"(\w{1,80})"[ \t]+"([\w-]{1,100})"/gm)];
    const found = resources.flatMap(({ index, 1: type = '', 2: name = '' }) => {
      const product = storeOfTerraform(type);
      const isState = /state|lock|log/i.test(name);
      if (!product || isState) return [];
      const line = file.lineAt(index);
      return [
        productEvidence(product, {
          by: 'infrastructure',
          path: file.path,
          line,
          scope: settingsScopeOf(file.path),
        }),
      ];
    });
    return found.length > 0 ? found : null;
  },
});

/**
 * Databases that Render creates beside the services. Such files often only serve a "deploy" button, so that they do not
 * say who runs the database that this team uses.
 */
export const renderStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'render-stores',
  files: ['**/render.{yml,yaml}'],
  mentions: /^(?:databases|services):/m,
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    if (!document) return null;
    const at_ = (kind: StoreKind, ...path: (string | number)[]) =>
      evidence({ by: 'infrastructure', kind, path: file.path, line: document.line(...path) });
    const databases = items(at(document.value, 'databases')).map((_, index) =>
      at_('postgres', 'databases', index),
    );
    const caches = items(at(document.value, 'services')).flatMap((service, index) =>
      /^(?:redis|keyvalue)$/.test(text(at(service, 'type')) ?? '') ? [at_('redis', 'services', index)] : [],
    );
    return databases.length + caches.length > 0 ? [...databases, ...caches] : null;
  },
});

const BINDINGS: readonly (readonly [string, StoreKind])[] = [
  ['d1_databases', 'sqlite'],
  ['r2_buckets', 'files'],
  ['kv_namespaces', 'redis'],
  ['vectorize', 'vector'],
];

/** What a Cloudflare worker is bound to. */
export const wranglerStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'wrangler-stores',
  files: ['**/wrangler.{toml,json,jsonc}'],
  mentions: /d1_databases|r2_buckets|kv_namespaces|vectorize/,
  parsers: [toml, json],
  extract(file) {
    const document: Structured = file.path.endsWith('.toml') ? toml.of(file) : json.of(file);
    const found = BINDINGS.flatMap(([name, kind]) =>
      items(at(document.value, name)).length === 0
        ? []
        : [
            evidence({
              by: 'infrastructure',
              kind,
              provider: 'cloudflare',
              path: file.path,
              line: document.line(name),
            }),
          ],
    );
    return found.length > 0 ? found : null;
  },
});

const ADDONS: readonly (readonly [RegExp, StoreKind])[] = [
  [/^heroku-postgresql/, 'postgres'],
  [/^(?:heroku-redis|rediscloud|redistogo)/, 'redis'],
  [/^(?:jawsdb|cleardb)/, 'mysql'],
  [/^mongolab|^mongohq/, 'mongodb'],
];

/** Add-ons that Heroku creates with the application. */
export const herokuStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'heroku-stores',
  files: ['app.json'],
  mentions: /"addons"/,
  parsers: [json],
  extract(file) {
    const document = json.of(file);
    const found = items(at(document.value, 'addons')).flatMap((addon, index) => {
      const plan = text(addon) ?? text(at(addon, 'plan')) ?? '';
      const kind = ADDONS.find(([pattern]) => pattern.test(plan))?.[1];
      const line = document.line('addons', index);
      return kind === undefined ? [] : [evidence({ by: 'infrastructure', kind, path: file.path, line })];
    });
    return found.length > 0 ? found : null;
  },
});
