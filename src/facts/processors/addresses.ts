import { defineFileFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { processorOfHost } from './lookup.ts';
import type { Processor } from './model.ts';

/** One address of a processor in a file. The address itself, which may hold a key, is not kept. */
export interface ProcessorAddress {
  readonly id: string;
  readonly line: number;
  /** It alone is no proof of use. */
  readonly weak: boolean;
}

/** A whole address that something stands before: a quote, a bracket, an equals sign. Text around it makes it prose. */
const ADDRESS = /(["'`(=])((?:https?:|wss?:)?\/\/)([^\s"'`<>()\\/?#,;|]{4,160})(\/[\w./-]{0,60})?/gi;
const MAIL_SERVER =
  /(?:["'`]|[=:]\s{0,2})((?:[\w-]{1,40}\.){0,2}(?:smtp|outlook)[\w-]{0,20}\.[\w.-]{2,60})/gi;
/** So many services in one file are a list of what there is. */
const MANY = 6;
/** Where platforms put their customers' pages and programs: the address may be anybody's. */
const ANYBODYS =
  /\.(?:(?:vercel|netlify|replit|ondigitalocean|run|up\.railway)\.app|fly\.dev|onrender\.com|herokuapp\.com|repl\.co|hf\.space|azurewebsites\.net|pythonanywhere\.com|modal\.run|cloudfunctions\.net|(?:s3|s3[.-][\w-]{1,20})\.amazonaws\.com)$/i;
const SETTINGS = /(^|\/)\.?env(?:\.[\w.-]+)?$/;

/**
 * Hosts of known processors in the string literals of code, in pages and in environment files. Comments, links to click
 * on, lists of allowed sources and addresses within a text are left out.
 */
export const processorAddresses = defineFileFact<readonly ProcessorAddress[]>({
  id: 'processor-addresses',
  files: [
    '**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,astro,py,html,htm,css,scss,ejs,hbs,jinja,jinja2,j2,erb,php,rb,go,java,kt,cs,dart,swift,rs}',
    '**/.env',
    '**/.env.*',
  ],
  mentions: /["'`(=](?:https?:|wss?:)?\/\/[\w$%{]|smtp[\w-]{0,20}\./i,
  extract(file) {
    const found = new Map<string, ProcessorAddress>();
    const add = (processor: Processor | null, host: string, offset: number): void => {
      if (!processor || found.get(processor.id)?.weak === false) return;
      const weak = SETTINGS.test(file.path) || ANYBODYS.test(host);
      found.set(processor.id, { id: processor.id, line: file.lineAt(offset), weak });
    };
    for (const { index, 3: authority = '', 4: path = '' } of file.text.matchAll(ADDRESS)) {
      const host = hostOf(authority);
      const processor = processorOfHost(host, path);
      if (processor && isCalled(file, index, processor)) add(processor, host, index);
    }
    for (const { index, 1: host = '' } of file.text.matchAll(MAIL_SERVER)) {
      const processor = processorOfHost(host.toLowerCase());
      if (processor && !isComment(file, index)) add(processor, host, index);
    }
    const all = [...found.values()];
    const many = all.filter(({ id }) => !PAGE_ONLY.has(id)).length >= MANY;
    return all.length === 0 ? null : many ? all.map((each) => ({ ...each, weak: true })) : all;
  },
});

const PAGE_ONLY = new Set(['google-fonts', 'font-awesome', 'jsdelivr', 'unpkg', 'cdnjs', 'tailwind-cdn']);

/** Without user and password; what is filled in later stands for any name. */
function hostOf(authority: string): string {
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/\$?\{[^}]{0,80}\}?|%s/g, 'x');
}

const LINK =
  /(?:href|\bto|links?|homepage|docs?(?:Url)?|documentation|sources?|website|site|xmlns|rel|profile|social|canonical|origin|referer)["']?\s{0,3}[=:]\s{0,3}\{?["'`(]?$/i;

function isCalled(file: SourceFile, offset: number, { category }: Processor): boolean {
  const line = lineBefore(file.text, offset + 1);
  if (/preconnect|dns-prefetch/.test(lineOf(file.text, offset))) return false;
  if (isComment(file, offset) || isAllowed(file.text, offset)) return false;
  if (!LINK.test(line)) return true;
  return category === 'fonts and files for pages' && /<link\b[^>]*$/i.test(line);
}

function lineBefore(text: string, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 300), offset);
}

function lineOf(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return lineBefore(text, offset) + text.slice(offset, Math.min(end < 0 ? text.length : end, offset + 300));
}

const HASH_COMMENTS = /\.(?:py|rb)$|(^|\/)\.env[^/]*$/;

function isComment(file: SourceFile, offset: number): boolean {
  const line = lineBefore(file.text, offset);
  if (HASH_COMMENTS.test(file.path)) return /^\s*#|\s#\s/.test(line);
  if (/^\s*(?:\/\/|\*|\/\*|\{\/\*)|(?:^|[^:"'`])\/\/\s|<!--(?!.*-->)/.test(line)) return true;
  if (!/\.(?:html?|vue|svelte|astro|ejs|hbs|jinja2?|j2|erb|php)$/.test(file.path)) return false;
  return file.text.lastIndexOf('<!--', offset) > file.text.lastIndexOf('-->', offset);
}

/** In a list of what browsers may load, or who may call: `connectSrc: ['https://…']`. */
function isAllowed(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 600), offset);
  const open = before.lastIndexOf('[');
  if (open < 0 || before.indexOf(']', open) >= 0) return false;
  return /(?:src(?:Elem|Attr)?|origins?|domains|hosts|allowed\w{0,20}|patterns|whitelist|allowlist)["'\]]?\s{0,3}[:=(]?\s{0,3}$/i.test(
    before.slice(Math.max(0, open - 60), open),
  );
}
