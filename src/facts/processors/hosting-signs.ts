import type { DeployedProcess } from '../deployment/deployment.ts';
import { baseName } from '../deployment/entry.ts';
import { processorOfPlatform } from './lookup.ts';
import type { Sign } from './merge.ts';

/** Files that several platforms read, that only prepare a "deploy" button, or that a builder leaves behind. */
const COMMON = /^(?:Procfile.*|app\.json|\.replit|replit\.nix|package\.json)$/;
/** Platforms that hold parts of a tool beside those that serve it. */
const BESIDE = new Set(['supabase', 'firebase', 'github-pages']);

/** Who runs the tool, by the platforms' own files. Several of them are a choice that the repository leaves open. */
export function hostingSigns(processes: readonly DeployedProcess[]): Sign[] {
  const signs = processes.flatMap(({ host, production, path, line }) => {
    const processor = production ? processorOfPlatform(host) : null;
    if (!processor) return [];
    const weak = COMMON.test(baseName(path)) || host === 'lovable';
    return [{ id: processor.id, by: 'hosting' as const, path, line, weak }];
  });
  const serving = new Set(signs.filter(({ id, weak }) => !weak && !BESIDE.has(id)).map(({ id }) => id));
  return signs.map((sign) => (serving.size > 1 && serving.has(sign.id) ? { ...sign, weak: true } : sign));
}
