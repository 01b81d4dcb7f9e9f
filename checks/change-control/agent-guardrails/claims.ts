import { AGENT_TOOLS, type AgentTool } from '../../../src/facts/agents/model.ts';
import type { ManifestView, Place } from '../../../src/kit/index.ts';

/** What the manifest says of AI tools. */
export interface Claims {
  /** It names at least one. */
  readonly used: boolean;
  /** It says that there is none. */
  readonly none: boolean;
  readonly names: (tool: AgentTool) => boolean;
  readonly prodAccess: boolean | null;
  readonly rulesFile: string | null;
  /** The place of the section; null without a manifest. */
  readonly at: Place | null;
  readonly rulesAt: Place | null;
}

/** `used: none` is left out of the claims, as an answer that needs nothing more; a placeholder is left out with a problem. */
function saysNone(manifest: ManifestView | null): boolean {
  const section = manifest?.claims.change_control?.ai_agents;
  if (!manifest || !section || section.prod_access !== undefined || section.rules_file !== undefined)
    return false;
  const unfinished = manifest.problems.some(({ subject }) => subject.startsWith('change_control.ai_agents'));
  return (section.used ?? []).length === 0 && !unfinished;
}

export function claimsOf(manifest: ManifestView | null): Claims {
  const section = manifest?.claims.change_control?.ai_agents;
  const named = section?.used ?? [];
  return {
    used: named.length > 0,
    none: saysNone(manifest),
    names: (tool) => named.some((word) => AGENT_TOOLS[tool].test(word)),
    prodAccess: section?.prod_access ?? null,
    rulesFile: section?.rules_file ?? null,
    at: manifest?.at('change_control', 'ai_agents') ?? null,
    rulesAt: manifest?.at('change_control', 'ai_agents', 'rules_file') ?? null,
  };
}
