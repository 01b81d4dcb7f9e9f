import { plainSpecifier } from '../imports/specifier.ts';
import type { Processor } from './model.ts';
import { PROCESSORS } from './registry.ts';

type Names = 'npm' | 'pypi' | 'packages' | 'platforms' | 'terraform';

function index(field: Names): ReadonlyMap<string, Processor> {
  return new Map(PROCESSORS.flatMap((each) => (each[field] ?? []).map((name) => [name, each] as const)));
}

const NPM = index('npm');
const PYPI = index('pypi');
const PACKAGES = index('packages');
const PLATFORMS = index('platforms');
const TERRAFORM = index('terraform');
const BY_ID = new Map(PROCESSORS.map((each) => [each.id, each]));

export function processorById(id: string): Processor | null {
  return BY_ID.get(id) ?? null;
}

/** The processor that a JavaScript import reaches: the longest name that the registry knows decides. */
export function processorOfNpm(specifier: string): Processor | null {
  return nearest(NPM, plainSpecifier(specifier), '/');
}

/** The processor that a Python import reaches; `from google import genai` names the module in its names. */
export function processorOfPypi(module: string, names: readonly string[] = []): Processor | null {
  for (const name of names) {
    const found = PYPI.get(`${module}.${name}`);
    if (found) return found;
  }
  return nearest(PYPI, module, '.');
}

/** The processor of a package of another language; `name` as its own ecosystem writes it. */
export function processorOfPackage(name: string): Processor | null {
  return nearest(PACKAGES, name, '/');
}

export function processorOfPlatform(host: string): Processor | null {
  return PLATFORMS.get(host) ?? null;
}

/** `aws_s3_bucket` is a resource of the provider `aws`. */
export function processorOfTerraform(type: string): Processor | null {
  return TERRAFORM.get(type.slice(0, type.includes('_') ? type.indexOf('_') : undefined)) ?? null;
}

export function processorOfStore(provider: string, kind: string): Processor | null {
  const fits = ({ storeProviders, storeKinds }: Processor): boolean =>
    storeProviders?.includes(provider) === true && storeKinds?.includes(kind) !== false;
  return PROCESSORS.find(fits) ?? null;
}

interface KnownHost {
  readonly processor: Processor;
  /** What the path must begin with; '' for any. */
  readonly path: string;
  /** Only names below it. */
  readonly below: boolean;
}

const HOSTS = hostIndex();

function hostIndex(): ReadonlyMap<string, readonly KnownHost[]> {
  const found = new Map<string, KnownHost[]>();
  for (const processor of PROCESSORS) {
    for (const pattern of processor.hosts ?? []) {
      const below = pattern.startsWith('*.');
      const [host = '', ...rest] = pattern.slice(below ? 2 : 0).split('/');
      const path = rest.length > 0 ? `/${rest.join('/')}` : '';
      found.set(host, [...(found.get(host) ?? []), { processor, path, below }]);
    }
  }
  return found;
}

/** The processor behind a host and a path; the longest name that the registry knows decides. */
export function processorOfHost(name: string, path = ''): Processor | null {
  const host = name.toLowerCase().replace(/:\d+$/, '');
  for (let at = 0; at >= 0; at = next(host, at)) {
    const known = HOSTS.get(host.slice(at)) ?? [];
    const found = known.find(
      (each) => (each.below ? at > 0 : at === 0) && (each.path === '' || path.startsWith(each.path)),
    );
    if (found) return found.processor;
  }
  return null;
}

function next(host: string, at: number): number {
  const dot = host.indexOf('.', at);
  return dot < 0 ? -1 : dot + 1;
}

function nearest(known: ReadonlyMap<string, Processor>, name: string, separator: string): Processor | null {
  for (let at = name.length; at > 0; at = name.lastIndexOf(separator, at - 1)) {
    const found = known.get(name.slice(0, at));
    if (found) return found;
  }
  return null;
}
