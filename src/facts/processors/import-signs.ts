import type { FileFactResult } from '../../kit/fact.ts';
import type { PackageImport } from '../imports/imports.ts';
import type { ProcessorAddress } from './addresses.ts';
import type { BaseAddress } from './base-addresses.ts';
import { processorById, processorOfNpm, processorOfPypi } from './lookup.ts';
import type { Sign } from './merge.ts';

interface Sources {
  readonly imports: readonly PackageImport[];
  readonly processorAddresses: FileFactResult<readonly ProcessorAddress[]>;
  readonly baseAddresses: FileFactResult<readonly BaseAddress[]>;
}

/** Processors whose SDKs the application imports. */
export function importSigns({ imports, processorAddresses, baseAddresses }: Sources): Sign[] {
  const addresses = new Map(
    processorAddresses.values.map(({ path, value }) => [path, value.map(({ id }) => id)]),
  );
  const bases = new Map(baseAddresses.values.map(({ path, value }) => [path, value]));
  return imports.flatMap((each) => {
    const { role, typeOnly, ecosystem, specifier, names, path, line, optional } = each;
    if (typeOnly || (role !== 'application' && role !== 'script')) return [];
    const processor = ecosystem === 'npm' ? processorOfNpm(specifier) : processorOfPypi(specifier, names);
    if (!processor) return [];
    const base = bases.get(path)?.find(({ client }) => client === processor.id);
    // The client of one vendor, pointed at another or at a program of the team's own.
    const elsewhere = (addresses.get(path) ?? []).some((id) => speaksLike(processor.id, id));
    if (base?.local || elsewhere) return [];
    const weak = role === 'script' || optional || base !== undefined;
    return [{ id: processor.id, by: 'import' as const, path, line, weak }];
  });
}

const STORES_LIKE_S3 = new Set(
  'cloudflare digitalocean backblaze wasabi scaleway ovh linode vultr hetzner supabase'.split(' '),
);

/** Whether a service is called through the client of another. */
function speaksLike(client: string, id: string): boolean {
  if (client === 'aws') return STORES_LIKE_S3.has(id);
  return client === 'openai' && id !== 'openai' && processorById(id)?.category === 'language model';
}
