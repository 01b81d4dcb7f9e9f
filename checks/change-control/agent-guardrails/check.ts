import { agentConfigs } from '../../../src/facts/agents/configs.ts';
import { agentPlatforms } from '../../../src/facts/agents/platforms.ts';
import { environments } from '../../../src/facts/environments/environments.ts';
import { fileList } from '../../../src/facts/file-list.ts';
import { findPath } from '../../../src/facts/find-path.ts';
import { gitHistory } from '../../../src/facts/git-history.ts';
import { stores } from '../../../src/facts/stores/stores.ts';
import { conclude, counted, defineCheck, type Finding, fail, notApplicable } from '../../../src/kit/index.ts';
import { type Claims, claimsOf } from './claims.ts';
import { grantsOf } from './grants.ts';
import { grantFindings } from './judge.ts';

export default defineCheck({
  id: 'change-control/agent-guardrails',
  title: 'AI agents are kept from live data',
  question: 'Can an AI agent touch the live data?',
  why: 'An agent does what it takes for right, at once and without being tired of it. One with a connection to the live database has deleted it before, in other firms, within a minute, and nobody had asked it to.',
  how: 'Reads the settings of coding agents in the repository (Claude Code, Cursor, Copilot, Codex, Gemini and others): which databases they are connected to, whether read-only and for one project, whether that is the project that is live, and which commands they may run unasked. Looks for platforms whose agent works on the connected data (Lovable, Bolt, Replit, Base44). Compares this with `change_control.ai_agents`. Instructions alone, as AGENTS.md, grant nothing and are not held against anybody.',
  passes:
    'What the agents can reach is declared, and their settings grant no more: database servers are local, or read-only and for one project that is not the live one.',
  fix: 'Connect agents to a local copy or to a project for development, with `--read-only` and `--project-ref`; take commands that change hosted data out of the lists of what may run unasked; and write under change_control.ai_agents which tools are used and whether they can reach live data.',
  example: [
    '```json',
    '{"mcpServers": {"supabase": {"command": "npx", "args": ["-y", "@supabase/mcp-server-supabase", "--read-only", "--project-ref=<project for development>"]}}}',
    '```',
    '```yaml',
    'change_control:',
    '  ai_agents: {used: [claude-code], prod_access: false, rules_file: AGENTS.md}',
    '```',
  ].join('\n'),
  severity: 'high',
  gates: ['backup-recovery', 'data-handling'],
  evidence: 'described',
  facts: { agentConfigs, agentPlatforms, environments, stores, gitHistory, fileList },
  evaluate({ facts, manifest }) {
    const claims = claimsOf(manifest);
    const { agents } = facts.gitHistory;
    const hosted = facts.stores.some(
      ({ scope, kind, provider }) => scope === 'production' && kind !== 'browser' && provider !== 'local',
    );
    const grants = grantsOf(
      facts.agentConfigs.values,
      hosted ? facts.agentPlatforms : [],
      facts.environments,
      hosted,
    );
    const rules = claims.rulesFile === null ? null : findPath(facts.fileList, claims.rulesFile);
    const findings = [
      ...grantFindings(grants, claims),
      ...(rules === null || rules === 'file' ? [] : [missingRules(claims)]),
      ...commits(agents),
    ];
    const seen = facts.agentConfigs.values.length + facts.agentPlatforms.length + agents.length;
    if (seen === 0 && !claims.used && findings.length === 0) {
      return notApplicable({
        examined: facts.fileList.length,
        reason: 'Nothing in this repository lets an AI agent reach data, and the manifest names none.',
      });
    }
    return conclude({
      examined: seen + (rules === 'file' ? 1 : 0),
      evidence: seen > 0 ? 'verified' : 'described',
      findings,
      pass: `No AI agent is given a way to the live data here: ${counted(facts.agentConfigs.values.length, 'file')} of their settings read${claims.prodAccess === null ? '' : ', as the manifest says'}.`,
      nothing:
        'The manifest names AI tools, and nothing in the repository shows what they may do. Put their settings, or a file with the rules for them, into the repository and name it under change_control.ai_agents.rules_file.',
    });
  },
});

function missingRules({ rulesFile, rulesAt }: Claims): Finding {
  const message = `The rules for AI tools should be in ${rulesFile}, and there is no such file.`;
  return fail('medium', { subject: 'rules file', message, at: rulesAt });
}

/** Agents whose commits are in the history; whether somebody read them first is not written there. */
function commits(agents: readonly { readonly name: string; readonly commits: number }[]): Finding[] {
  const [first] = agents;
  if (!first) return [];
  const total = agents.reduce((sum, each) => sum + each.commits, 0);
  const message = `${counted(total, 'commit')} ${total === 1 ? 'is' : 'are'} by an AI agent (${agents
    .map(({ name }) => name)
    .slice(0, 3)
    .join(', ')}). Let agents work on branches, and a person read each change before it is merged.`;
  return [fail('low', { subject: 'commits by agents', message, at: null })];
}
