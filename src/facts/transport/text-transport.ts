import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isEndpointName, isOpen, openHost } from './hosts.ts';
import type { WeakTransport } from './model.ts';

type Found = Omit<WeakTransport, 'line'>;

const MENTIONS_OPEN = /(?:src|href|action)\s?=\s?["']http:\/\//i;

/** Pages and templates that take scripts or styles from an open address, or send a form there. */
export const pageTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-pages',
  files: ['**/*.{html,htm,ejs,hbs,handlebars,njk,jinja,jinja2,j2,twig,erb}'],
  mentions: MENTIONS_OPEN,
  extract: tagsOf,
});

/** The same in files that are read as code as well. */
export const componentTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-components',
  files: ['**/*.{php,vue,svelte,jsx,tsx,astro}'],
  mentions: MENTIONS_OPEN,
  extract: tagsOf,
});

function tagsOf(file: SourceFile): readonly WeakTransport[] | null {
  // What stands in a comment for old browsers, nobody loads.
  const shown = file.text.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const found = [...shown.matchAll(TAG)].flatMap(({ index, 0: tag, 1: name = '' }) => {
    if (/^link$/i.test(name) && !/rel\s?=\s?["']?stylesheet/i.test(tag)) return [];
    const [, address = ''] = /\b(?:src|href|action)\s?=\s?["'](http:\/\/[^"'\s]{1,200})/i.exec(tag) ?? [];
    const host = openHost(address);
    return host === null
      ? []
      : [{ kind: 'page' as const, what: host, line: file.lineAt(index), unsure: false }];
  });
  return found.length > 0 ? found : null;
}

const TAG = /<(script|link|form|iframe)\b[^>]{0,400}>/gi;

/** Settings, deployment files and proxies. */
export const configuredTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-configured',
  files: [
    '**/.env',
    '**/.env.*',
    '**/*.{yml,yaml,toml,conf,tfvars,properties}',
    '**/{Dockerfile,Procfile}*',
    '**/*.{sh,env}',
    '**/{vercel,package,app,railway,appsettings*}.json',
    '**/_redirects',
  ],
  mentions: /\b(?:http|ws):\/\/\w[\w-]{0,60}\.|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=disable/i,
  extract: (file) => byLine(file, (line) => [setting(line), proxied(line), tlsOff(line), database(line)]),
});

const MENTIONS_SWITCH =
  /sslmode=disable|InsecureSkipVerify|VERIFY_NONE|CURLOPT_SSL_VERIFYPEER|DangerousAcceptAnyServerCertificate|danger_accept_invalid_certs/;

/** Code in languages without a parser here. */
export const codeTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-code',
  files: ['**/*.{go,rb,php,cs,java,kt,rs}'],
  mentions: MENTIONS_SWITCH,
  extract: (file) => byLine(file, (line, before) => [database(line), opened(line, before)]),
});

/** What JavaScript and Python say of databases. */
export const databaseTransport = defineFileFact<readonly WeakTransport[]>({
  id: 'transport-databases',
  files: ['**/*.{py,js,ts,mjs,cjs}'],
  mentions: /sslmode=disable/,
  extract: (file) => byLine(file, (line) => [database(line)]),
});

