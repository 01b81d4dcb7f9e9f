import type { ServerlessFunction } from '../../../src/facts/serverless/serverless-functions.ts';
import { type Finding, fail, review, type Severity } from '../../../src/kit/index.ts';

/** What people call before they have an account, or other services do. */
const ANONYMOUS =
  /otp|verif|reset|forgot|recover|sign-?_?up|register|registration|log-?_?in|sign-?_?in|contact|health|ping|demo|guest|newsletter|subscribe|waitlist|track/i;

export function judgeFunction(fn: ServerlessFunction, declared: boolean): Finding[] {
  const { checked, doubt } = askedBy(fn);
  if (checked) return [];
  const spends = fn.spends.map(({ kind }) => SPENT[kind]).join(' and ');
  if (declared) return spends === '' || fn.limited ? [] : [unlimited(fn, spends)];
  if (doubt) return [ask(fn, 'high', `${doubt} Make it verify the caller itself, or declare it public.`)];
  if (fn.privileged) return [privileged(fn)];
  if (spends !== '')
    return [
      ask(
        fn,
        'blocker',
        `It ${spends} for whoever calls it${gateway(fn)}: ask who calls, or declare it under permissions.public_endpoints with a limit in its code.`,
      ),
    ];
  if (fn.scoped) return [];
  return [
    ask(
      fn,
      'medium',
      `It does not ask who calls${gateway(fn)}. If that is meant, declare it under permissions.public_endpoints.`,
    ),
  ];
}

const SPENT = {
  mail: 'sends mail',
  'text message': 'sends text messages',
  'language model': 'asks a language model that is paid for',
} as const;

/** Whether the caller is known; or why that is in doubt. */
function askedBy({ guards, restricted, decodes, verifyJwt, platform }: ServerlessFunction): {
  checked: boolean;
  doubt: string | null;
} {
  const proven = guards.filter(({ proof }) => proof !== 'name');
  const known = proven.some(
    ({ asks, name, roleFrom }) =>
      asks === 'session' ||
      asks === 'secret' ||
      asks === 'signature' ||
      (asks === 'role' && roleFrom === null && /auth\b|token|claims/i.test(name)),
  );
  if (restricted !== null || known) return { checked: true, doubt: null };
  return { checked: false, doubt: doubtIn() };

  function doubtIn(): string | null {
    const [first] = guards;
    if (proven.some(({ asks }) => asks === 'remote'))
      return 'It asks another service about what it was sent, which may or may not tell who calls.';
    if (proven.some(({ asks }) => asks === 'role'))
      return 'It asks for a role, and nothing shows that this is the role of whoever calls and not of somebody whom the request names.';
    if (first) return `Only the name of ${first.name} says that it asks who calls.`;
    if (decodes && platform === 'supabase' && verifyJwt !== false)
      return 'It takes the caller’s token apart without a look at its signature, and relies on the platform (verify_jwt) for that.';
    return null;
  }
}

/** The key that no rule stops, for whoever calls. */
function privileged(fn: ServerlessFunction): Finding {
  const at = (fn.platform === 'supabase' ? fn.privileged : null) ?? fn.at;
  const key =
    fn.platform === 'supabase'
      ? 'uses the service-role key, which no row level security stops,'
      : 'uses the admin SDK, which no rule stops,';
  if (ANONYMOUS.test(fn.name) && !/webhook/i.test(fn.name)) {
    return ask(
      fn,
      'blocker',
      `It ${key} and by its name it is called before people have an account. If so, declare it under permissions.public_endpoints and limit how often it can be called; if not, make it ask who calls.`,
    );
  }
  if (/webhook/i.test(fn.name) && fn.asksBack && !fn.signatureHeader) {
    return ask(
      fn,
      'blocker',
      `It ${key} and verifies no signature. If it asks the sender's service whether what it was told is true, have the sign-off say so; better verify the signature.`,
    );
  }
  const header = fn.signatureHeader ? ' It reads a header with a signature, and verifies it nowhere.' : '';
  return fail('blocker', {
    subject: `${fn.platform} ${fn.name}`,
    at,
    message: `The function "${fn.name}" ${key} for whoever calls it${gateway(fn)}.${header} Make it verify the caller: the session, a secret for jobs, the signature of a webhook.`,
  });
}

function unlimited(fn: ServerlessFunction, spends: string): Finding {
  const [first] = fn.spends;
  return fail('blocker', {
    subject: `${fn.platform} ${fn.name} without limit`,
    at: first?.at ?? fn.at,
    message: `The function "${fn.name}" is declared public and ${spends}, and nothing limits how often it can be called: anybody can run up its bill, or use it to molest people. Count calls by address and by recipient, and refuse too many.`,
  });
}

function gateway({ platform, verifyJwt }: ServerlessFunction): string {
  if (platform !== 'supabase') return '';
  return verifyJwt === false ? '' : ' (the public key, which every visitor gets, passes verify_jwt)';
}

function ask(fn: ServerlessFunction, severity: Severity, message: string): Finding {
  return review(severity, {
    subject: `${fn.platform} ${fn.name}`,
    at: fn.at,
    message: `Who may call the function "${fn.name}"? ${message}`,
  });
}
