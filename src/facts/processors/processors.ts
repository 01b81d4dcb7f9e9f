import { defineDerivedFact, type ValuesOf } from '../../kit/fact.ts';
import { deployment } from '../deployment/deployment.ts';
import { isDevelopmentPath } from '../deployment/entry.ts';
import { fileList } from '../file-list.ts';
import { imports, roleOf } from '../imports/imports.ts';
import { unreachedFiles } from '../imports/reached.ts';
import { packages } from '../packages/packages.ts';
import { publishedCode } from '../stores/published.ts';
import { filesReadForStores } from '../stores/readable.ts';
import { stores } from '../stores/stores.ts';
import { processorAddresses } from './addresses.ts';
import { baseAddresses } from './base-addresses.ts';
import { connectorSigns } from './connectors.ts';
import { hostingSigns } from './hosting-signs.ts';
import { importSigns } from './import-signs.ts';
import { terraformProcessors } from './infrastructure.ts';
import { processorById, processorOfStore } from './lookup.ts';
import { mergeSigns, type Sign } from './merge.ts';
import type { SeenProcessors } from './model.ts';
import { otherPackageSigns, unusedSigns } from './package-signs.ts';

export type { SeenProcessor, SeenProcessors } from './model.ts';

const SOURCES = {
  imports,
  packages,
  deployment,
  fileList,
  unreachedFiles,
  stores,
  processorAddresses,
  baseAddresses,
  terraformProcessors,
};
/** What editors keep of older versions, and pages of documentation. */
const LEFT_BEHIND = /(^|\/)\.(?:history|vscode|idea|cursor|claude)\/|(^|\/)docs?[-_.][\w.-]{1,40}\//;
type Sources = ValuesOf<typeof SOURCES>;

/** Every third party that the repository's own code, pages, configuration and infrastructure send something to. */
export const processors = defineDerivedFact<typeof SOURCES, SeenProcessors>({
  id: 'processors',
  from: SOURCES,
  derive(facts) {
    const published = publishedCode(facts.packages, facts.deployment, facts.fileList);
    const unreached = new Set(facts.unreachedFiles);
    const used = [
      ...importSigns(facts),
      ...addressSigns(facts),
      ...storeSigns(facts),
      ...otherPackageSigns(facts.packages),
      ...hostingSigns(facts.deployment),
      ...infrastructureSigns(facts),
    ]
      .filter(({ path }) => !published(path) && !LEFT_BEHIND.test(path))
      .map((sign) => ({ ...sign, weak: sign.weak || unreached.has(sign.path) }));
    const isConnector = connectorSigns(used);
    const unused = unusedSigns(facts.packages, facts.imports).filter(({ path }) => !published(path));
    return {
      processors: mergeSigns(
        used.map((sign) => ({ ...sign, weak: sign.weak || isConnector(sign) })),
        unused,
      ),
      examined: filesReadForStores(facts.fileList),
    };
  },
});

function addressSigns({ processorAddresses: found }: Sources): Sign[] {
  return found.values.flatMap(({ path, value }) => {
    const role = roleOf(path);
    if (role !== 'application' && role !== 'script') return [];
    const counted = value.filter(({ id }) => role === 'application' || !isForPages(id));
    return counted.map(({ id, line, weak }) => ({
      id,
      by: 'address' as const,
      path,
      line,
      weak: weak || role === 'script',
    }));
  });
}

function isForPages(id: string): boolean {
  return processorById(id)?.category === 'fonts and files for pages';
}

function storeSigns({ stores: found }: Sources): Sign[] {
  return found.flatMap(({ provider, kind, scope, confidence, evidence }) => {
    const firebase = kind === 'files' && found.some((each) => each.kind === 'firestore');
    const processor =
      provider === null
        ? null
        : processorOfStore(provider, provider === 'google' && firebase ? 'firestore' : kind);
    const [first] = evidence;
    if (!processor || scope !== 'production' || !first) return [];
    const { path, line = 1 } = first;
    return [{ id: processor.id, by: 'store' as const, path, line, weak: confidence === 'low' }];
  });
}

function infrastructureSigns({ terraformProcessors: found }: Sources): Sign[] {
  return found.values.flatMap(({ path, value }) =>
    isDevelopmentPath(path)
      ? []
      : value.map(({ id, line }) => ({ id, by: 'infrastructure' as const, path, line, weak: false })),
  );
}
