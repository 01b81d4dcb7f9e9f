/** `${{ secrets.X }}` alone, not a comparison with it. */
const SECRET = /\$\{\{\s{0,9}(?:secrets\.(\w{1,100})|tojson\(\s{0,9}secrets\s{0,9}\))\s{0,9}\}\}/i;
/** Kept among the secrets for convenience: names and addresses open nothing. */
const OPENS_NOTHING =
  /(?:^|_)(?:ID|NAME|URL|HOST|HOSTNAME|REGION|ZONE|USER|USERNAME|EMAIL|DOMAIN|PORT|PROJECT|BUCKET|PATH|VERSION|ENVIRONMENT)$/i;
const PRINTS = /(?:^|&&|\|\||;|\bthen\b|\bdo\b)\s{0,40}(?:echo|printf|Write-Host|Write-Output)\s/;
/** Written to a file or handed to a program, and not to the log; or `::add-mask::`, which hides it. */
const ELSEWHERE = />|::add-mask::|\|\s{0,5}(?!(?:base64|xxd|rev|sed|tr|od|tee|cat|fold|head|tail)\b)\S/;
/** A group whose output goes to a file. */
const GROUP_TO_FILE = /^\s{0,40}(?:\}|\)|done|fi|EOF)\s{0,5}[>|]/m;

/** Lines (from 0) of a script that print a secret to the log, where everybody who may read the runs finds it. */
export function printedSecrets(script: string, expressions: Readonly<Record<string, string>>): number[] {
  if (GROUP_TO_FILE.test(script)) return [];
  const names = Object.entries(expressions).flatMap(([name, value]) => (isSecret(value) ? [name] : []));
  return script.split('\n').flatMap((line, index) => {
    const printed = PRINTS.exec(line);
    if (!printed) return [];
    const what = line.slice(printed.index + printed[0].length);
    return (isSecret(what) || mentionsVariable(what, names)) && !ELSEWHERE.test(withoutExpressions(what))
      ? [index]
      : [];
  });
}

/** Whether a line of shell reads one of these variables. */
export function mentionsVariable(text: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  // `${X:+set}` and `${#X}` say whether there is one.
  return [...text.matchAll(/\$(?:\{(\w{1,100})\}|(\w{1,100})|env:(\w{1,100}))/g)].some((match) =>
    names.includes(match[1] ?? match[2] ?? match[3] ?? ''),
  );
}

function isSecret(text: string): boolean {
  const found = SECRET.exec(text);
  return found !== null && !OPENS_NOTHING.test(found[1] ?? '');
}

const withoutExpressions = (text: string): string => text.replace(/\$\{\{[^}]{0,300}\}\}/g, 'X');
