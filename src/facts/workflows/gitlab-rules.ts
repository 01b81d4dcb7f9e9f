import type { GitlabRefs, GitlabRule } from './gitlab-model.ts';
import type { Trigger } from './model.ts';

type Start = Pick<Trigger, 'event' | 'name' | 'branches' | 'branchesIgnore'>;

const start = (event: Trigger['event'], name: string, branches: readonly string[] | null = null): Start => ({
  event,
  name,
  branches,
  branchesIgnore: [],
});

/** What starts a job with these rules: each rule that does not exclude says when. */
export function ruleTriggers(rules: readonly GitlabRule[]): Trigger[] {
  return rules
    .filter((rule) => rule.when !== 'never')
    .flatMap((rule) =>
      startsOf(rule).map((found) => ({
        ...found,
        line: rule.line,
        paths: rule.changes,
        pathsIgnore: [],
        types: null,
      })),
    );
}

function startsOf(rule: GitlabRule): Start[] {
  if (rule.when === 'manual') return [start('manual', 'when: manual')];
  if (rule.if === null) return [start('push', 'push'), start('pull_request', 'merge request')];
  return rule.if
    .slice(0, MAX_LENGTH)
    .split('||')
    .map((alternative) => startOf(alternative));
}

/** What is longer is no condition that anybody wrote. */
const MAX_LENGTH = 500;

/** One alternative of a condition: the first of its parts that names an event decides, the others narrow it. */
function startOf(alternative: string): Start {
  const parts = alternative.split('&&').map((part) =>
    part
      .trim()
      .replace(/^\(+|\)+$/g, '')
      .trim(),
  );
  const known = parts.map((part) => partOf(part));
  const unknown = known.find((part) => part !== 'any' && part.event === 'other');
  if (unknown && unknown !== 'any') return unknown;
  const starts = known.filter((part) => part !== 'any');
  const narrowed = starts.find((part) => part.branches !== null || part.branchesIgnore.length > 0);
  const pull = starts.find((part) => part.event === 'pull_request');
  return pull ?? narrowed ?? starts[0] ?? start('push', 'push');
}

const SOURCES: Readonly<Record<string, Start>> = {
  merge_request_event: start('pull_request', 'merge request'),
  external_pull_request_event: start('pull_request', 'pull request'),
  push: start('push', 'push'),
  schedule: start('schedule', 'schedule'),
  web: start('manual', 'web'),
  api: start('manual', 'api'),
  trigger: start('manual', 'trigger'),
};

function partOf(part: string): Start | 'any' {
  const comparison = /^\$\{?(\w+)\}?\s*(==|!=|=~|!~)?\s*(.*)$/.exec(part);
  if (!comparison) return start('other', part);
  const [, variable = '', operator = '', raw = ''] = comparison;
  const value = raw.trim().replace(/^["']|["']$/g, '');
  if (/^CI_MERGE_REQUEST_(I?ID|SOURCE_BRANCH_NAME|EVENT_TYPE)$/.test(variable))
    return start('pull_request', 'merge request');
  if (variable === 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME') return branchStart('pull_request', operator, value);
  if (/^CI_COMMIT_(BRANCH|REF_NAME|REF_SLUG)$/.test(variable)) return branchStart('push', operator, value);
  if (variable === 'CI_OPEN_MERGE_REQUESTS') return 'any';
  if (operator.startsWith('!')) return 'any';
  if (variable === 'CI_COMMIT_TAG') return start('other', 'tag');
  if (variable === 'CI_PIPELINE_SOURCE') return sourceOf(value) ?? start('other', part);
  return /^(CI_(PROJECT|SERVER|DEFAULT)|GITLAB_)/.test(variable) ? 'any' : start('other', part);
}

function sourceOf(value: string): Start | undefined {
  const named = Object.keys(SOURCES).find(
    (source) => value === source || (value.startsWith('/') && value.includes(source)),
  );
  return named === undefined ? undefined : SOURCES[named];
}

function branchStart(event: 'push' | 'pull_request', operator: string, value: string): Start {
  if (operator === '') return start(event, event);
  const branch = value === '$CI_DEFAULT_BRANCH' || value === '${CI_DEFAULT_BRANCH}' ? '$default' : value;
  if (operator.startsWith('!'))
    return { ...start(event, event), branchesIgnore: branch === 'null' ? [] : [branch] };
  return start(event, event, [branch]);
}

const KEYWORDS: Readonly<Record<string, Start>> = {
  branches: start('push', 'push'),
  pushes: start('push', 'push'),
  merge_requests: start('pull_request', 'merge request'),
  external_pull_requests: start('pull_request', 'pull request'),
  tags: start('other', 'tag'),
  schedules: start('schedule', 'schedule'),
  web: start('manual', 'web'),
  api: start('manual', 'api'),
  triggers: start('manual', 'trigger'),
  pipelines: start('other', 'pipeline'),
  external: start('other', 'external'),
  chat: start('manual', 'chat'),
};

/** What `only:` and `except:` say; without either, every push to a branch. */
export function refTriggers(only: GitlabRefs | null, except: GitlabRefs | null, line: number): Trigger[] {
  const refs = only?.refs ?? ['branches'];
  const starts = refs.map((ref) => keyword(ref) ?? start('push', 'push', [ref.split('@')[0] ?? ref]));
  const leftOut = except?.refs ?? [];
  const events = new Set(leftOut.flatMap((ref) => keyword(ref)?.event ?? []));
  const branchesIgnore = leftOut.filter((ref) => keyword(ref) === undefined);
  return starts
    .filter((found) => !events.has(found.event) || found.event === 'other')
    .map((found) => ({
      ...found,
      branchesIgnore,
      line: only?.line ?? line,
      paths: only?.changes ?? null,
      pathsIgnore: except?.changes ?? [],
      types: null,
    }));
}

function keyword(ref: string): Start | undefined {
  return Object.hasOwn(KEYWORDS, ref) ? KEYWORDS[ref] : undefined;
}
