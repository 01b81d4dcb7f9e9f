import type { SourceFile } from '../../kit/source.ts';
import type { ProtectionRule } from './protection-model.ts';

const RESOURCE =
  /^[ \t]*resource[ \t]+"(github_branch_protection|github_branch_protection_v3|github_repository_ruleset|github_organization_ruleset|gitlab_project)"/gm;

/** Branch protection in Terraform; only whether a block demands checks is read, values may be variables. */
export function terraformRules(file: SourceFile): ProtectionRule[] {
  return [...file.text.matchAll(RESOURCE)].flatMap((match) => {
    const body = blockAt(file.text, match.index);
    const gitlab = match[1] === 'gitlab_project';
    if (gitlab && !body.includes('only_allow_merge_if_pipeline_succeeds')) return [];
    return [
      {
        source: 'Terraform',
        line: file.lineAt(match.index),
        asCode: true,
        branches: branchesOf(body),
        requiresChecks: gitlab
          ? /only_allow_merge_if_pipeline_succeeds\s*=\s*true/.test(body)
          : /\brequired_(status_checks|workflows)\b/.test(body) &&
            !/enforcement\s*=\s*"(disabled|evaluate)"/.test(body),
      },
    ];
  });
}

/** Only literal names count; what comes from variables may be the default branch. */
function branchesOf(body: string): string[] | null {
  const pattern = /\b(?:pattern|branch)\s*=\s*"([^"$]{1,200})"/.exec(body)?.[1];
  if (pattern !== undefined) return [pattern];
  return /~DEFAULT_BRANCH/.test(body) ? ['$default'] : null;
}

const MAX_BLOCK = 20_000;

/** The text of a block from its first brace to the one that closes it. */
function blockAt(text: string, start: number): string {
  const open = text.indexOf('{', start);
  if (open < 0) return '';
  let depth = 0;
  for (let index = open; index < Math.min(text.length, open + MAX_BLOCK); index++) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return text.slice(open, index + 1);
  }
  return text.slice(open, open + MAX_BLOCK);
}
