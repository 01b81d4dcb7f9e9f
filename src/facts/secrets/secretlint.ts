import type { SecretClass } from './model.ts';

/** A hit of secretlint's recommended rules. */
export interface LintHit {
  readonly rule: string;
  readonly offset: number;
  readonly value: string;
}

/** Rules that read the disk, that repeat what is judged elsewhere, or that let a comment silence them. */
const LEFT_OUT = /-(gcp|filter-comments|basicauth|database-connection-string)$/;

/** What secretlint's rules look for; a file without a match is not given to them. */
export const LINT_MARKS =
  /\b(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}\b|(?:SECRET|[Ss]ecret)_?(?:ACCESS|[Aa]ccess)_?(?:KEY|[Kk]ey)|PRIVATE KEY|_authToken=|npm_[A-Za-z0-9_]{36}|x-oauth-basic@|\b(?:xox[bpaor]|xapp)-|[Hh][Oo][Oo][Kk][Ss]\.slack\.com|sk-(?:ant-|proj-|svcacct-|admin-|[a-zA-Z0-9]{20}T3)|SG\.\w|shp(?:pa|ca|at|ss)_|gh[pousr]_[A-Za-z0-9]{36}|github_pat_|lin_api_|ops_ey/;

/** Labels and kinds of its rules, by the end of their names. */
export const LINT_KINDS: Readonly<Record<string, { kind: string; label: string; class: SecretClass }>> = {
  aws: { kind: 'aws-key', label: 'AWS key', class: 'live' },
  privatekey: { kind: 'private-key', label: 'private key', class: 'live' },
  npm: { kind: 'npm-token', label: 'npm token', class: 'live' },
  slack: { kind: 'slack-token', label: 'Slack token or webhook', class: 'live' },
  sendgrid: { kind: 'sendgrid-key', label: 'SendGrid API key', class: 'live' },
  shopify: { kind: 'shopify-token', label: 'Shopify token', class: 'live' },
  github: { kind: 'github-token', label: 'GitHub token', class: 'live' },
  openai: { kind: 'openai-key', label: 'OpenAI API key', class: 'live' },
  anthropic: { kind: 'anthropic-key', label: 'Anthropic API key', class: 'live' },
  linear: { kind: 'linear-key', label: 'Linear API key', class: 'live' },
  '1password': { kind: '1password-token', label: '1Password service token', class: 'live' },
};

/** Every hit of secretlint in a text. The library is loaded when the first text needs it. */
export async function lintHits(text: string): Promise<LintHit[]> {
  const [{ lintSource }, { rules }] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')]);
  const used = rules.filter((rule) => !LEFT_OUT.test(rule.meta.id)).map((rule) => ({ id: rule.meta.id, rule }));
  const { messages } = await lintSource({
    source: { content: text, filePath: 'file.txt', ext: '.txt', contentType: 'text' },
    options: { noPhysicFilePath: true, config: { rules: used } },
  });
  // The library marks each step for its profiler, and nothing else takes the marks away.
  performance.clearMarks();
  return messages
    .filter(({ messageId }) => messageId !== 'AWSAccountID')
    .map(({ ruleId, range, data, messageId }) => {
      const rule = messageId === 'AWSAccessKeyID' ? 'aws-id' : ruleId.replace(/^.*-rule-/, '');
      return { rule, offset: range[0], value: valueOf(text, range, data) };
    });
}

/** The value itself: some rules report a range that only begins where the value's name does. */
function valueOf(text: string, [start, end]: readonly [number, number], data: unknown): string {
  const named = typeof data === 'object' && data !== null ? Object.values(data) : [];
  const values = named.filter((value) => typeof value === 'string' && text.includes(value));
  const longest = values.sort((a, b) => String(b).length - String(a).length)[0];
  return typeof longest === 'string' && longest.length > 0 ? longest : text.slice(start, end);
}
