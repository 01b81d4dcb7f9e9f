import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { json } from '../../parsers/json.ts';
import { at, items, text, texts } from '../../parsers/structured.ts';
import { toml } from '../../parsers/toml.ts';
import { yaml } from '../../parsers/yaml.ts';
import { asfRules, classic, protectionRules, ruleset } from './protection-json.ts';
import type { ProtectionRule } from './protection-model.ts';
import { terraformRules } from './protection-terraform.ts';

/** Branch protection as code, and exports of it wherever they are kept. */
export const protection = defineFileFact<readonly ProtectionRule[]>({
  id: 'branch-protection',
  files: [
    '.github/settings.{yml,yaml}',
    '.github/rulesets/*.{json,yml,yaml}',
    '{.mergify,.github/mergify,.mergify/config}.{yml,yaml}',
    'bors.toml',
    '.asf.yaml',
    '**/*.tf',
    '**/*.json',
  ],
  scope: 'repository',
  mentions:
    /required_status_checks|"enforcement"|enforcement:|only_allow_merge_if_pipeline_succeeds|require_passing_builds|isBlocking|(check|status)-success|^status\s*=|github_branch_protection/m,
  parsers: [json, yaml, toml],
  extract(file) {
    const rules = rulesOf(file);
    return rules.length > 0 ? rules : null;
  },
});

function rulesOf(file: SourceFile): ProtectionRule[] {
  const { path } = file;
  if (path.endsWith('.tf')) return terraformRules(file);
  if (path.endsWith('.json')) {
    const asCode = /(^|\/)\.github\/rulesets\//.test(path);
    return protectionRules(json.of(file).value).map((rule) => ({ ...rule, line: 1, asCode }));
  }
  if (path.endsWith('bors.toml')) return [bors(file)];
  const value = yaml.of(file)[0]?.value;
  const rules = path.endsWith('.asf.yaml')
    ? asfRules(value)
    : /mergify/.test(path)
      ? mergify(value)
      : settings(value);
  return rules.map((rule) => ({ ...rule, line: 1, asCode: true }));
}

type Rule = Omit<ProtectionRule, 'line' | 'asCode'>;

/** Probot's settings: classic protection by branch, and rulesets. */
function settings(value: unknown): Rule[] {
  const branches = items(at(value, 'branches')).map((branch) =>
    classic(at(branch, 'protection'), text(at(branch, 'name'))),
  );
  return [
    ...branches,
    ...items(at(value, 'rulesets')).map((item) => ruleset(item)),
    ...protectionRules(value),
  ];
}

/** A merge queue that waits for checks. */
function mergify(value: unknown): Rule[] {
  const rules = ['queue_rules', 'pull_request_rules', 'merge_protections'].flatMap((key) =>
    items(at(value, key)),
  );
  const conditions = rules.flatMap((rule) =>
    ['conditions', 'queue_conditions', 'merge_conditions', 'success_conditions'].flatMap((key) =>
      texts(at(rule, key)),
    ),
  );
  return [
    {
      source: 'Mergify',
      branches: null,
      requiresChecks: conditions.some((condition) => /^(check|status)-success/.test(condition)),
    },
  ];
}

function bors(file: SourceFile): ProtectionRule {
  const { value } = toml.of(file);
  return {
    source: 'bors',
    branches: null,
    requiresChecks: items(at(value, 'status')).length > 0,
    line: 1,
    asCode: true,
  };
}
