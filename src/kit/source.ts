/** A place in the audited folder. */
export interface Place {
  /** Path relative to the audited folder, with `/`; starts with `../` only for files of the surrounding repository. */
  readonly path: string;
  /** Line, counted from 1; absent where the file as a whole is meant. */
  readonly line?: number;
}

/** One text file of the audited repository, as facts see it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The line (from 1) of a character offset (from 0, in UTF-16 units). */
  lineAt(offset: number): number;
}

export function sourceFile(path: string, text: string): SourceFile {
  let starts: number[] | undefined;
  return {
    path,
    text,
    lineAt(offset) {
      starts ??= lineStarts(text);
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return low + 1;
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
