import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { gitHistory } from '../git-history.ts';
import { packageJson } from '../packages/package-json.ts';
import type { AgentTool } from './model.ts';

/** A platform whose agent builds the tool, and works on what is connected to it. */
export interface AgentPlatform {
  readonly tool: AgentTool;
  /** What shows it, for people: `.bolt/config.json`, `12 commits by lovable-dev[bot]`. */
  readonly sign: string;
  readonly path: string | null;
  readonly line: number | null;
}

/** `.replit` speaks of the agent where it was used; without that it only says how the program runs. */
const replitAgents = defineFileFact<{ readonly line: number }>({
  id: 'replit-agents',
  files: ['**/.replit'],
  mentions: /^\[agent\]/m,
  extract: (file) => ({ line: file.lineAt(file.text.search(/^\[agent\]/m)) }),
});

const FOLDERS: readonly (readonly [RegExp, AgentTool])[] = [
  [/^\.lovable\//, 'lovable'],
  [/^\.bolt\//, 'bolt'],
];
const AUTHORS: readonly (readonly [RegExp, AgentTool])[] = [
  [/gpt-engineer|lovable/i, 'lovable'],
  [/replit/i, 'replit'],
  [/bolt|stackblitz/i, 'bolt'],
  [/base44/i, 'base44'],
];

/** Every platform that shows, by its strongest sign. */
export const agentPlatforms = defineDerivedFact({
  id: 'agent-platforms',
  from: { fileList, packageJson, gitHistory, replitAgents },
  derive(facts): readonly AgentPlatform[] {
    const found = [
      ...facts.gitHistory.agents.flatMap(({ name, commits }) => {
        const tool = AUTHORS.find(([author]) => author.test(name))?.[1];
        const sign = `${commits} ${commits === 1 ? 'commit' : 'commits'} by ${name}`;
        return tool === undefined ? [] : [{ tool, sign, path: null, line: null }];
      }),
      ...facts.packageJson.values.flatMap(({ path, value }) =>
        value.dependencies.flatMap(({ name, line }) =>
          name === 'lovable-tagger' ? [{ tool: 'lovable' as const, sign: name, path, line }] : [],
        ),
      ),
      ...facts.fileList.flatMap(({ path }) => {
        const tool = FOLDERS.find(([folder]) => folder.test(path))?.[1];
        return tool === undefined ? [] : [{ tool, sign: path, path, line: null }];
      }),
      ...facts.replitAgents.values.map(({ path, value: { line } }) => ({
        tool: 'replit' as const,
        sign: path,
        path,
        line,
      })),
    ];
    const tools = [...new Set(found.map(({ tool }) => tool))];
    return tools.flatMap((tool) => {
      const signs = found.filter((each) => each.tool === tool);
      // A file can be opened; a commit is the better proof.
      const [first] = signs;
      const placed = signs.find(({ path }) => path !== null);
      return first ? [{ ...first, path: placed?.path ?? null, line: placed?.line ?? null }] : [];
    });
  },
});
