/** Tools that write or run code by themselves, by the words that people call them. */
export const AGENT_TOOLS = {
  'claude-code': /claude|anthropic/i,
  cursor: /cursor/i,
  copilot: /copilot|vs ?code|github/i,
  codex: /codex|openai|chatgpt/i,
  gemini: /gemini|google/i,
  opencode: /opencode/i,
  windsurf: /windsurf|codeium|devin/i,
  roo: /roo|cline|kilo/i,
  junie: /junie|jetbrains/i,
  'amazon-q': /amazon|kiro/i,
  'firebase-studio': /firebase|idx|gemini|google/i,
  lovable: /lovable|gpt-?engineer/i,
  bolt: /bolt|stackblitz/i,
  replit: /replit/i,
  base44: /base44/i,
} as const;
export type AgentTool = keyof typeof AGENT_TOOLS;

/** A server that lets an agent work on a database (Model Context Protocol). */
export interface DatabaseServer {
  readonly name: string;
  /** `Supabase`, `PostgreSQL`. */
  readonly product: string;
  readonly readOnly: boolean;
  /** One project or database, and not all that an account can see. */
  readonly scoped: boolean;
  /** `local` on the developer's machine; `supabase:<project>`, `database:<host>/<name>` as the fact of environments names them; null if unknown. */
  readonly target: string | null;
  /** It is told to work on production. */
  readonly production: boolean;
  readonly line: number;
}

/** Something that an agent may do without anybody being asked. Commands are named, never repeated: they may hold passwords. */
export interface AgentPermission {
  /** `everything`: nobody is asked for any command; `command`: one that reaches hosted data. */
  readonly kind: 'everything' | 'command';
  readonly what: string;
  readonly line: number;
}

export interface AgentConfig {
  readonly tool: AgentTool;
  readonly servers: readonly DatabaseServer[];
  readonly permissions: readonly AgentPermission[];
}
