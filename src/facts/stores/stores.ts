import { defineDerivedFact } from '../../kit/fact.ts';
import { imports } from '../imports/imports.ts';
import { packages } from '../packages/packages.ts';
import { declaredStores, importedStores } from './imported.ts';
import { mergeStores } from './merge.ts';
import type { Store } from './model.ts';

export type { Store, StoreKind, StoreScope } from './model.ts';

const SOURCES = { imports, packages };

/** Every place where the repository's code, configuration and infrastructure keep data, each once, by key. */
export const stores = defineDerivedFact<typeof SOURCES, readonly Store[]>({
  id: 'stores',
  from: SOURCES,
  derive({ imports, packages }) {
    return mergeStores([...importedStores(imports, packages), ...declaredStores(packages)]);
  },
});