const MAX_LINE = 600;
const COMMENT = /^\s*(#|\/\/|\*|\/\*|;|--|<!--)/;

function byLine(
  file: SourceFile,
  read: (line: string, before: string) => readonly (Found | null)[],
): readonly WeakTransport[] | null {
  const lines = file.text.split('\n');
  const found = lines.flatMap((text, index) => {
    if (text.length > MAX_LINE || COMMENT.test(text)) return [];
    const before = lines.slice(Math.max(0, index - 4), index).join('\n');
    return read(text, before).flatMap((each) => (each ? [{ ...each, line: index + 1 }] : []));
  });
  return found.length > 0 ? found : null;
}

/** `API_URL=http://…`, `- API_URL: "http://…"` */
function setting(line: string): Found | null {
  const [, name = '', address = ''] =
    /^\s*(?:-\s{1,4}|export\s{1,4}|ENV\s{1,4}|ARG\s{1,4})?["']?([A-Za-z][\w.-]{0,60})["']?\s{0,4}[:= ]\s{0,4}["']?((?:http|ws):\/\/[^\s"'#,;]{1,200})/.exec(
      line,
    ) ?? [];
  const host = openHost(address);
  // The tool's own address as well: whoever opens it comes without encryption.
  const plain = /^(VITE|REACT_APP|NEXT_PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC)_/.exec(name)?.[0] ?? '';
  return host !== null && isEndpointName(name.slice(plain.length))
    ? { kind: 'plain-http', what: host, unsure: false }
    : null;
}

const PROXIED =
  /^\s*(?:proxy_pass\s{1,8}|to\s?=\s?["']|\/\S{0,80}\s{1,8})(http:\/\/[^\s"';]{1,200})|"destination"\s?:\s?"(http:\/\/[^\s"]{1,200})/;

/** `proxy_pass http://…;` of nginx, `"destination": "http://…"` of Vercel, `/api/* http://…` of Netlify */
function proxied(line: string): Found | null {
  const match = PROXIED.exec(line);
  const host = openHost(match?.[1] ?? match?.[2] ?? '');
  return host === null ? null : { kind: 'plain-http', what: host, unsure: false };
}

const FOR_DEVELOPMENT = /"(\w{1,20}:)?(dev|test|local|debug|e2e)[\w:-]{0,30}"\s?:\s?"[^"]{0,200}NODE_TLS/;

function tlsOff(line: string): Found | null {
  const off = /NODE_TLS_REJECT_UNAUTHORIZED["']?\s{0,3}[=:]\s{0,3}["']?0\b/.test(line);
  if (!off || FOR_DEVELOPMENT.test(line)) return null;
  return { kind: 'unverified-all', what: 'NODE_TLS_REJECT_UNAUTHORIZED', unsure: false };
}

const DATABASE = /([^\s"'`]{0,300})sslmode=disable/;

/** `postgres://user:password@host/name?sslmode=disable`, `host=… sslmode=disable` */
function database(line: string): Found | null {
  const [, before] = DATABASE.exec(line) ?? [];
  if (before === undefined) return null;
  const host = /@([^/:?\s]{1,200})/.exec(before)?.[1] ?? /\bhost=([^\s"'&]{1,200})/.exec(line)?.[1] ?? '';
  if (isOpen(host.toLowerCase())) return { kind: 'database', what: host.toLowerCase(), unsure: false };
  const filledIn = host === '' || /[%${}<]/.test(host);
  return filledIn ? { kind: 'database', what: 'sslmode=disable', unsure: true } : null;
}

const OPENED: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['InsecureSkipVerify', /\bInsecureSkipVerify\s{0,3}[:=]\s{0,3}true\b/],
  ['VERIFY_NONE', /\bverify_mode\s{0,3}[:=]>?\s{0,3}OpenSSL::SSL::VERIFY_NONE/],
  ['CURLOPT_SSL_VERIFYPEER', /CURLOPT_SSL_VERIFYPEER\s{0,3}(,|=>)\s{0,3}(false|0)\b/i],
  ['DangerousAcceptAnyServerCertificateValidator', /DangerousAcceptAnyServerCertificateValidator/],
  ['danger_accept_invalid_certs', /\bdanger_accept_invalid_certs\(true\)/],
];
const CHOSEN = /\bif\b[^\n]{0,120}(insecure|ignore|skip|allow|verify|unsafe|trust|isdev|development|local)/i;

function opened(line: string, before: string): Found | null {
  const found = OPENED.find(([, pattern]) => pattern.test(line));
  if (!found || CHOSEN.test(before) || CHOSEN.test(line)) return null;
  return { kind: 'unverified', what: found[0], unsure: false };
}
