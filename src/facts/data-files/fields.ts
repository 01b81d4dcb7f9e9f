type Field = readonly [name: string, value: string, offset: number];

const PAIR = /"([\w .-]{2,40})"\s{0,5}:\s{0,5}(?:"([^"\n]{7,30})"|(\d{9,15}))/g;

/** Names and values of records in JSON, as text: a file of any size, well formed or not. */
export function* jsonFields(text: string): Generator<Field> {
  for (const { index, 1: name = '', 2: string, 3: number } of text.matchAll(PAIR))
    yield [name, string ?? number ?? '', index];
}

/** Cells of a table with one record a line, under the names of its first line. */
export function* tableFields(text: string): Generator<Field> {
  const end = text.indexOf('\n');
  if (end < 0) return;
  const head = text.slice(0, end);
  const separator =
    [',', ';', '\t', '|'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const names = cells(head, separator);
  for (let at = end + 1; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    for (const [index, value] of cells(text.slice(at, stop), separator).entries()) {
      const name = names[index];
      if (name !== undefined && value !== '') yield [name, value, at];
    }
    at = stop + 1;
  }
}

/** Of one line; a separator within quotes does not count. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at <= line.length; at += 1) {
    const letter = line[at];
    if (letter === '"') quoted = !quoted;
    if (at < line.length && (letter !== separator || quoted)) continue;
    found.push(line.slice(from, at).trim().replace(/^"|"$/g, ''));
    from = at + 1;
  }
  return found;
}
