import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { PYTHON_FILES } from '../../parsers/python.ts';
import { roleOf } from '../imports/imports.ts';
import { type PythonLine, pythonStatements } from '../imports/python-lines.ts';
import {
  anything,
  type CrossOrigin,
  type FileHardening,
  LIMITER_NAME,
  type Limiter,
  type LoginCookie,
  type Measure,
  SECURITY_HEADER,
} from './model.ts';

const MENTIONS =
  /CORS|rate_?limit|throttl|limiter|slowapi|axes|csrf|SAMESITE|samesite|set_cookie|Talisman|SecurityMiddleware|secure\.|X-Frame-Options|Content-Security-Policy|Strict-Transport|TokenBucket|\bsession\[|login_user\(|SessionMiddleware|too_many|add_middleware\(|\bMiddleware\(|FlaskForm|flask_wtf/i;

/** What Python says of the usual doors of abuse, statement by statement. */
export const pythonHardening = defineFileFact<FileHardening>({
  id: 'http-hardening-python',
  files: PYTHON_FILES,
  mentions: MENTIONS,
  extract(file) {
    if (/^(?:test|docs|example)$/.test(roleOf(file.path))) return null;
    const statements = pythonStatements(file.text, MENTIONS).concat(blockHeads(file));
    const found: FileHardening = {
      limiters: statements.flatMap(limiter),
      crossOrigin: [...statements.flatMap((each) => crossOrigin(each, file)), ...djangoCrossOrigin(file)],
      cookies: cookies(file, statements),
      forgery: statements.flatMap(forgery),
      headers: statements.flatMap(headers),
    };
    return anything(found) ? found : null;
  },
});

/** Heads of blocks that ask a limiter or compare a token: `if not bucket.authorize(…):`. */
function blockHeads(file: SourceFile): PythonLine[] {
  const found: PythonLine[] = [];
  for (const { index, 0: text } of file.text.matchAll(
    /^[ \t]{0,60}(?:if|elif|with|async with)\b[^\n]{0,300}/gm,
  ))
    if (LIMITER_NAME.test(text) || /TokenBucket|csrf|nonce/i.test(text))
      found.push({
        text: text.trim(),
        line: file.lineAt(index + (text.length - text.trimStart().length)),
        blocks: [],
      });
  return found;
}

function limiter({ text, line }: PythonLine): Limiter[] {
  const short = text.slice(0, 400);
  if (/^(?:from|import)\b/.test(short)) return [];
  const here = (name: string): Limiter[] => [{ line, name, reach: 'here', paths: [] }];
  if (
    /\bDEFAULT_THROTTLE_CLASSES\b/.test(text) ||
    /SlowAPI(?:ASGI)?Middleware|RateLimit\w*Middleware|ThrottleMiddleware/.test(text) ||
    /\bdefault_limits\s*=\s*\[\s*[^\]\s]/.test(text) ||
    /Limiter\([^#]*application_limits/.test(text)
  )
    return [{ line, name: 'a limit for all', reach: 'everywhere', paths: [] }];
  if (/["']axes(?:\.[\w.]{1,60})?["']|["']defender["']|ACCOUNT_RATE_LIMITS/.test(text))
    return [{ line, name: 'axes', reach: 'sign-in', paths: [] }];
  if (/^@[\w.]*(?:limit|throttle)\w*\b/i.test(short) && LIMITER_NAME.test(short))
    return here(short.slice(1, 60));
  if (/^throttle_(?:classes|scope)\s*=\s*[[("'\w]/.test(short) && !/=\s*\[\s*\]/.test(short))
    return here('throttle_classes');
  return LIMITER_NAME.test(short) &&
    /\w\(/.test(short) &&
    !/^(?:def|class|async def)\b/.test(short) &&
    !/\bLimiter\(/.test(short)
    ? here(short.slice(0, 60))
    : [];
}

function crossOrigin({ text, line }: PythonLine, file: SourceFile): CrossOrigin[] {
  if (/^(?:from|import|def|class)\b/.test(text)) return [];
  if (/\bCORSMiddleware\b/.test(text) && /allow_/.test(text)) {
    const credentials = /allow_credentials\s*=\s*True/.test(text);
    const any =
      anyOrigin(text, /allow_origins\s*=\s*(\[[^\]]{0,400}\]|[\w.]{1,80})/, file) ||
      /allow_origin_regex\s*=\s*r?["']\^?\.\*/.test(text);
    return [{ line, origin: any ? 'any' : 'listed', credentials }];
  }
  if (
    /(?:^|[^\w.])CORS\(/.test(text) ||
    (/\.init_app\(/.test(text) === true && /\bcors\b/i.test(text) && /supports_credentials/.test(text))
  ) {
    const credentials = /supports_credentials["']?\s*[=:]\s*True/.test(text);
    const named = /origins["']?\s*[=:]/.test(text);
    const any =
      !named ||
      anyOrigin(text, /origins["']?\s*[=:]\s*(\[[^\]]{0,400}\]|r?["'][^"']{0,200}["']|[\w.]{1,80})/, file);
    return [{ line, origin: any ? 'any' : 'listed', credentials }];
  }
  return [];
}

/** `["*"]`, `"*"`, or a name that is given one of them in this file. */
function anyOrigin(text: string, pattern: RegExp, file: SourceFile): boolean {
  const [, value = ''] = pattern.exec(text) ?? [];
  if (/^[[r]?\s*["']\*["']/.test(value)) return true;
  if (!/^\w{1,60}$/.test(value)) return false;
  const given = file.text.split('\n').filter((line) => line.trimStart().startsWith(value));
  return given.some((line) => /^\s*\w+\s*(?::[^=]{1,40})?=\s*\[?\s*["']\*["']/.test(line));
}

function djangoCrossOrigin(file: SourceFile): CrossOrigin[] {
  const all = /^(?:CORS_ALLOW_ALL_ORIGINS|CORS_ORIGIN_ALLOW_ALL)\s*=\s*True\b/m.exec(file.text);
  if (!all) return [];
  return [
    {
      line: file.lineAt(all.index),
      origin: 'any',
      credentials: /^CORS_ALLOW_CREDENTIALS\s*=\s*True\b/m.test(file.text),
    },
  ];
}

function cookies(file: SourceFile, statements: readonly PythonLine[]): LoginCookie[] {
  const found: LoginCookie[] = [];
  const [, setting] = /SESSION_COOKIE_SAMESITE["']?\]?\s*[=:]\s*["'](\w+)["']/.exec(file.text) ?? [];
  const signs = statements.find(({ text }) =>
    /\blogin_user\(|^(?:flask\.)?session\[\s*["'](?:user|username|user_id|uid|id|logged_in|email|account)\w*["']\s*\]\s*=/.test(
      text,
    ),
  );
  if (signs && /\bflask\b/.test(file.text))
    found.push({ line: signs.line, name: 'session of Flask', sameSite: sameSiteOf(setting) });
  for (const { text, line } of statements) {
    const [, name] = /\.set_cookie\(\s*(?:key\s*=\s*)?["']([\w-]{1,60})["']/.exec(text) ?? [];
    if (name === undefined || !LOGIN_COOKIE.test(name)) continue;
    const [, given] = /samesite\s*=\s*["'](\w+)["']/i.exec(text) ?? [];
    // Starlette says Lax unless told otherwise.
    const standard = /\b(?:fastapi|starlette)\b/.test(file.text) ? 'lax' : undefined;
    found.push({ line, name: `cookie "${name}"`, sameSite: sameSiteOf(given ?? standard) });
  }
  return found;
}

export const LOGIN_COOKIE = /token|session|auth|jwt|^sid$|refresh/i;

export function sameSiteOf(text: string | undefined): LoginCookie['sameSite'] {
  const word = text?.toLowerCase();
  return word === 'strict' || word === 'lax' || word === 'none' ? word : null;
}

function forgery({ text, line }: PythonLine): Measure[] {
  if (
    /CSRFProtect\b|CsrfProtect\b|csrf\.CsrfViewMiddleware|CsrfViewMiddleware|CSRFMiddleware|SeaSurf\(|\bFlaskForm\b|validate_csrf|SESSION_COOKIE_SAMESITE["']?\]?\s*[=:]\s*["'](?:Lax|Strict)["']/i.test(
      text,
    )
  )
    return [{ line, name: 'CSRF protection' }];
  return /csrf_?token|csrf-token|\bnonce\b.{0,40}!=|!=.{0,60}csrf/i.test(text) &&
    /abort|!=|compare|raise/.test(text)
    ? [{ line, name: 'CSRF token' }]
    : [];
}

function headers({ text, line }: PythonLine): Measure[] {
  if (/\bTalisman\(|SecurityMiddleware|SecureHeaders|\bsecure\.Secure\(/.test(text))
    return [{ line, name: 'security headers' }];
  return SECURITY_HEADER.test(text) ? [{ line, name: 'security headers' }] : [];
}
