import { defineDerivedFact } from '../../kit/fact.ts';
import type { Place } from '../../kit/source.ts';
import { imports, type PackageImport } from '../imports/imports.ts';
import { packages } from '../packages/packages.ts';
import { stores } from '../stores/stores.ts';
import { firebaseProjects, PRODUCTS } from './firebase-config.ts';
import type { FirebaseProduct } from './grants.ts';

/** A Firebase product in which the application keeps data. */
export interface FirebaseUse {
  readonly product: FirebaseProduct;
  /** `client`: from browsers and phones, where the rules alone protect it. `server`: with an account that rules do not stop. */
  readonly by: 'client' | 'server';
  readonly at: Place;
}

export interface FirebaseData {
  readonly uses: readonly FirebaseUse[];
  /** Every project that is named is a `demo-` one, which exists in the emulator alone. */
  readonly emulatorOnly: Place | null;
}

const CLIENT = new RegExp(
  [
    '^(?:npm:)?(?:firebase(?:@[^/]{1,40})?/(?:compat/)?|@firebase/|@react-native-firebase/|@angular/fire/(?:compat/)?|react-firebase-hooks/)(firestore|storage|database)\\b',
    '/firebasejs/[\\d.]{1,20}/firebase-(firestore|storage|database)\\b',
  ].join('|'),
);
const SERVER = /^(?:npm:)?(?:firebase-admin\/|@google-cloud\/|google\.cloud\.)(firestore|database)\b/;
/** The client of other languages, by the package that is declared. */
const NATIVE =
  /^(?:cloud_|firebase_|com\.google\.firebase:firebase-|Firebase(?=[FSD]))(firestore|storage|database)(?:-ktx)?$/i;

const STORE_OF: Readonly<Record<FirebaseProduct, string>> = {
  firestore: 'firestore',
  storage: 'files',
  database: 'realtime-database',
};

const SOURCES = { imports, packages, stores, firebaseProjects };

export const firebaseData = defineDerivedFact<typeof SOURCES, FirebaseData>({
  id: 'firebase-data',
  from: SOURCES,
  derive({ imports: all, packages: projects, stores: kept, firebaseProjects: named }) {
    const used = all.filter(({ role, typeOnly }) => role === 'application' && !typeOnly);
    const clients = [...used.flatMap(clientUse), ...projects.flatMap(nativeUse)];
    const whole = used.find(
      (each) => each.package === 'firebase' && /^(?:npm:)?firebase(@[^/]*)?$/.test(each.specifier),
    );
    const uses = PRODUCTS.flatMap((product): FirebaseUse[] => {
      const client = clients.find((each) => each.product === product);
      if (client) return [client];
      const server = used.find(({ specifier }) => SERVER.exec(specifier)?.[1] === product);
      if (server) return [{ product, by: 'server', at: { path: server.path, line: server.line } }];
      const store = kept.find(
        ({ kind, provider, confidence, scope }) =>
          kind === STORE_OF[product] &&
          provider === 'google' &&
          confidence === 'high' &&
          scope === 'production',
      );
      const [at] = store?.evidence ?? [];
      // Files at Google may lie in a bucket that has nothing to do with Firebase.
      return at && product !== 'storage' ? [{ product, by: whole ? 'client' : 'server', at }] : [];
    });
    return { uses, emulatorOnly: demoOnly(named.values) };
  },
});

function clientUse({ specifier, path, line }: PackageImport): FirebaseUse[] {
  const [, first, second] = CLIENT.exec(specifier) ?? [];
  return useOf(first ?? second, { path, line });
}

function nativeUse({
  path,
  dependencies,
}: {
  path: string;
  dependencies: readonly { name: string; line: number }[];
}) {
  return dependencies.flatMap(({ name, line }) =>
    useOf(NATIVE.exec(name)?.[1]?.toLowerCase(), { path, line }),
  );
}

function useOf(name: string | undefined, at: Place): FirebaseUse[] {
  const product = PRODUCTS.find((each) => each === name);
  return product ? [{ product, by: 'client', at }] : [];
}

interface Named {
  readonly path: string;
  readonly value: readonly { readonly project: string; readonly line: number }[];
}

function demoOnly(files: readonly Named[]): Place | null {
  const projects = files.flatMap(({ path, value }) =>
    value.map(({ project, line }) => ({ project, path, line })),
  );
  const [first] = projects;
  return first && projects.every(({ project }) => project.startsWith('demo-'))
    ? { path: first.path, line: first.line }
    : null;
}
