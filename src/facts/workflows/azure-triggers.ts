import type { Trigger } from './model.ts';
import type { Reader } from './reader.ts';

/** `trigger:`, `pr:` and `schedules:`; a pipeline without the first two runs for every branch and pull request. */
export function azureTriggers(root: Reader): Trigger[] {
  return [
    ...trigger('push', 'trigger', root.get('trigger')),
    ...trigger('pull_request', 'pr', root.get('pr')),
    ...root
      .get('schedules')
      .items()
      .map((schedule) => ({ ...ALL, event: 'schedule' as const, name: 'schedule', line: schedule.line })),
  ];
}

const ALL = { branches: null, branchesIgnore: [], paths: null, pathsIgnore: [], types: null };

function trigger(event: 'push' | 'pull_request', name: string, value: Reader): Trigger[] {
  const line = value.line;
  if (value.value === undefined || value.value === null) return [{ ...ALL, event, name, line }];
  if (value.text() === 'none') return [];
  const branches = value.fields().length === 0 ? value : value.get('branches');
  return [
    {
      ...ALL,
      event,
      name,
      line,
      branches: included(branches),
      branchesIgnore: branches.get('exclude').texts(),
      paths: included(value.get('paths')),
      pathsIgnore: value.get('paths', 'exclude').texts(),
    },
  ];
}

function included(filter: Reader): string[] | null {
  const list = filter.fields().length === 0 ? filter : filter.get('include');
  const patterns = list.texts().map((pattern) => pattern.replace(/^refs\/heads\//, ''));
  return patterns.length === 0 ? null : patterns;
}
