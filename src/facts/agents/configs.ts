import { defineFileFact } from '../../kit/fact.ts';
import { json } from '../../parsers/json.ts';
import { at, isRecord, type Structured } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import { isDocsPath, isExamplePath, isTestPath } from '../path-roles.ts';
import type { AgentConfig, AgentTool } from './model.ts';
import { permissionsOf } from './permissions.ts';
import { databaseServers } from './servers.ts';

/** Whose settings a file holds. */
const FILES: readonly (readonly [RegExp, AgentTool])[] = [
  [/(^|\/)\.mcp\.json$/, 'claude-code'],
  [/(^|\/)\.claude\/(?:settings(?:\.local)?|mcp)\.json$/, 'claude-code'],
  [/(^|\/)\.cursor\/(?:mcp|cli|permissions)\.json$/, 'cursor'],
  [/(^|\/)\.vscode\/(?:mcp|settings)\.json$/, 'copilot'],
  [/(^|\/)\.github\/(?:copilot\/)?mcp\.json$/, 'copilot'],
  [/(^|\/)\.codex\/config\.toml$/, 'codex'],
  [/(^|\/)\.gemini\/settings\.json$/, 'gemini'],
  [/(^|\/)\.?opencode\.jsonc?$/, 'opencode'],
  [/(^|\/)\.windsurf\/mcp(?:_config)?\.json$/, 'windsurf'],
  [/(^|\/)\.(?:roo|kilocode|cline)\/mcp(?:_settings)?\.json$/, 'roo'],
  [/(^|\/)\.junie\/mcp\/mcp\.json$/, 'junie'],
  [/(^|\/)\.(?:amazonq|kiro\/settings)\/mcp\.json$/, 'amazon-q'],
  [/(^|\/)\.idx\/mcp\.json$/, 'firebase-studio'],
];

/** Settings of coding agents that the repository carries: which databases they are connected to, what they may do unasked. */
export const agentConfigs = defineFileFact<AgentConfig>({
  id: 'agent-configs',
  files: [
    '**/{.mcp.json,.opencode.json,opencode.json,opencode.jsonc}',
    '**/.claude/{settings,settings.local,mcp}.json',
    '**/.cursor/{mcp,cli,permissions}.json',
    '**/.vscode/{mcp,settings}.json',
    '**/.github/{mcp.json,copilot/mcp.json}',
    '**/.codex/config.toml',
    '**/.gemini/settings.json',
    '**/.windsurf/{mcp,mcp_config}.json',
    '**/.{roo,kilocode,cline}/{mcp,mcp_settings}.json',
    '**/.junie/mcp/mcp.json',
    '**/.amazonq/mcp.json',
    '**/.kiro/settings/mcp.json',
    '**/.idx/mcp.json',
  ],
  mentions: /mcp|servers|permission|allow|autoApprove|approval|autoAccept|bypass/i,
  parsers: [json, toml],
  extract(file) {
    const tool = FILES.find(([path]) => path.test(file.path))?.[1];
    if (tool === undefined || isTestPath(file.path) || isExamplePath(file.path) || isDocsPath(file.path))
      return null;
    return readConfig(tool, file.path.endsWith('.toml') ? toml.of(file) : json.of(file), file.path);
  },
});

const LISTS = ['mcpServers', 'servers', 'mcp_servers', 'context_servers', 'mcp'] as const;

function readConfig(tool: AgentTool, tree: Structured, path: string): AgentConfig | null {
  const servers = LISTS.flatMap((list) => {
    const found = at(tree.value, list);
    return isRecord(found) ? databaseServers(found, (name) => tree.line(list, name)) : [];
  });
  const nested = at(tree.value, 'mcp', 'servers');
  const inside = isRecord(nested) ? databaseServers(nested, (name) => tree.line('mcp', 'servers', name)) : [];
  const permissions = permissionsOf(tool, tree.value, (...keys) => tree.line(...keys));
  // An editor's settings are everybody's; only what they say of agents makes them an agent's.
  const silent = servers.length + inside.length + permissions.length === 0;
  return silent && /\.vscode\/settings\.json$/.test(path)
    ? null
    : { tool, servers: [...servers, ...inside], permissions };
}
