import type { SourceFile } from '../../kit/source.ts';
import type { Reference } from './model.ts';

const MOCKED = /\b(?:vi|jest|td|mock|mocker)\.(?:do|un|set)?[mM]ock\w*\(\s*(["'`])[^"'`\n]{0,300}\1/g;
const MODULE =
  /(?:\bfrom|\bimport|\brequire(?:\.resolve|Actual)?|\bimportActual|\bmount)\s{0,20}(?:<[^>\n]{0,100}>)?\(?\s{0,20}(["'`])([^"'`\n]{1,300})\1/g;
const RELATIVE = /(["'`])(\.\.?\/[^"'`\n]{0,300}|\.\.?)\1/g;
const VISIT =
  /\b(?:page|cy|browser|driver|tab|I|newPage|frame|device)\w{0,20}\s{0,20}\.(?:goto|visit|url|get|amOnPage|openURL|request|navigate(?:To)?)\(\s{0,20}([^\n,)]{1,200})/g;
const REQUEST =
  /\b(?:fetch|axios(?:\.\w{1,20})?|request(?:\.\w{1,20})?|supertest|got(?:\.\w{1,20})?|https?\.\w{1,20}|ky(?:\.\w{1,20})?|api(?:Context|Request)?\.\w{1,20}|chai\.request|io|WebSocket)\(\s{0,20}([`"'][^\n,)]{1,200})/g;

/** Modules that a JavaScript file loads and addresses that it visits, by its text without comments and mocks. */
export function javascriptReferences(file: SourceFile, code: string): Reference[] {
  const text = code.replace(MOCKED, (match) => ' '.repeat(match.length));
  const found: Reference[] = [];
  for (const match of text.matchAll(MODULE)) add(found, file, 'import', match[2], match.index);
  for (const match of text.matchAll(RELATIVE)) add(found, file, 'import', match[2], match.index);
  for (const match of text.matchAll(VISIT)) add(found, file, 'url', address(match[1] ?? ''), match.index);
  for (const match of text.matchAll(REQUEST)) {
    const url = address(match[1] ?? '');
    if (isOwnServer(url)) add(found, file, 'url', url, match.index);
  }
  return found;
}

/** A request that stays on this machine, or whose host is not written out: to the application as it runs under test. */
export function isOwnServer(url: string): boolean {
  return (
    url === '*' ||
    url.startsWith('/') ||
    /^(https?|wss?):\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|testserver|$)/.test(url)
  );
}

function add(
  found: Reference[],
  file: SourceFile,
  kind: Reference['kind'],
  target: string | null | undefined,
  offset: number,
): void {
  if (!target || found.some((reference) => reference.kind === kind && reference.target === target)) return;
  if (found.length < 500) found.push({ kind, target, line: file.lineAt(offset) });
}

/** The address in an argument: what is written out of it, `*` for a variable. */
export function address(argument: string): string {
  const text = argument.trim();
  const quote = /^[frb]?(["'`])/.exec(text);
  if (!quote) return '*';
  const body = text.slice(quote[0].length).split(quote[1] ?? '')[0] ?? '';
  return /^[$%{]/.test(body) ? '*' : (body.split(/[${]/)[0] ?? body) || '*';
}

/** Sites that templates and lessons visit: driving them says nothing of this application. */
const DEMO_HOSTS =
  /^https?:\/\/([\w-]+\.)*(playwright\.dev|cypress\.io|example\.(com|org|net)|google\.\w+|todomvc\.com|saucedemo\.com|the-internet\.herokuapp\.com|jsonplaceholder\.typicode\.com|httpbin\.org|wikipedia\.org|github\.com|webdriver\.io|duckduckgo\.com)(?=[/:?#]|$)/i;

export function isDemoAddress(url: string): boolean {
  return DEMO_HOSTS.test(url) || /^(about|data|chrome|file):/.test(url);
}

/** The text with comments blanked out, so that offsets stay. */
export function withoutComments(
  text: string,
  comments: readonly { readonly start: number; readonly end: number }[],
): string {
  let kept = '';
  let end = 0;
  for (const comment of comments) {
    kept += text.slice(end, comment.start) + text.slice(comment.start, comment.end).replace(/[^\n]/g, ' ');
    end = comment.end;
  }
  return kept + text.slice(end);
}
