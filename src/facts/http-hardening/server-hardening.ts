import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { anything, type FileHardening, type Measure, SECURITY_HEADER } from './model.ts';

/** What web servers and platforms in front of the code are told: headers, and how often somebody may call. */
export const serverHardening = defineFileFact<FileHardening>({
  id: 'http-hardening-servers',
  files: [
    '**/{vercel,firebase,staticwebapp.config}.json',
    '**/netlify.toml',
    '**/_headers',
    '**/*nginx*',
    '**/nginx/**',
    '**/*.conf',
    '**/Caddyfile*',
    '**/.htaccess',
    '**/traefik*.{yml,yaml,toml}',
  ],
  mentions:
    /Content-Security-Policy|X-Frame-Options|Strict-Transport-Security|X-Content-Type-Options|\blimit_req\b|\brate_limit\b|\brateLimit\b/i,
  extract(file) {
    const limit = /^[^#\n]{0,200}?\b(?:limit_req\s|rate_limit\b|rateLimit\b)/m.exec(file.text);
    const found: FileHardening = {
      limiters: limit
        ? [{ line: file.lineAt(limit.index), name: 'the web server', reach: 'everywhere', paths: [] }]
        : [],
      crossOrigin: [],
      cookies: [],
      forgery: [],
      headers: headerIn(file),
    };
    return anything(found) ? found : null;
  },
});

function headerIn(file: SourceFile): Measure[] {
  const header = SECURITY_HEADER.exec(file.text);
  return header ? [{ line: file.lineAt(header.index), name: header[0] }] : [];
}
