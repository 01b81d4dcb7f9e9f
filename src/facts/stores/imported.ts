import type { PackageImport } from '../imports/imports.ts';
import type { Project } from '../packages/packages.ts';
import { evidence, productEvidence } from './evidence.ts';
import { driverOf, storesOfNpm, storesOfPackage, storesOfPypi } from './lookup.ts';
import type { StoreEvidence, StoreKind } from './model.ts';

/** Stores whose drivers are imported by code. */
export function importedStores(
  imports: readonly PackageImport[],
  projects: readonly Project[],
): StoreEvidence[] {
  const devOnly = devOnlyPackages(projects);
  return imports.flatMap((each) => {
    if (each.typeOnly) return [];
    const { ecosystem, specifier, names, path, line } = each;
    const products = ecosystem === 'npm' ? storesOfNpm(specifier, names) : storesOfPypi(specifier, names);
    return products.map((product) => {
      const found = productEvidence(product, { by: 'import', path, line });
      const dev = found.scope === 'production' && ecosystem === 'npm' && devOnly.has(each.package);
      const weak = found.weak || each.optional || onlyPrepares(each);
      return { ...found, scope: dev ? 'development' : found.scope, weak };
    });
  });
}

/** The browser's Firebase: its functions are imported one by one, so that their names tell what is used. */
const FIREBASE = /(?:^|[:/])firebase(?:@[\w.-]+)?\/(?:firestore|storage|database|auth)$/;
/**
 * Starting code often prepares every product of Firebase, used or not: what is used is also imported for its own sake
 * (`collection`, `uploadBytes`). Cloudinary is used where something is uploaded.
 */
const PREPARES =
  /^(?:default|get(?:Firestore|Storage|Database|Auth)|initialize\w+|connect\w+Emulator|enable\w+Persistence|persistent\w+|[A-Z]\w*|get\w*Persistence|\w+Persistence)$/;

function onlyPrepares({ specifier, names }: PackageImport): boolean {
  return (
    /^cloudinary$/.test(specifier) ||
    (FIREBASE.test(specifier) && names.length > 0 && names.every((name) => PREPARES.test(name)))
  );
}

/** npm packages that no project of the repository needs at run time. */
function devOnlyPackages(projects: readonly Project[]): ReadonlySet<string> {
  const npm = projects
    .filter(({ ecosystem }) => ecosystem === 'npm')
    .flatMap(({ dependencies }) => dependencies);
  const needed = new Set(npm.filter(({ dev }) => !dev).map(({ name }) => name));
  return new Set(npm.flatMap(({ name, dev }) => (dev && !needed.has(name) ? [name] : [])));
}

/**
 * Stores that declared packages show: proof in languages whose imports are not read, no more than a hint of the
 * dialect in those whose imports are.
 */
export function declaredStores(projects: readonly Project[]): StoreEvidence[] {
  return projects.flatMap(({ ecosystem, path, dependencies }) =>
    dependencies.flatMap(({ name, dev, line }) => {
      if (dev) return [];
      const place = { path, line };
      if (ecosystem === 'python') {
        const driver = driverOf(name);
        return driver ? [evidence({ by: 'hint', kind: driver.kind, ...place })] : [];
      }
      if (ecosystem === 'npm' || ecosystem === 'deno') {
        return storesOfNpm(name, ['*']).map((product) =>
          evidence({ by: 'hint', kind: product.kind, ...place }),
        );
      }
      // The Java world declares drivers in libraries and starters as well: its settings are the proof.
      const java = ecosystem === 'maven' || ecosystem === 'gradle';
      return storesOfPackage(name).map((product) =>
        productEvidence(product, {
          by: 'dependency',
          weak: java || isAdapter(product.kind, ecosystem),
          ...place,
        }),
      );
    }),
  );
}

/** Frameworks bring an adapter for each file service, index and cache, and use the one that is configured. */
function isAdapter(kind: StoreKind, ecosystem: Project['ecosystem']): boolean {
  return (
    kind === 'files' ||
    kind === 'search' ||
    kind === 'vector' ||
    (kind === 'redis' && ecosystem === 'composer')
  );
}
