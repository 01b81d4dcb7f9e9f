import type { Script } from './model.ts';
import type { Reader } from './reader.ts';

/** A script longer than this is cut: no honest step comes near. */
const MAX_LENGTH = 100_000;

/** The scripts of a value that is a script, or a list of scripts (lists in lists are flattened, as GitLab does). */
export function scriptsOf(value: Reader, source: readonly string[]): Script[] {
  if (Array.isArray(value.value)) return value.items().flatMap((item) => scriptsOf(item, source));
  const text = value.text();
  return text === null || text.trim() === ''
    ? []
    : [{ text: text.slice(0, MAX_LENGTH), line: firstLine(value.line, source) }];
}

/** A block scalar (`run: |`) begins below its key. */
function firstLine(line: number, source: readonly string[]): number {
  const header = (source[line - 1] ?? '').replace(/\s#.*$/, '').trimEnd();
  return /(?:^|[\s:?-])[|>][-+\d]{0,2}$/.test(header) ? line + 1 : line;
}

/**
 * Scripts that one shell runs after another, as one: what one of them sets (`cd web`, `set +e`) holds for the next.
 * Blank lines stand for what lies between them, so that lines stay true.
 */
export function joinScripts(scripts: readonly Script[]): Script[] {
  const joined: Script[] = [];
  for (const script of scripts) {
    const last = joined.at(-1);
    const gap = last ? script.line - (last.line + last.text.trimEnd().split('\n').length) : -1;
    if (!last || gap < 0 || gap > 1000) joined.push(script);
    else
      joined[joined.length - 1] = {
        line: last.line,
        text: `${last.text.trimEnd()}\n${'\n'.repeat(gap)}${script.text}`,
      };
  }
  return joined;
}
