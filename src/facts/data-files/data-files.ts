import { defineDerivedFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { byteData } from './byte-data.ts';
import type { DataFile } from './model.ts';
import { textData } from './text-data.ts';

export type { DataFile } from './model.ts';

/** Files of data with what they have of people, by path; those in which nothing was found are left out. */
export const dataFiles = defineDerivedFact({
  id: 'data-files',
  from: { byteData, textData, fileList },
  derive({ byteData, textData, fileList }): readonly DataFile[] {
    const tracked = new Set(fileList.filter((file) => file.tracked).map(({ path }) => path));
    const texts = textData.values.map(({ path, value }) => ({
      ...value,
      path,
      tracked: tracked.has(path),
      tables: [],
      unread: null,
    }));
    const read = new Set(texts.map(({ path }) => path));
    return [...texts, ...byteData.filter(({ path }) => !read.has(path))].sort((a, b) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
    );
  },
});
