import { defineDerivedFact, type FileFactResult, type ValuesOf } from '../../kit/fact.ts';
import { folderOf } from '../commands/paths.ts';
import { deployment } from '../deployment/deployment.ts';
import { fileList } from '../file-list.ts';
import { imports } from '../imports/imports.ts';
import { unreachedFiles } from '../imports/reached.ts';
import { packages } from '../packages/packages.ts';
import { addressStores } from './address-stores.ts';
import { composeStores } from './compose-stores.ts';
import { connectorFolders } from './connectors.ts';
import { djangoFiles } from './django-files.ts';
import { declaredStores, importedStores } from './imported.ts';
import { herokuStores, renderStores, terraformStores, wranglerStores } from './infrastructure-stores.ts';
import { javascriptStores } from './javascript-stores.ts';
import { mergeStores } from './merge.ts';
import { OFTEN_COPIES, type Store, type StoreEvidence, type StoreKind } from './model.ts';
import { bucketStores, firebaseParts, supabaseFolder } from './place-stores.ts';
import { prismaStores } from './prisma-stores.ts';
import { publishedCode } from './published.ts';
import { pythonStores } from './python-stores.ts';
import { environmentHints, settingsStores } from './settings-stores.ts';

export type { Store, StoreKind, StoreScope } from './model.ts';

const FILES = {
  prismaStores,
  composeStores,
  terraformStores,
  renderStores,
  wranglerStores,
  herokuStores,
  settingsStores,
  environmentHints,
  addressStores,
  bucketStores,
  firebaseParts,
};
const SOURCES = {
  ...FILES,
  imports,
  unreachedFiles,
  packages,
  deployment,
  fileList,
  javascriptStores,
  pythonStores,
};
type Sources = ValuesOf<typeof SOURCES>;

/** Every place where the repository's code, configuration and infrastructure keep data, each once, by key. */
export const stores = defineDerivedFact<typeof SOURCES, readonly Store[]>({
  id: 'stores',
  from: SOURCES,
  derive(facts) {
    const all = [
      ...importedStores(facts.imports, facts.packages),
      ...declaredStores(facts.packages),
      ...supabaseFolder(facts.fileList),
      ...listed(facts),
      ...facts.javascriptStores.values.flatMap(({ value }) => value.evidence),
      ...facts.pythonStores.values.flatMap(({ value }) => value.evidence),
      ...djangoFiles(facts.pythonStores),
    ];
    return mergeStores(weighed(all, facts));
  },
});

function listed(facts: ValuesOf<typeof FILES>): StoreEvidence[] {
  const of = (fact: FileFactResult<readonly StoreEvidence[]>) => fact.values.flatMap(({ value }) => value);
  return [
    facts.prismaStores,
    facts.composeStores,
    facts.terraformStores,
    facts.renderStores,
    facts.wranglerStores,
    facts.herokuStores,
    facts.settingsStores,
    facts.environmentHints,
    facts.addressStores,
    facts.bucketStores,
    facts.firebaseParts,
  ].flatMap(of);
}

/** Kinds that many tools use only where they are set up. */
const ADDED: ReadonlySet<StoreKind> = new Set<StoreKind>([...OFTEN_COPIES, 'warehouse']);

/** What the whole repository says of each piece: code that nothing starts, code that others build on, databases in memory. */
function weighed(all: readonly StoreEvidence[], facts: Sources): StoreEvidence[] {
  const unreached = new Set(facts.unreachedFiles);
  const inMemory = new Set(
    facts.javascriptStores.values.flatMap(({ path, value }) => (value.memoryOnly ? [path] : [])),
  );
  const optional = new Set(
    facts.javascriptStores.values.flatMap(({ path, value }) => (value.optional ? [path] : [])),
  );
  const published = publishedCode(facts.packages, facts.deployment, facts.fileList);
  const prismaUsed = facts.imports.some(({ package: name }) => /prisma/i.test(name));
  const connectors = connectorFolders(all);
  const cloudFiles = all.some(
    ({ kind, provider, scope }) => kind === 'files' && provider !== 'local' && scope === 'production',
  );
  return all.flatMap((each) => {
    if (each.kind === 'sqlite' && each.by === 'import' && inMemory.has(each.path)) return [];
    const scope = each.scope === 'production' && published(each.path) ? 'development' : each.scope;
    const unused = unreached.has(each.path) || (each.path.endsWith('.prisma') && !prismaUsed);
    const switched = optional.has(each.path) && ADDED.has(each.kind);
    const passesOn = cloudFiles && each.kind === 'files' && each.provider === 'local';
    return [
      {
        ...each,
        scope,
        weak: each.weak || unused || passesOn || switched || connectors.has(folderOf(each.path)),
      },
    ];
  });
}
