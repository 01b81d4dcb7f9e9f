import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { asciidocBlocks } from './asciidoc-blocks.ts';
import { compact } from './compact.ts';
import { findSection } from './find-section.ts';
import { plainText } from './inline.ts';
import { resolveLink } from './linked.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { rstBlocks } from './rst-blocks.ts';
import { countWords, folded } from './words.ts';

const read = (text: string, path = 'README.md') => compact(path, markdownBlocks(text));
const headings = (text: string) =>
  read(text).sections.map(({ depth, heading, line }) => [depth, heading, line]);

describe('markdown', () => {
  it('finds every kind of heading', () => {
    const text = [
      '# One `code` #',
      'Two',
      '===',
      'Three',
      '---',
      '<h2 align="center">',
      '  <b>Four</b>',
      '</h2>',
      '**Five**',
      '',
      '> ## Six',
    ].join('\n');
    expect(headings(text)).toEqual([
      [1, 'One code', 1],
      [1, 'Two', 2],
      [2, 'Three', 4],
      [2, 'Four', 6],
      [7, 'Five', 9],
      [2, 'Six', 11],
    ]);
  });

  it('takes no heading from code, comments or front matter', () => {
    const text = [
      '---',
      'title: x',
      '---',
      '```sh',
      '# a',
      '```',
      '<!--',
      '# b',
      '-->',
      '    # c',
      '- x',
      '---',
      '`<h1>`',
    ];
    expect(headings(text.join('\n'))).toEqual([[0, '', 1]]);
  });

  it('numbers anchors of the same heading', () => {
    const slugs = read('# A b!\n# A b\n# a-b-1\n# A b').sections.map(({ slug }) => slug);
    expect(slugs).toEqual(['a-b', 'a-b-1', 'a-b-1-1', 'a-b-2']);
  });

  it('lists links, images and addresses with their lines', () => {
    const text = [
      '[![b](https://b.test/i.svg)](https://b.test) and',
      '[a](docs/a.md "Title"), <mail@b.test>, `[no](x)`',
      '<a href="c.md">c</a> https://d.test/e.',
      '',
      '[ref]: docs/r.md',
    ];
    const links = read(text.join('\n')).links.map(
      ({ target, line, image }) => `${line} ${target}${image ? ' image' : ''}`,
    );
    expect(links).toEqual([
      '1 https://b.test',
      '1 https://b.test/i.svg image',
      '2 docs/a.md',
      '2 mailto:mail@b.test',
      '3 c.md',
      '3 https://d.test/e',
      '5 docs/r.md',
    ]);
  });

  it('counts words for people only', () => {
    const text =
      '# T\n\n![alt text](a.png) **Two** [words](http://x.test/a-b-c) <br> https://a.test\n\n```\nno no\n```\n- [ ] and `three`\n';
    expect(read(text).sections[0]).toMatchObject({ words: 4, text: 'Two words\n- [ ] and three' });
  });

  it('lists placeholders, and tells code apart', () => {
    const text =
      'TODO: write\n\nA TODO app for `your-username`\n\n[insert name here] [insert](x.md)\n\n```\ngit clone <YOUR_GIT_URL>\n```\n';
    expect(read(text).placeholders).toMatchObject([
      { kind: 'to-do', line: 1, code: false },
      { kind: 'yours', line: 3, code: true },
      { kind: 'fill-in', line: 5, code: false },
      { kind: 'fill-in', line: 8, code: true },
    ]);
  });

  it('sees the headings and code that a full parser sees', () => {
    const line = fc.constantFrom(
      '# A',
      '## B',
      'text',
      '',
      'Title\n===',
      '```',
      '- item',
      '> quote',
      '***',
      '1. one',
      '<p>x</p>',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n\n');
        const found = read(text).sections.filter(({ depth }) => depth > 0);
        expect(found.map((each) => [each.line, each.depth])).toEqual(reference(text));
      }),
    );
  });
});

function reference(text: string): [number, number][] {
  const found: [number, number][] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') found.push([node.position?.start.line ?? 0, node.depth]);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(fromMarkdown(text));
  return found;
}

