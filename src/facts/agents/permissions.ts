import { at, entries, text, texts } from '../../parsers/structured.ts';
import type { AgentPermission, AgentTool } from './model.ts';

type Line = (...path: readonly (string | number)[]) => number;

/** Commands that reach what is hosted, with the name that a finding gives them. */
const LIVE: readonly (readonly [RegExp, string])[] = [
  [
    /^mcp__\w{0,40}(?:supabase|postgres|mysql|mongo|neon|firebase|database|db)\w{0,40}(?:__(?:\*|execute_sql|apply_migration|query|run_sql|\w{0,20}(?:insert|update|delete|drop|write)\w{0,20}))?$/i,
    'a database server',
  ],
  [
    /\bsupabase (?:db (?:push|reset|remote|execute|query)|migration (?:up|repair)|functions deploy|link)\b|\bsupabase(?: db)?(?::\*|\*| \*)/,
    'supabase (database and functions of the linked project)',
  ],
  [/\bsupabase:?\*?$/, 'supabase (database and functions of the linked project)'],
  [/\bprisma (?:migrate (?:deploy|reset)|db (?:push|execute))\b/, 'prisma (changes the database)'],
  [/\bdrizzle-kit (?:push|migrate)\b/, 'drizzle-kit (changes the database)'],
  [/(?:^|\s|=)(?:psql|pg_restore|mysql|mongosh|mongo|redis-cli)(?=$|[\s:*])/, 'a client of the database'],
  [
    /\bfirebase (?:deploy|firestore:delete|database:(?:remove|set|update)|auth:)/,
    'firebase (rules, functions and data of the project)',
  ],
  [/\bfirebase(?::\*|\*)?$/, 'firebase (rules, functions and data of the project)'],
  [/\b(?:flyctl|fly) (?:ssh|deploy|postgres|pg|mpg|secrets)\b/, 'fly'],
  [/\bheroku (?:pg|run|config)\b/, 'heroku'],
  [/\brailway (?:run|up|connect|ssh)\b/, 'railway'],
  [/\bwrangler (?:d1 execute|deploy|secret|kv)\b/, 'wrangler'],
  [/\bvercel (?:[^\n]{0,40})?--prod\b|\bvercel (?:env|deploy)\b/, 'vercel'],
  [/\bgcloud (?:sql|firestore|run|secrets)\b|\bbq (?:query|rm)\b/, 'gcloud'],
  [/\baws (?:rds|dynamodb|s3|secretsmanager|ssm)\b/, 'aws'],
  [/\bkubectl(?=$|[\s:*])|\bterraform (?:apply|destroy)\b/, 'the cluster or the infrastructure'],
]; // prettier-ignore
const LOCAL = /localhost|127\.0\.0\.1|host\.docker\.internal|--local\b|:5432[0-9]\b|\bsupabase status/;
const EVERYTHING = /^(?:Bash|Shell|run_shell_command|ShellTool)?(?:\((?:\*|:\*|\*:\*)?\))?$|^\*$/;

function judged(rule: string, line: number): AgentPermission[] {
  const whole = rule.trim();
  if (whole !== '' && EVERYTHING.test(whole)) return [{ kind: 'everything', what: whole, line }];
  const command = /^(?:Bash|Shell|run_shell_command)\(([^]*)\)$/.exec(whole)?.[1] ?? whole;
  if (LOCAL.test(command)) return [];
  const what = LIVE.find(([pattern]) => pattern.test(command))?.[1];
  return what === undefined ? [] : [{ kind: 'command', what, line }];
}

const rules = (list: unknown, line: (index: number) => number): AgentPermission[] =>
  texts(list).flatMap((rule, index) => judged(rule, line(index)));

const everything = (what: string, line: number): AgentPermission[] => [{ kind: 'everything', what, line }];

/** What each tool's settings let it do without asking. */
const READERS: Readonly<Partial<Record<AgentTool, (value: unknown, line: Line) => AgentPermission[]>>> = {
  'claude-code': (value, line) => [
    ...rules(at(value, 'permissions', 'allow'), (index) => line('permissions', 'allow', index)),
    ...(at(value, 'permissions', 'defaultMode') === 'bypassPermissions'
      ? everything('bypassPermissions', line('permissions', 'defaultMode'))
      : []),
  ],
  cursor: (value, line) =>
    rules(at(value, 'permissions', 'allow'), (index) => line('permissions', 'allow', index)),
  copilot: (value, line) =>
    ['chat.tools.autoApprove', 'chat.tools.global.autoApprove'].flatMap((key) =>
      at(value, key) === true ? everything(key, line(key)) : [],
    ),
  codex: (value, line) =>
    text(at(value, 'sandbox_mode')) === 'danger-full-access' && text(at(value, 'approval_policy')) === 'never'
      ? everything('danger-full-access', line('sandbox_mode'))
      : [],
  gemini: (value, line) => [
    ...rules(at(value, 'tools', 'allowed'), (index) => line('tools', 'allowed', index)),
    ...(at(value, 'autoAccept') === true ? everything('autoAccept', line('autoAccept')) : []),
    ...(at(value, 'general', 'defaultApprovalMode') === 'yolo'
      ? everything('yolo', line('general', 'defaultApprovalMode'))
      : []),
  ],
  opencode: (value, line) => {
    const permission = at(value, 'permission');
    if (permission === 'allow' || at(permission, '*') === 'allow')
      return everything('permission: allow', line('permission'));
    return entries(at(permission, 'bash')).flatMap(([rule, answer]) =>
      answer === 'allow' ? judged(rule, line('permission', 'bash', rule)) : [],
    );
  },
};

export function permissionsOf(tool: AgentTool, value: unknown, line: Line): AgentPermission[] {
  const seen = new Set<string>();
  return (READERS[tool]?.(value, line) ?? []).filter(({ kind, what }) => {
    const key = `${kind} ${what}`;
    return !seen.has(key) && seen.add(key);
  });
}
