import type { AgentConfig, AgentTool, DatabaseServer } from '../../../src/facts/agents/model.ts';
import type { AgentPlatform } from '../../../src/facts/agents/platforms.ts';
import type { Environments } from '../../../src/facts/environments/environments.ts';
import type { Place } from '../../../src/kit/index.ts';

/** A way for an agent to data. */
export interface Grant {
  readonly tool: AgentTool;
  /** `live`: surely what is live; `open`: may be, and may change it; `unasked`: commands; `platform`: an agent of a platform. */
  readonly kind: 'live' | 'open' | 'unasked' | 'platform';
  /** It only reads, and only this. */
  readonly readsOnly: boolean;
  /** What it is, to begin a sentence. */
  readonly what: string;
  readonly subject: string;
  readonly at: Place | null;
}

type Configs = readonly { readonly path: string; readonly value: AgentConfig }[];

/**
 * Every way to data that the settings give.
 * @param hosted there is data that does not lie on the program's own disk
 */
export function grantsOf(
  configs: Configs,
  platforms: readonly AgentPlatform[],
  environments: Environments,
  hosted: boolean,
): Grant[] {
  const live = liveTargets(environments);
  return [
    ...configs.flatMap(({ path, value }) => [
      ...value.servers.flatMap((server) => fromServer(server, value.tool, path, live)),
      ...(hosted ? value.permissions : []).map(({ what, kind, line }) => ({
        tool: value.tool,
        kind: 'unasked' as const,
        readsOnly: false,
        what:
          kind === 'everything'
            ? `${NAMES[value.tool]} may run every command without anybody being asked (${what})`
            : `${NAMES[value.tool]} may run ${what} without anybody being asked`,
        subject: `${value.tool} ${what}`,
        at: { path, line },
      })),
    ]),
    ...platforms.map(({ tool, sign, path, line }) => ({
      tool,
      kind: 'platform' as const,
      readsOnly: false,
      what: `The agent of ${NAMES[tool]} builds this tool (${sign}), and it works on the data that is connected to it`,
      subject: `platform ${tool}`,
      at: path === null ? null : line === null ? { path } : { path, line },
    })),
  ];
}

/** Stores that the live version uses: those of production, else those that everybody gets. */
function liveTargets({ targets }: Environments): ReadonlySet<string> {
  const own = targets.filter(({ fallback }) => !fallback);
  const production = own.filter(({ role }) => role === 'production');
  const chosen = production.length > 0 ? production : own.filter(({ role }) => role === 'every');
  return new Set(chosen.map(({ target }) => target));
}

function fromServer(
  { name, product, readOnly, scoped, target, production, line }: DatabaseServer,
  tool: AgentTool,
  path: string,
  live: ReadonlySet<string>,
): Grant[] {
  if (target === 'local') return [];
  const isLive = production || (target !== null && live.has(target));
  if (!isLive && readOnly && scoped) return [];
  const gaps = [
    ...(readOnly ? [] : ['not read-only']),
    ...(scoped ? [] : ['not held to one project, so every project of the account is open']),
  ];
  const where = isLive ? 'the live database' : 'a database';
  const what = `${NAMES[tool]} is connected to ${where} (server "${name}", ${product}${gaps.length === 0 ? ', read-only' : `; ${gaps.join('; ')}`})`;
  return [
    {
      tool,
      kind: isLive ? 'live' : 'open',
      readsOnly: readOnly && scoped,
      what,
      subject: `server ${name}`,
      at: { path, line },
    },
  ];
}

const NAMES: Readonly<Record<AgentTool, string>> = {
  'claude-code': 'Claude Code',
  cursor: 'Cursor',
  copilot: 'Copilot in the editor',
  codex: 'Codex',
  gemini: 'Gemini',
  opencode: 'OpenCode',
  windsurf: 'Windsurf',
  roo: 'Roo or Cline',
  junie: 'Junie',
  'amazon-q': 'Amazon Q',
  'firebase-studio': 'Firebase Studio',
  lovable: 'Lovable',
  bolt: 'Bolt',
  replit: 'Replit',
  base44: 'Base44',
};
