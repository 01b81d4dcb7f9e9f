/** One file that every visitor's browser (or the app on a phone) receives. */
export interface ClientFile {
  readonly path: string;
  /** Why the first file of the chain starts in the browser, after "it is": `a page`, `marked 'use client'`. */
  readonly entry: string;
  /** What imports it, one step nearer to the entry; null for the entry itself. */
  readonly via: string | null;
}

export interface Client {
  /** By path. */
  readonly files: readonly ClientFile[];
  /** Pages, components and settings that show a user interface, whether or not its start was found. */
  readonly signs: readonly string[];
  /** User interfaces in languages that are not read: `pubspec.yaml` of a Flutter app. */
  readonly unread: readonly string[];
  /** How many files were looked at. */
  readonly examined: number;
}

/** The longest chain that is told in full. */
const SHOWN = 4;

/** The files that bring a file to the browser, from the entry to the file itself. */
export function chainTo(client: ReadonlyMap<string, ClientFile>, path: string): string[] {
  const chain: string[] = [];
  for (
    let at = client.get(path);
    at && !chain.includes(at.path);
    at = at.via === null ? undefined : client.get(at.via)
  )
    chain.unshift(at.path);
  return chain;
}

/** ` (src/main.tsx, which is what a page loads, imports it by way of src/App.tsx)`. */
export function tellChain(client: ReadonlyMap<string, ClientFile>, path: string): string {
  const chain = chainTo(client, path);
  const [first = path, ...rest] = chain;
  const start = client.get(first)?.entry ?? 'a start of the user interface';
  const between = rest.slice(0, -1);
  if (rest.length === 0) return `it is ${start}`;
  const shown =
    between.length > SHOWN ? [...between.slice(0, SHOWN - 1), '…', ...between.slice(-1)] : between;
  const way = between.length === 0 ? '' : ` by way of ${shown.join(', ')}`;
  return `${first}, which is ${start}, imports it${way}`;
}
