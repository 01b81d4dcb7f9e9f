import type { ManifestView, Place } from '../../../src/kit/index.ts';

/** What the manifest says of a bucket or a folder with files. */
export interface FileClaims {
  /** `public` where it is meant to be, `private` where it must not be, null where nothing is said. */
  of(bucket: string): 'public' | 'private' | null;
  /** The class of personal data that lies in it. */
  personal(bucket: string): string | null;
  /** Any store of files that is public on purpose and names no bucket: a folder on the server. */
  readonly publicFolder: boolean;
  at(bucket: string): Place | null;
}

export function fileClaims(manifest: ManifestView | null): FileClaims {
  const { stores = [], classes = [] } = manifest?.claims.retention ?? {};
  const files = stores
    .map((store, index) => ({ ...store, index }))
    .filter(({ bucket, public: open }) => bucket !== undefined || open !== undefined);
  const find = (name: string) =>
    files.find(({ bucket, id }) => bucket === name || (bucket === undefined && id === name));
  return {
    of(name) {
      const open = find(name)?.public;
      return open === undefined ? null : open ? 'public' : 'private';
    },
    personal(name) {
      const held = classes.find(
        ({ fields, personal }) => personal && [fields ?? []].flat().includes(`bucket:${name}`),
      );
      return held ? (held.name ?? name) : null;
    },
    publicFolder: files.some(({ bucket, public: open }) => bucket === undefined && open === true),
    at(name) {
      const store = find(name);
      return store && manifest ? manifest.at('retention', 'stores', store.index, 'public') : null;
    },
  };
}
