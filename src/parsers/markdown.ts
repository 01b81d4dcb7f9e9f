import type { Root } from 'mdast';
import { defineParser } from '../kit/parser.ts';

export const MARKDOWN_FILES = ['**/*.{md,mdx,markdown}'] as const;

/** Markdown (CommonMark) as mdast, with positions. */
export const markdown = defineParser<Root>('markdown', async () => {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  return (file) => fromMarkdown(file.text);
});
