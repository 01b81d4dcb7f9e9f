import type { Exit } from './model.ts';

/** A stretch of code longer than this is judged by its beginning. */
const READ = 1500;

const ANSWERS =
  /\b(?:res|reply|response|ctx|c|context|resp|h)\.[\w.]{0,40}\b(?:status|send|sendStatus|json|redirect|code|end|throw|render|text|html|writeHead|unauthorized|forbidden|body|error|sendFile)\b|\bnext\(\s*[^)\s]|\b(?:redirect|notFound|unauthorized|forbidden|permanentRedirect|signIn|callback|cb|done|reject)\(|\b(?:ctx|set|reply)\.status\s*=|\bsocket\.disconnect/;

/** How code leaves when it runs; null where it goes on. */
export function exitOf(text: string): Exit | null {
  const code = text.slice(0, READ);
  if (/\bthrow\b/.test(code)) return 'throw';
  if (ANSWERS.test(code)) return 'answer';
  return /\breturn\b/.test(code) ? 'return' : null;
}

const REFUSES =
  /\b40[137]\b|\bUnauthori[sz]ed|unauthori[sz]ed|UNAUTHORI[SZ]ED|[fF]orbidden|FORBIDDEN|redirect|\bthrow\b|not allowed|[bB]locked|next\(\s{0,5}(?:new |err|create)|[dD]enied|log-?in|sign-?in|authenticat|permission|Access/;

/** Code that says no to the caller: a refusal's number or word, a way to the login page, an exception. */
export function refuses(text: string): boolean {
  return REFUSES.test(text.slice(0, READ));
}

const NEGATIVE =
  /!|===?\s{0,3}(?:null|undefined|false|''|"")|\b(?:e|err|error)\b|\w[eE]rror\b|\.length\s{0,3}(?:===?\s{0,3}0|<\s{0,3}1)|===?\s{0,3}-1|\binstanceof\b|['"]\s{0,3}in\s/;

/** The test is met by who is missing or does not match. */
export function isNegative(test: string): boolean {
  return NEGATIVE.test(test.slice(0, READ).replace(/!!/g, ''));
}

/** What a `catch` does with a failed verification: leaves (how), or lets it pass. */
export function catchExit(text: string): Exit | null {
  const exit = exitOf(text);
  return exit === 'return' && !/return\s+[^;\s}]/.test(text) && !refuses(text) ? 'return' : exit;
}
