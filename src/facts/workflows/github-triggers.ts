import type { Permissions, Trigger } from './model.ts';
import type { Reader } from './reader.ts';

const EVENTS: Readonly<Record<string, Trigger['event']>> = {
  pull_request: 'pull_request',
  pull_request_target: 'pull_request',
  push: 'push',
  schedule: 'schedule',
  workflow_dispatch: 'manual',
  repository_dispatch: 'manual',
  workflow_call: 'workflow_call',
  merge_group: 'merge_group',
};

/** `on:` of a workflow: one event, a list of events, or events with their filters. */
export function githubTriggers(on: Reader): Trigger[] {
  const named = on.fields().map((event) => trigger(event.key, event));
  if (named.length > 0) return named.flatMap((event) => event ?? []);
  return on.items().flatMap((event) => trigger(event.text() ?? '', event) ?? []);
}

function trigger(name: string, event: Reader): Trigger | null {
  if (name === '') return null;
  const branches = list(event.get('branches'));
  // A push that only names tags is a release, not a change.
  const tagsOnly = name === 'push' && branches === null && !event.has('branches-ignore') && event.has('tags');
  return {
    event: tagsOnly ? 'other' : Object.hasOwn(EVENTS, name) ? (EVENTS[name] ?? 'other') : 'other',
    name: tagsOnly ? 'push of a tag' : name,
    line: event.line,
    branches,
    branchesIgnore: event.get('branches-ignore').texts(),
    paths: list(event.get('paths')),
    pathsIgnore: event.get('paths-ignore').texts(),
    types: list(event.get('types')),
    ...(name === 'workflow_run' ? { workflows: event.get('workflows').texts() } : {}),
  };
}

function list(value: Reader): string[] | null {
  return value.value === undefined || value.value === null ? null : value.texts();
}

/** `permissions:` of a workflow or a job; null where there is none. */
export function githubPermissions(permissions: Reader): Permissions | null {
  if (permissions.value === undefined) return null;
  const scopes = permissions.fields().map((scope) => [scope.key, scope.text() ?? ''] as const);
  return { line: permissions.line, all: permissions.text(), scopes: Object.fromEntries(scopes) };
}
