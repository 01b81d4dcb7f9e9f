import { clusters, displayWidth } from './width.ts';

/** The escapes that `forTerminal` writes: one unit each. */
const ESCAPES = /(\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\u\{[0-9a-f]+\}|\\[nrt])/;

/**
 * Lines of at most `width` columns, the first after `first`, the others after `rest`. A text is parted at spaces, a
 * list of words only between its words. A word longer than a line is parted after a slash if it can be, never within
 * an escape or a character.
 */
export function wrap(text: string | readonly string[], width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let bare = true;
  const end = () => {
    lines.push(line);
    line = rest;
    bare = true;
  };
  for (const word of typeof text === 'string' ? wordsOf(text) : text) {
    if (!bare && displayWidth(line) + 1 + displayWidth(word) > width) end();
    if (!bare) line += ' ';
    let left = word;
    for (
      let head = headOf(left, width - displayWidth(line));
      head !== left;
      head = headOf(left, width - displayWidth(line))
    ) {
      line += head;
      left = left.slice(head.length);
      end();
    }
    line += left;
    bare = false;
  }
  return bare ? lines : [...lines, line];
}

export function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** The longest start of a word that fits, at least one unit of it. */
function headOf(word: string, room: number): string {
  if (displayWidth(word) <= room) return word;
  let head = '';
  let used = 0;
  for (const unit of unitsOf(word)) {
    used += displayWidth(unit);
    if (used > room && head !== '') break;
    head += unit;
  }
  const slash = head.lastIndexOf('/');
  return slash > head.length / 3 ? head.slice(0, slash + 1) : head;
}

function unitsOf(word: string): string[] {
  return word.split(ESCAPES).flatMap((part, index) => (index % 2 === 1 ? [part] : clusters(part)));
}
