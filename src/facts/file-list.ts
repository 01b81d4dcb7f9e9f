import { defineRepositoryFact } from '../kit/fact.ts';

export interface ListedFile {
  readonly path: string;
  readonly rootPath: string;
  readonly tracked: boolean;
}

/** Every file of the audited folder (and the surrounding repository's few), for pointers and conventions of place. */
export const fileList = defineRepositoryFact<readonly ListedFile[]>({
  id: 'file-list',
  read: ({ files }) => files.map(({ path, rootPath, tracked }) => ({ path, rootPath, tracked })),
});
