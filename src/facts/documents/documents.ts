import { defineDerivedFact, defineFileFact, defineRepositoryFact } from '../../kit/fact.ts';
import type { SourceFile } from '../../kit/source.ts';
import { isTestPath } from '../path-roles.ts';
import { asciidocBlocks } from './asciidoc-blocks.ts';
import { compact } from './compact.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import type { Block, Document } from './model.ts';
import { rstBlocks } from './rst-blocks.ts';

export type { Document, DocumentLink, Fence, PlaceholderText, Section } from './model.ts';

/** Names that a README may have besides those of the formats below. */
const PLAIN = '{README,Readme,readme,SUPPORT,SECURITY,CONTRIBUTING}';

/** What is written for people, in any of the usual formats; the files of tests are none. */
const documentFiles = defineFileFact<Document>({
  id: 'documents',
  files: [
    '**/*.{md,mdx,markdown,mkd,MD,rst,adoc,asciidoc}',
    `**/${PLAIN}`,
    `**/${PLAIN}.{txt,TXT,org,rdoc}`,
    '**/{docs,doc}/**/*.txt',
  ],
  extract: (file) =>
    isTestPath(file.path) || /(^|\/)requirements[^/]*\.txt$/.test(file.path)
      ? null
      : compact(file.path, blocksOf(file)),
});

function blocksOf({ path, text }: SourceFile): Block[] {
  if (path.endsWith('.rst')) return rstBlocks(text);
  if (/\.(?:adoc|asciidoc)$/.test(path)) return asciidocBlocks(text);
  return markdownBlocks(text, path.endsWith('.mdx'));
}

/** Documents that are links to a file elsewhere: links are not followed. */
const linkedFiles = defineRepositoryFact({
  id: 'linked-documents',
  read: ({ notExamined }) =>
    notExamined.filter(
      ({ path, reason }) =>
        reason === 'symbolic link' && /(?:^|\/)readme$|\.(?:md|mdx|rst|adoc|txt)$/i.test(path),
    ),
});

export interface Library {
  readonly documents: readonly Document[];
  /** Documents that are there and could not be read, with the reason. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
}

/** Every document of the audited folder, by path. */
export const library = defineDerivedFact({
  id: 'document-library',
  from: { documentFiles, linkedFiles },
  derive: ({ documentFiles, linkedFiles }): Library => ({
    documents: documentFiles.values.map(({ value }) => value),
    unread: [...documentFiles.notExamined, ...linkedFiles].map(({ path, reason }) => ({ path, reason })),
  }),
});
