import type { Sign } from './merge.ts';

/** Folders whose name says that they hold what a tool can talk to. */
const FOLDER =
  /^(.{0,300}\/)?[\w-]*(?:providers?|integrations?|connectors?|adapters?|channels?|query_runners?|notifiers?|notifications?|backends?|destinations?)\//i;
/** So many services in one such folder are no architecture, they are a list. */
const MANY = 5;

/**
 * Tells the signs in files that each talk to another service for whoever sets the tool up; which of them is used, its
 * settings say. What is on such a list is so in the other folders of that kind as well (its form beside its client).
 */
export function connectorSigns(signs: readonly Sign[]): (sign: Sign) => boolean {
  const folders = new Map<string, Map<string, string>>();
  for (const { id, path, by } of signs) {
    const folder = by === 'import' || by === 'address' ? FOLDER.exec(path)?.[0] : undefined;
    if (folder === undefined) continue;
    folders.set(folder, (folders.get(folder) ?? new Map()).set(path, id));
  }
  const lists = [...folders.values()].filter((files) => new Set(files.values()).size >= MANY);
  const ids = new Set(lists.flatMap((files) => [...files.values()]));
  return ({ id, path }) => ids.has(id) && FOLDER.test(path);
}
