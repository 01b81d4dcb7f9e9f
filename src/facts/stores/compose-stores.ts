import { defineFileFact } from '../../kit/fact.ts';
import { at, entries, items, text } from '../../parsers/structured.ts';
import { yaml } from '../../parsers/yaml.ts';
import { productEvidence, settingsScopeOf } from './evidence.ts';
import { storeOfImage } from './lookup.ts';
import { RELATIONAL, type StoreEvidence } from './model.ts';

/**
 * Databases, caches and file stores that a compose file starts. One that starts nothing of the team's own only lends a
 * database to people who work on the code.
 */
export const composeStores = defineFileFact<readonly StoreEvidence[]>({
  id: 'compose-stores',
  files: ['**/{docker-,}compose*.{yml,yaml}', '**/docker-compose/*.{yml,yaml}'],
  mentions: /^\s*image:/m,
  parsers: [yaml],
  extract(file) {
    const [document] = yaml.of(file);
    const services = entries(at(document?.value, 'services'));
    const runsTool =
      services.some(([, service]) => at(service, 'build') !== undefined || storeOf(service) === null) &&
      databases(services.map(([, service]) => service)) < MANY_DATABASES;
    const found = services.flatMap(([name, service]) => {
      const product = storeOf(service);
      if (!product || !document) return [];
      const scope = runsTool ? settingsScopeOf(file.path) : 'development';
      const onlyOnDemand = items(at(service, 'profiles')).length > 0;
      const line = document.line('services', name, 'image');
      return [
        productEvidence(product, { by: 'infrastructure', path: file.path, line, scope, weak: onlyOnDemand }),
      ];
    });
    return found.length > 0 ? found : null;
  },
});

/** So many kinds of database in one file are a bench for tests. */
const MANY_DATABASES = 3;

function databases(services: readonly unknown[]): number {
  const kinds = services.map((service) => storeOf(service)?.kind);
  return new Set(kinds.filter((kind) => kind === 'mongodb' || (kind && RELATIONAL.has(kind)))).size;
}

function storeOf(service: unknown) {
  const image = text(at(service, 'image'));
  return image === null ? null : storeOfImage(image.replace(/\$\{[^}:]*:?-([^}]*)\}/g, '$1'));
}
