import { defineCases } from '../../../src/kit/index.ts';

const LIVE = 'qwmnbvcxzlkjhgfdsapo';
const DEVELOPMENT = 'plmoknijbuhvygctfxrd';

const manifest = (agents: string): string =>
  `\n  readycheck: 1\n  tool: {name: Rota}\n  change_control:\n    ai_agents: ${agents}\n`;
const HONEST = manifest('{used: [claude-code, cursor], prod_access: false}');

/** One server of Supabase, with these arguments. */
const supabase = (...args: readonly string[]): string =>
  JSON.stringify({
    mcpServers: { data: { command: 'npx', args: ['-y', '@supabase/mcp-server-supabase@latest', ...args] } },
  });

/** An application that uses the live project. */
const APPLICATION = {
  'package.json': '{"dependencies": {"@supabase/supabase-js": "2"}}',
  'src/client.ts': `import { createClient } from '@supabase/supabase-js';\nexport const db = createClient('https://${LIVE}.supabase.co', 'key');\n`,
};

export default defineCases([
  {
    name: 'passes where servers are local, or read-only and for a project that is not live',
    files: {
      ...APPLICATION,
      'readycheck.yaml': HONEST,
      '.mcp.json': supabase('--read-only', `--project-ref=${DEVELOPMENT}`),
      '.cursor/mcp.json': JSON.stringify({
        mcpServers: {
          docs: { url: 'https://mcp.context7.com/mcp' },
          local: { url: 'http://localhost:54321/mcp' },
          lite: { command: 'uvx', args: ['mcp-server-sqlite', '--db-path', 'a.db'] },
          pg: { command: 'npx', args: ['postgres-mcp', 'postgresql://me@localhost:5432/dev'] },
          supabase: { url: 'https://mcp.supabase.com/mcp?features=docs' },
        },
      }),
      '.claude/settings.json':
        '{"permissions": {"allow": ["Bash(npm test:*)", "Bash(supabase status:*)", "Bash(psql -h localhost:*)"]}}',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'contradicts a manifest that says no access, where a server works on the live project, even if it only reads',
    files: {
      ...APPLICATION,
      'readycheck.yaml': HONEST,
      '.mcp.json': supabase('--read-only', `--project-ref=${LIVE}`),
    },
    verdict: 'fail',
    findings: ['.mcp.json:1 blocker contradiction'],
    says: /connected to the live database \(server "data", Supabase, read-only\), while the manifest says/,
  },
  {
    name: 'asks about a server that may write and of which nobody knows where it leads',
    files: {
      ...APPLICATION,
      'readycheck.yaml': HONEST,
      '.mcp.json': supabase('--read-only'),
      '.cursor/mcp.json':
        '{"mcpServers": {\n"pg": {"command": "npx", "args": ["postgres-mcp", "${DATABASE_URL}"]}\n}}',
    },
    verdict: 'needs-review',
    findings: ['.cursor/mcp.json:2 high review', '.mcp.json:1 high review'],
    says: /every project of the account is open/,
  },
  {
    name: 'fails where the manifest says nothing, and without one',
    files: { ...APPLICATION, '.mcp.json': supabase() },
    verdict: 'fail',
    findings: ['.mcp.json:1 high'],
    says: /the manifest does not say that it is used/,
  },
  {
    name: 'fails for a tool that the manifest does not name beside those that it does',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest('{used: [Claude Code], prod_access: false}'),
      '.codex/config.toml': `[mcp_servers.db]\ncommand = "npx"\nargs = ["@supabase/mcp-server-supabase", "--project-ref=${DEVELOPMENT}"]\n`,
    },
    verdict: 'fail',
    findings: ['.codex/config.toml:1 high'],
  },
  {
    name: 'contradicts a manifest that says that none is used',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest('{used: none}'),
      '.vscode/mcp.json': `{"servers": {"db": {"type": "http", "url": "https://mcp.supabase.com/mcp?project_ref=${DEVELOPMENT}"}}}`,
    },
    verdict: 'fail',
    findings: ['.vscode/mcp.json:1 blocker contradiction'],
  },
  {
    name: 'takes declared access for the team’s decision, and asks where it may change the data',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest('{used: [claude, cursor], prod_access: true}'),
      '.mcp.json': supabase(`--project-ref=${LIVE}`),
      '.cursor/mcp.json': supabase('--read-only', `--project-ref=${LIVE}`),
      '.claude/settings.json': '{"permissions": {"allow": ["Bash(psql:*)"]}}',
    },
    verdict: 'needs-review',
    findings: ['.mcp.json:1 high review'],
  },
  {
    name: 'fails where live access is not spoken of, and asks for the word where it is only forgotten',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest('{used: claude-code}'),
      '.mcp.json': supabase('--read-only', `--project-ref=${LIVE}`),
    },
    verdict: 'fail',
    findings: ['.mcp.json:1 high'],
  },
  {
    name: 'fails at medium for a manifest that names tools and not what they reach',
    files: { ...APPLICATION, 'readycheck.yaml': manifest('{used: claude-code}'), 'CLAUDE.md': '# Rules\n' },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 medium'],
  },
  {
    name: 'asks about modes without questions, and commands that reach what is hosted',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest(
        '{used: [claude, codex, gemini, copilot, opencode, cursor], prod_access: false}',
      ),
      '.claude/settings.json':
        '{"permissions": {\n"defaultMode": "bypassPermissions",\n"allow": ["Bash(supabase db push:*)", "mcp__supabase__execute_sql"]}}',
      '.codex/config.toml': 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n',
      '.gemini/settings.json': '{"autoAccept": true}',
      '.vscode/settings.json': '{"chat.tools.autoApprove": true}',
      'opencode.json': '{"permission": {"bash": {"vercel --prod": "allow", "ls": "allow"}}}',
      '.cursor/cli.json': '{"permissions": {"allow": ["Shell(*)", "Shell(ls)"]}}',
    },
    verdict: 'needs-review',
    findings: [
      '.claude/settings.json:2 high review',
      '.claude/settings.json:3 high review',
      '.claude/settings.json:3 high review',
      '.codex/config.toml:2 high review',
      '.cursor/cli.json:1 high review',
      '.gemini/settings.json:1 high review',
      '.vscode/settings.json:1 high review',
      'opencode.json:1 high review',
    ],
    says: /may run every command without anybody being asked \(bypassPermissions\)/,
  },
  {
    name: 'never repeats a command, which may hold a password',
    files: {
      ...APPLICATION,
      '.claude/settings.local.json': `{"permissions": {"allow": ["Bash(PGPASSWORD=${['hunter', '2'].join('')} psql -h db.rota.io:*)"]}}`,
    },
    verdict: 'fail',
    findings: ['.claude/settings.local.json:1 high'],
    says: /^(?![^]*hunter2)[^]*a client of the database/,
  },
  {
    name: 'knows the live database by its host',
    files: {
      'readycheck.yaml': HONEST,
      'requirements.txt': 'psycopg2-binary\n',
      'app.py': 'import os\nimport psycopg2\ndb = psycopg2.connect(os.environ["DATABASE_URL"])\n',
      '.env.production': `DATABASE_URL=postgres://app:${['pass', 'word'].join('')}@db.rota.io:5432/rota\n`,
      '.mcp.json':
        '{"mcpServers": {"db": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-postgres", "postgresql://ro@db.rota.io/rota"]}}}',
    },
    verdict: 'fail',
    findings: ['.mcp.json:1 blocker contradiction'],
  },
  {
    name: 'fails for a platform’s agent that nobody declared, and asks where it is declared',
    files: { ...APPLICATION, '.bolt/config.json': '{"template": "bolt-vite-react-ts"}' },
    verdict: 'fail',
    findings: ['.bolt/config.json high'],
  },
  {
    name: 'asks about a declared platform, whatever is said of access',
    files: {
      ...APPLICATION,
      'package.json':
        '{"dependencies": {"@supabase/supabase-js": "2"},\n"devDependencies": {"lovable-tagger": "1"}}',
      'readycheck.yaml': manifest('{used: [lovable], prod_access: false}'),
    },
    git: { authors: [{ name: 'gpt-engineer-app[bot]', email: 'bot@example.org', commits: 40 }] },
    verdict: 'needs-review',
    findings: ['package.json:2 high review', '- low'],
    says: /40 commits are by an AI agent/,
  },
  {
    name: 'leaves platforms and modes alone where there is no data to reach',
    files: {
      '.replit': 'run = "python main.py"\n\n[agent]\nexpertMode = true\n',
      '.claude/settings.json': '{"permissions": {"defaultMode": "bypassPermissions"}}',
      'main.py': 'print(1)\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'fails for rules that are nowhere, and takes those that are there as described',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest('{used: [claude-code], prod_access: false, rules_file: docs/agents.md}'),
    },
    verdict: 'fail',
    findings: ['readycheck.yaml:4 medium'],
  },
  {
    name: 'passes with the rules in place and nothing that grants access',
    files: {
      ...APPLICATION,
      'readycheck.yaml': manifest('{used: [claude-code], prod_access: false, rules_file: AGENTS.md}'),
      'AGENTS.md': '# Rules\n',
    },
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'asks for something to look at where there is only a claim',
    files: { ...APPLICATION, 'readycheck.yaml': manifest('{used: [claude-code], prod_access: false}') },
    verdict: 'needs-review',
    findings: ['- high review'],
  },
  {
    name: 'takes a person called Claude for a person, and servers in examples for examples',
    files: { ...APPLICATION, 'examples/.mcp.json': supabase(), 'AGENTS.md': '# Rules\n' },
    git: { authors: [{ name: 'Claude Dupont', email: 'claude@example.org', commits: 4 }] },
    verdict: 'not-applicable',
  },
  {
    name: 'does not apply where no agent shows and none is named',
    files: APPLICATION,
    verdict: 'not-applicable',
  },
]);
