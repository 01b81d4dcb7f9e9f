import { at, entries, isRecord, items, text, texts } from '../../parsers/structured.ts';
import type { ProtectionRule } from './protection-model.ts';

type Rule = Omit<ProtectionRule, 'line' | 'asCode'>;

const CHECK_RULES = /^(required_status_checks|workflows|merge_queue|code_scanning_and_checks)$/;

/** What an exported document says of branch protection, by the shapes that the code hosts' interfaces give. */
export function protectionRules(value: unknown): Rule[] {
  if (Array.isArray(value)) return list(value);
  if (!isRecord(value)) return [];
  if (Array.isArray(at(value, 'rules')) && at(value, 'enforcement') !== undefined) return [ruleset(value)];
  if (Object.hasOwn(value, 'required_status_checks')) return [classic(value, null)];
  const inner = at(value, 'protection');
  if (isRecord(inner)) return [classic(inner, text(at(value, 'name')))];
  const pipeline = at(value, 'only_allow_merge_if_pipeline_succeeds');
  if (typeof pipeline === 'boolean')
    return [{ source: 'GitLab project settings', branches: null, requiresChecks: pipeline }];
  return ['rulesets', 'values', 'value', 'data'].flatMap((key) =>
    Array.isArray(at(value, key)) ? list(items(at(value, key))) : [],
  );
}

function list(values: readonly unknown[]): Rule[] {
  // The rules that apply to one branch, each with its type.
  if (values.some((item) => CHECK_RULES.test(text(at(item, 'type')) ?? ''))) {
    return [
      {
        source: 'rules of the branch',
        branches: null,
        requiresChecks: values.some((item) => demandsChecks(item)),
      },
    ];
  }
  return values.flatMap(
    (item) => bitbucket(item) ?? azure(item) ?? (isRecord(item) ? protectionRules(item) : []),
  );
}

/** A GitHub ruleset. */
export function ruleset(value: unknown): Rule {
  const active =
    at(value, 'enforcement') === 'active' && (text(at(value, 'target')) ?? 'branch') === 'branch';
  const included = texts(at(value, 'conditions', 'ref_name', 'include')).map((name) => refName(name));
  const excluded = texts(at(value, 'conditions', 'ref_name', 'exclude')).map((name) => `!${refName(name)}`);
  return {
    source: 'ruleset',
    branches: included.length > 0 ? [...included, ...excluded] : null,
    requiresChecks: active && items(at(value, 'rules')).some((rule) => demandsChecks(rule)),
  };
}

function refName(name: string): string {
  if (name === '~DEFAULT_BRANCH') return '$default';
  return name === '~ALL' ? '**' : name.replace(/^refs\/heads\//, '');
}

function demandsChecks(rule: unknown): boolean {
  const type = text(at(rule, 'type')) ?? '';
  if (type !== 'required_status_checks') return CHECK_RULES.test(type);
  const checks = at(rule, 'parameters', 'required_status_checks');
  return checks === undefined || items(checks).length > 0;
}

/** Classic branch protection, from the interface or from `settings.yml`. */
export function classic(protection: unknown, branch: string | null): Rule {
  const checks = at(protection, 'required_status_checks');
  const named = [...items(at(checks, 'contexts')), ...items(at(checks, 'checks'))];
  return {
    source: 'branch protection',
    branches: branch === null ? null : [branch === 'default' ? '$default' : branch],
    requiresChecks: named.length > 0,
  };
}

function bitbucket(item: unknown): Rule[] | null {
  if (at(item, 'kind') === undefined || at(item, 'branch_match_kind') === undefined) return null;
  const needed = at(item, 'value');
  const requiresChecks =
    at(item, 'kind') === 'require_passing_builds_to_merge' && typeof needed === 'number' && needed > 0;
  const pattern = text(at(item, 'pattern'));
  return [{ source: 'branch restriction', branches: pattern ? [pattern] : null, requiresChecks }];
}

function azure(item: unknown): Rule[] | null {
  const kind = text(at(item, 'type', 'displayName'));
  if (kind === null || at(item, 'isBlocking') === undefined) return null;
  const on = at(item, 'isEnabled') === true && at(item, 'isBlocking') === true;
  const branches = items(at(item, 'settings', 'scope')).flatMap((scope) => text(at(scope, 'refName')) ?? []);
  const names = branches.map((name) => refName(name));
  return [
    {
      source: 'branch policy',
      branches: names.length > 0 ? names : null,
      requiresChecks: on && /^(build|status)/i.test(kind),
    },
  ];
}

/** Branches of Apache's `.asf.yaml`. */
export function asfRules(value: unknown): Rule[] {
  return entries(at(value, 'github', 'protected_branches')).map(([branch, protection]) =>
    classic(protection, branch),
  );
}
