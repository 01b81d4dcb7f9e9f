/**
 * What of a GitHub event somebody from outside may have written: titles, texts, names of branches and of authors. Numbers,
 * ids and names of accounts cannot hold a command.
 */
const WRITTEN =
  /^github\.event\.(?:.{0,100}\.)?(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.(?:default_branch|description|homepage)))|discussion\.(?:title|body)|comment\.body|review\.body|review_comment\.body|pages\b.{0,20}\.page_name|commits\b.{0,20}\.(?:message|author\.(?:name|email))|head_commit\.(?:message|author\.(?:name|email))|blocked_user\.(?:name|email)|workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:name|email))|head_repository\.description))$/;

const PATH = /\bgithub(?:\.[\w*-]{1,60}|\[[\w*]{1,20}\]){1,12}/g;
const WHOLE_EVENT = /\btojson\s{0,5}\(\s{0,5}github(?:\.event)?\s{0,5}\)/i;
/** Calls and comparisons come to true or false, whatever was written. */
const YES_OR_NO = /\b(?:contains|startsWith|endsWith|hashFiles)\s{0,5}\([^()]{0,300}\)/gi;
const COMPARED =
  /[\w.[\]*-]{1,200}\s{0,5}(?:==|!=)\s{0,5}(?:'[^']{0,200}'|[\w.[\]*-]{1,200})|'[^']{0,200}'\s{0,5}(?:==|!=)\s{0,5}[\w.[\]*-]{1,200}/g;

/** Expressions of a text, without `${{` and `}}`, with their offsets. */
export function expressionsIn(text: string): { readonly expression: string; readonly offset: number }[] {
  const found: { expression: string; offset: number }[] = [];
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', start + 3)) {
    const end = text.indexOf('}}', start);
    if (end < 0) break;
    found.push({ expression: text.slice(start + 3, end).trim(), offset: start });
  }
  return found;
}

const MAX_LENGTH = 1000;

/** The outsider's text that an expression may come to, as `github.event.issue.title`; null where there is none. */
export function outsiderText(expression: string): string | null {
  const plain = expression
    .slice(0, MAX_LENGTH)
    .replace(/\[['"]([\w-]{1,60})['"]\]/g, '.$1')
    .replace(YES_OR_NO, '')
    .replace(COMPARED, '');
  const whole = WHOLE_EVENT.exec(plain);
  if (whole) return whole[0].replace(/\s/g, '');
  for (const [path] of plain.matchAll(PATH)) {
    const dotted = path.replace(/\[[\w*]{1,20}\]/g, '.n');
    if (dotted === 'github.head_ref' || WRITTEN.test(dotted)) return path;
  }
  return null;
}

const HEAD =
  /github\.event\.pull_request\.(?:head\.(?:sha|ref|label|repo)|merge_commit_sha)|github\.head_ref|github\.event\.workflow_run(?:\.head_(?:sha|branch|commit|repository)|\s{0,5}$)|github\.event\.pull_request\s{0,5}$/;
const PULL_REF = /\bpull\/[^\n"']{1,200}\/(?:head|merge)\b/;

/** Whether a text names the code of a pull request before anybody of the team accepted it. */
export function namesHead(text: string): boolean {
  return PULL_REF.test(text) || expressionsIn(text).some(({ expression }) => HEAD.test(expression));
}
