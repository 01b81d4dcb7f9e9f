import type { CommandLine } from './model.ts';
import type { Reader } from './reader.ts';

/** A script longer than this is cut: no honest step comes near. */
const MAX_LINES = 1000;

/**
 * The commands of a script: continued lines joined, comments and here-documents left out.
 * @param text the script
 * @param line where its first line stands
 */
export function commandLines(text: string, line: number): CommandLine[] {
  const commands: CommandLine[] = [];
  let held: { text: string; line: number } | null = null;
  let hereDocument: string | null = null;
  for (const [index, raw] of text.split('\n').slice(0, MAX_LINES).entries()) {
    if (hereDocument !== null) {
      if (raw.trim() === hereDocument) hereDocument = null;
      continue;
    }
    const part = raw.trim();
    if (held === null && (part === '' || part.startsWith('#'))) continue;
    const start: number = held?.line ?? line + index;
    const joined: string = held ? `${held.text} ${part}` : part;
    if (goesOn(joined)) {
      held = { text: joined.slice(0, -1).trimEnd(), line: start };
      continue;
    }
    held = null;
    hereDocument = hereDocumentOf(joined);
    commands.push({ text: joined, line: start });
  }
  if (held) commands.push(held);
  return commands.filter((command) => command.text !== '');
}

/** A backslash, or PowerShell's back quote: one that closes a command substitution makes their number even. */
function goesOn(command: string): boolean {
  return command.endsWith('\\') || (command.endsWith('`') && command.split('`').length % 2 === 0);
}

function hereDocumentOf(command: string): string | null {
  return /(?<!<)<<(?!<)-?\s?["']?([A-Za-z_]\w{0,60})/.exec(command)?.[1] ?? null;
}

/** The commands of a value that is a script, or a list of scripts (lists in lists are flattened, as GitLab does). */
export function scriptOf(value: Reader, source: readonly string[]): CommandLine[] {
  if (Array.isArray(value.value)) return value.items().flatMap((item) => scriptOf(item, source));
  const text = value.text();
  return text === null ? [] : commandLines(text, firstLine(value.line, source));
}

/** A block scalar (`run: |`) begins below its key. */
function firstLine(line: number, source: readonly string[]): number {
  const header = (source[line - 1] ?? '').replace(/\s#.*$/, '').trimEnd();
  return /(?:^|[\s:?-])[|>][-+\d]{0,2}$/.test(header) ? line + 1 : line;
}
