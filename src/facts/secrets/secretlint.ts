import { defineParser } from '../../kit/parser.ts';
import type { SourceFile } from '../../kit/source.ts';
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
  /(?:SECRET|[Ss]ecret)_?(?:ACCESS|[Aa]ccess)_?(?:KEY|[Kk]ey)|PRIVATE KEY|_authToken=|npm_[A-Za-z0-9_]{36}|x-oauth-basic@|\b(?:xox[bpaor]|xapp)-|[Hh][Oo][Oo][Kk][Ss]\.slack\.com|sk-(?:ant-|proj-|svcacct-|admin-|[a-zA-Z0-9]{20}T3)|SG\.\w|shp(?:pa|ca|at|ss)_|gh[pousr]_[A-Za-z0-9]{36}|github_pat_|lin_api_|ops_ey/;

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

/**
 * Every hit of secretlint's rules in a file. The rules are driven here and not by `@secretlint/core`, whose profiler keeps
 * some fifty marks a file for good and searches them for each: over a hostile repository that never ends.
 */
export const secretlint = defineParser<readonly LintHit[]>('secretlint', async () => {
  const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
  const used = rules.filter(({ meta }) => !LEFT_OUT.test(meta.id));
  return (file) => used.flatMap((rule) => hitsOf(rule, file));
});

type Rule = typeof import('@secretlint/secretlint-rule-preset-recommend')['rules'][number];

/** The rules report while they are called; what they would say of a hit is not used. */
function hitsOf(rule: Rule, { path, text }: SourceFile): LintHit[] {
  const hits: LintHit[] = [];
  const handler = rule.create(
    {
      sharedOptions: {},
      createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
      ignore: () => undefined,
      report({ message, range }) {
        hits.push({
          rule: rule.meta.id.replace(/^.*-rule-/, ''),
          offset: range[0],
          value: reportedValue(text, range, message.data),
        });
      },
    },
    {},
  );
  void handler.file?.(sourceOf(path, text));
  return hits;
}

type Source = Parameters<NonNullable<ReturnType<Rule['create']>['file']>>[0];

/** A text with a name, but without a place on a disk. */
function sourceOf(filePath: string, content: string): Source {
  const start = { line: 1, column: 0 };
  return {
    hasBOM: false,
    content,
    filePath,
    physicalFilePath: undefined,
    contentType: 'text',
    ext: '.txt',
    getFilePath: () => filePath,
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, 0],
    rangeToLocation: () => ({ start, end: start }),
    positionToIndex: () => 0,
    indexToPosition: () => start,
  };
}

/** The value itself: some rules report a range that only begins where the value's name does. */
function reportedValue(text: string, [start, end]: readonly [number, number], data: unknown): string {
  const named: unknown[] = typeof data === 'object' && data !== null ? Object.values(data) : [];
  const values = named
    .filter((value) => typeof value === 'string')
    .filter((value) => value !== '' && text.includes(value));
  return values.sort((a, b) => b.length - a.length)[0] ?? text.slice(start, end);
}
