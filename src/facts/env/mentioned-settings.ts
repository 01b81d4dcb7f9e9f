import { defineFileFact } from '../../kit/fact.ts';
import { isTestPath } from '../path-roles.ts';

/** The names that a document mentions, and where each stands first. */
export type MentionedSettings = readonly { readonly name: string; readonly line: number }[];

/** Words in capitals and words joined by underscores, wherever they stand; others as code, or before an equals sign. */
const NAME =
  /(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9]{0,60}(?:_[A-Za-z0-9]{1,60}){1,12}(?![A-Za-z0-9_])|\b[A-Z][A-Z0-9]{2,60}\b|(?<=`)[a-z][A-Za-z0-9]{2,60}(?=[`=])|\b[a-z][A-Za-z0-9]{2,60}(?==)/g;

/** Every name in a document that could be a setting's, complete, unlike the text of its sections. */
export const mentionedSettings = defineFileFact<MentionedSettings>({
  id: 'mentioned-settings',
  files: [
    '**/*.{md,mdx,markdown,mkd,MD,rst,adoc,asciidoc}',
    '**/{README,Readme,readme}',
    '**/{README,Readme,readme}.{txt,TXT,org,rdoc}',
    '**/{docs,doc}/**/*.txt',
  ],
  extract(file) {
    if (isTestPath(file.path)) return null;
    const first = new Map<string, number>();
    // Markdown may escape an underscore.
    const text = file.text.replaceAll('\\_', '_');
    let line = 1;
    for (const row of text.split('\n')) {
      for (const [name] of row.matchAll(NAME)) if (!first.has(name)) first.set(name, line);
      line += 1;
    }
    return first.size === 0 ? null : [...first].map(([name, at]) => ({ name, line: at }));
  },
});
