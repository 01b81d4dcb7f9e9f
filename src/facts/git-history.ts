import { defineRepositoryFact } from '../kit/fact.ts';

export interface GitHistory {
  /** False outside git: nothing below is known then. */
  readonly known: boolean;
  /** History is cut, so counts prove nothing. */
  readonly shallow: boolean;
  readonly defaultBranch: string | null;
  /** Authors who are people, by e-mail, most commits first. */
  readonly humans: readonly { readonly name: string; readonly email: string; readonly commits: number }[];
  readonly bots: number;
  /** Those of them that write code by themselves, most commits first. */
  readonly agents: readonly { readonly name: string; readonly commits: number }[];
  readonly tags: readonly string[];
}

/** Accounts of bots and coding agents: their commits are nobody's responsibility. */
const BOT =
  /\[bot\]|\bbot\b|gpt-engineer|lovable|replit|copilot|cursor ?agent|^claude(?:[ -]code)?$|noreply@anthropic|devin-ai|dependabot|renovate|semantic-release|github-actions/i;

/** Coding agents, as distinct from bots that update versions or publish. */
const AGENT =
  /gpt-engineer|lovable|replit-?agent|copilot|cursor ?agent|^claude(?:[ -]code)?$|noreply@anthropic|devin-ai|bolt-?new|stackblitz\[bot\]|base44|\bv0\[bot\]|codex|google-labs-jules|sweep-ai|openhands/i;

export const gitHistory = defineRepositoryFact<GitHistory>({
  id: 'git-history',
  async read({ git }) {
    if (!git)
      return {
        known: false,
        shallow: false,
        defaultBranch: null,
        humans: [],
        bots: 0,
        agents: [],
        tags: [],
      };
    const authors = await git.authors();
    const humans = authors.filter(({ name, email }) => !BOT.test(name) && !BOT.test(email));
    const { shallow, defaultBranch } = git;
    return {
      known: true,
      shallow,
      defaultBranch,
      humans,
      bots: authors.length - humans.length,
      agents: authors
        .filter(({ name, email }) => AGENT.test(name) || AGENT.test(email))
        .map(({ name, commits }) => ({ name, commits })),
      tags: await git.tags(),
    };
  },
});