describe('other formats', () => {
  it('reads reStructuredText', () => {
    const text = [
      '=====',
      'Title',
      '=====',
      '',
      'Text with `a link <docs/a.rst>`_::',
      '',
      '   code',
      '',
      'Part',
      '----',
      '.. image:: a.png',
      '   :alt: hidden words',
      '',
      '.. toctree::',
      '   :maxdepth: 2',
      '',
      '   install',
    ].join('\n');
    const document = compact('a.rst', rstBlocks(text));
    expect(document.sections.map(({ depth, heading, words }) => [depth, heading, words])).toEqual([
      [1, 'Title', 4],
      [2, 'Part', 0],
    ]);
    expect(document.links.map(({ target }) => target)).toEqual(['docs/a.rst', 'a.png', 'install']);
    expect(document.fences).toMatchObject([{ line: 6 }]);
  });

  it('reads AsciiDoc', () => {
    const text =
      '= Title\n:toc:\n\nSee link:docs/a.adoc[the guide].\n\n[source,sh]\n----\n== no\n----\n\n== Part\n////\nhidden\n////\n';
    const document = compact('a.adoc', asciidocBlocks(text));
    expect(document.sections.map(({ heading, words }) => [heading, words])).toEqual([
      ['Title', 3],
      ['Part', 0],
    ]);
    expect(document.links).toMatchObject([{ target: 'docs/a.adoc', line: 4 }]);
    expect(document.fences).toMatchObject([{ language: 'sh', line: 8 }]);
  });
});

describe('finding sections', () => {
  const library = {
    documents: [
      read('# Guide\n\n## Not for wages!\n\ntext\n\n### Why\n\nmore\n\n## Help\n', 'docs/Guide.md'),
    ],
    unread: [{ path: 'docs/bad.md', reason: 'binary' }],
  };

  it.each([
    ['docs/guide.md#not-for-wages', ['Not for wages!', 'Why']],
    ['./docs/Guide.md#NOT FOR WAGES', ['Not for wages!', 'Why']],
    ['docs/Guide.md#not%20for%20wages', ['Not for wages!', 'Why']],
    ['docs/Guide.md#help', ['Help']],
  ])('%s', (pointer, expected) => {
    const found = findSection(library, pointer);
    expect(found.kind === 'section' && found.sections.map(({ heading }) => heading)).toEqual(expected);
  });

  it.each([
    ['docs/Guide.md', 'document'],
    ['docs', 'folder'],
    ['docs/Guide.md#nothing', 'no-heading'],
    ['docs/bad.md', 'unread'],
    ['https://a.test', 'url'],
    ['../x.md', 'none'],
    ['docs/none.md', 'none'],
  ])('%s is %s', (pointer, kind) => {
    expect(findSection(library, pointer).kind).toBe(kind);
  });

  it.each([
    ['README.md', 'docs/guide.md#help', 1],
    ['README.md', './docs/', 1],
    ['docs/a/x.md', '../Guide.md', 1],
    ['README.md', '/docs/Guide', 1],
    ['README.md', 'https://github.com/a/b/blob/main/docs/Guide.md', 1],
    ['README.md', 'https://a.test/docs/Guide.md', 0],
    ['README.md', '../../docs/Guide.md', 0],
    ['README.md', '.', 0],
  ])('resolves the link from %s to %s', (from, target, count) => {
    expect(resolveLink(library, from, target)).toHaveLength(count);
  });
});

describe('words', () => {
  it.each([
    ["Don't stop-and-go, node.js!", 4],
    ['', 0],
    ['排班表', 2],
    ['員工可以查看班次', 4],
    ['ภาษาไทยไม่มีช่องว่าง', 5],
  ])('%s', (text, least) => {
    expect(countWords(text)).toBeGreaterThanOrEqual(least);
  });

  it('folds accents, case and punctuation', () => {
    expect(folded('  Pré-requis: É/È ')).toBe('pre requis e e');
    expect(folded('제한 사항')).toBe(folded('제한  사항!'));
  });
});

describe('hostile text', () => {
  it('never throws, and keeps lines within the file', () => {
    const piece = fc.constantFrom(
      '#',
      '`',
      '```',
      '[',
      '](',
      ')',
      '<h1>',
      '<!--',
      '-->',
      '\n',
      '|',
      '*',
      '_',
      '::',
      '..',
      '=',
      '-',
      '\0',
      'a',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const lines = source.split('\n').length;
        for (const blocks of [
          markdownBlocks(source),
          markdownBlocks(source, true),
          rstBlocks(source),
          asciidocBlocks(source),
        ])
          for (const { line } of compact('a.md', blocks).sections) expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });

  it.each(['`', '[', '](', '<a ', '_', '*', '![', '"', '(', '<h1>', '<!--', '| ', '- ', '> '])(
    'is linear in %s',
    (piece) => {
      const text = piece.repeat(60_000);
      expect(plainText(text)).toBeTypeOf('string');
      expect(read(text).path).toBe('README.md');
    },
  );
});
