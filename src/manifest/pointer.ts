/** Where the manifest says that evidence is. Paths are as written: whether they exist is for the checks. */
export type Pointer =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'heading'; readonly path: string; readonly heading: string }
  | { readonly kind: 'test'; readonly path: string; readonly title: string }
  | { readonly kind: 'manual'; readonly id: string }
  | { readonly kind: 'url'; readonly url: string };

const MANUAL = 'manual:';

/**
 * Reads `path`, `path#heading`, `path::test title`, `manual:<run id>` or `https://…`; null where a part is missing.
 * What comes first divides: a title may contain `#`, a heading `::`, and `file::Class::test` is a title in a class.
 */
export function parsePointer(text: string): Pointer | null {
  const value = text.trim();
  if (/^https?:\/\/./i.test(value)) return { kind: 'url', url: value };
  if (value.startsWith(MANUAL)) {
    const id = value.slice(MANUAL.length).trim();
    return id === '' ? null : { kind: 'manual', id };
  }
  const [, path = '', mark, rest = ''] = /^(.*?)(?:(::|#)(.*))?$/s.exec(value) ?? [];
  return fileWith(path.trim().replace(/^\.\//, ''), mark, rest.trim());
}

function fileWith(path: string, mark: string | undefined, rest: string): Pointer | null {
  if (path === '') return null;
  if (mark === undefined) return { kind: 'path', path };
  if (rest === '') return null;
  return mark === '#' ? { kind: 'heading', path, heading: rest } : { kind: 'test', path, title: rest };
}
