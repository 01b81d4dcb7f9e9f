import { plainSpecifier } from '../imports/specifier.ts';
import { pythonName } from '../packages/python-projects.ts';
import { STORE_PRODUCTS, type StoreProduct } from './registry.ts';

/** Products by a field's values; the separator says where a longer name may go on. */
function index(
  field: 'npm' | 'pypi' | 'packages' | 'images' | 'terraform',
): ReadonlyMap<string, StoreProduct[]> {
  const found = new Map<string, StoreProduct[]>();
  for (const product of STORE_PRODUCTS) {
    for (const name of product[field] ?? []) found.set(name, [...(found.get(name) ?? []), product]);
  }
  return found;
}

const NPM = index('npm');
const PYPI = index('pypi');
const PACKAGES = index('packages');
const IMAGES = index('images');
const TERRAFORM = index('terraform');

/** The stores that a JavaScript import reaches: the longest name that the registry knows decides. */
export function storesOfNpm(specifier: string, names: readonly string[]): readonly StoreProduct[] {
  return nearest(NPM, plainSpecifier(specifier), '/').filter(({ npmNames }) => takes(names, npmNames));
}

/** The stores that a Python import reaches. */
export function storesOfPypi(module: string, names: readonly string[]): readonly StoreProduct[] {
  return nearest(PYPI, module, '.').filter(({ pypiNames }) => takes(names, pypiNames));
}

/** The stores that a package of another language connects to; `name` as its own ecosystem writes it. */
export function storesOfPackage(name: string): readonly StoreProduct[] {
  const artifact = name.slice(name.lastIndexOf(':') + 1);
  return nearest(PACKAGES, name, '/').concat(name === artifact ? [] : nearest(PACKAGES, artifact, '/'));
}

export function storeOfTerraform(type: string): StoreProduct | null {
  return TERRAFORM.get(type)?.[0] ?? null;
}

/** `ghcr.io/owner/postgres:16-alpine@sha256:…` is an image of postgres. */
export function storeOfImage(image: string): StoreProduct | null {
  const [path = ''] = image.replace(/@sha256:.*$/, '').split(/:(?!.*\/)/);
  const parts = path.split('/');
  const owned = parts.slice(-2).join('/');
  return IMAGES.get(owned)?.[0] ?? IMAGES.get(parts.at(-1) ?? '')?.[0] ?? null;
}

const HOSTS = STORE_PRODUCTS.flatMap((product) =>
  (product.hosts ?? []).map((host) => [host, product] as const),
);

/** The product behind a host name. */
export function storeOfHost(name: string): StoreProduct | null {
  const host = name.toLowerCase();
  const found = HOSTS.find(([pattern]) =>
    pattern.startsWith('*.')
      ? host.endsWith(pattern.slice(1)) && host.length >= pattern.length
      : host === pattern,
  );
  return found?.[1] ?? null;
}

/** Packages that Python's object mappers load by themselves, as the address of the database says. */
const PYTHON_DRIVERS: ReadonlyMap<string, string> = new Map([
  ['psycopg2', 'postgres'],
  ['psycopg2-binary', 'postgres'],
  ['psycopg', 'postgres'],
  ['psycopg-binary', 'postgres'],
  ['asyncpg', 'postgres'],
  ['pg8000', 'postgres'],
  ['pymysql', 'mysql'],
  ['mysqlclient', 'mysql'],
  ['mysql-connector-python', 'mysql'],
  ['aiomysql', 'mysql'],
  ['asyncmy', 'mysql'],
  ['pyodbc', 'sqlserver'],
  ['pymssql', 'sqlserver'],
  ['oracledb', 'oracle'],
  ['cx-oracle', 'oracle'],
] as const);

/** The database that a declared Python package is the driver of. */
export function driverOf(pythonPackage: string): StoreProduct | null {
  const id = PYTHON_DRIVERS.get(pythonName(pythonPackage));
  return STORE_PRODUCTS.find((product) => product.id === id) ?? null;
}

function takes(names: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || names.some((name) => wanted.includes(name));
}

function nearest(
  products: ReadonlyMap<string, readonly StoreProduct[]>,
  name: string,
  separator: string,
): readonly StoreProduct[] {
  for (let at = name.length; at > 0; at = name.lastIndexOf(separator, at - 1)) {
    const found = products.get(name.slice(0, at));
    if (found) return found;
  }
  return [];
}
