import { isDevelopmentPath } from '../deployment/entry.ts';
import { roleOf } from '../imports/imports.ts';
import type { StoreEvidence, StoreScope } from './model.ts';
import type { StoreProduct } from './registry.ts';

type Given = Pick<StoreEvidence, 'by' | 'kind' | 'path' | 'line'> & Partial<StoreEvidence>;

/** Evidence, with what a file's place says of its scope. */
export function evidence(given: Given): StoreEvidence {
  return {
    provider: null,
    scope: scopeOf(given.path),
    weak: roleOf(given.path) === 'script',
    fallback: false,
    name: null,
    ...given,
  };
}

/** Evidence of a product of the registry. */
export function productEvidence(
  product: StoreProduct,
  given: Omit<Given, 'kind' | 'provider'>,
): StoreEvidence {
  return evidence({ ...given, kind: product.kind, provider: product.provider });
}

/** What a file's place says: tests and examples keep nobody's data. */
export function scopeOf(path: string): StoreScope {
  const role = roleOf(path);
  if (role === 'test') return 'test';
  return role === 'example' || role === 'docs' ? 'development' : 'production';
}

/** The same for a file of settings, whose name often says for which environment it is: `settings/dev.py`. */
export function settingsScopeOf(path: string): StoreScope {
  const scope = scopeOf(path);
  return scope === 'production' && isDevelopmentPath(path) ? 'development' : scope;
}
