import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { forHtml, forJson, forMarkdown, forMarkdownCode, forTerminal } from './escape.ts';
import { HOSTILE } from './sample-parts.ts';

/** Strings made of what means something to a terminal, to Markdown, to HTML or to a code host. */
const PIECES = [
  ...'\\`*_{}[]()<>#+-=.!|~$&;:@/"\'\n\r\t 01aZé',
  ...'\u001b\u009b\u0000\u007f\u202e\u2066\u200b\u200d\ufeff\ufff9\u2028\u00ad\u3164\ud800\udc00',
  ...[
    '```',
    '~~',
    '](',
    '![',
    '<!--',
    '</td>',
    '<br>',
    '&#124;',
    '&lt;',
    'http://a.b',
    'www.a.b',
    'a@b.c',
    '@me',
    '#12',
  ],
  ...[
    'GH-1',
    'javascript:',
    '- ',
    '1. ',
    '> ',
    '# ',
    '---',
    '\\|',
    '[^1]',
    '- [ ] ',
    '日本',
    '👩‍💻',
    '\u{e0041}',
  ],
];
const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 40 }),
  fc.string({ unit: 'binary' }),
);

/** Written apart from the code under test, by number. */
function acts(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const between = (low: number, high: number): boolean => code >= low && code <= high;
  return (
    between(0, 0x1f) ||
    between(0x7f, 0x9f) ||
    between(0x200b, 0x200f) ||
    between(0x2028, 0x202e) ||
    between(0x2060, 0x206f) ||
    between(0xd800, 0xdfff) ||
    between(0xe0000, 0xe0fff) ||
    between(0xfff9, 0xfffb) ||
    [0xad, 0x61c, 0x115f, 0x3164, 0xfeff].includes(code)
  );
}

function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function kindsOf(root: Root): Set<string> {
  return new Set(nodesOf(root).map((node) => node.type));
}

describe('forTerminal', () => {
  it('shows what would act', () => {
    expect(forTerminal('a\u001b[31mb\u009b\n\r\t')).toBe('a\\x1b[31mb\\x9b\\n\\r\\t');
    expect(forTerminal('gnp\u202eexe \u200b\u2028 \ud800 \u{e0041}')).toBe(
      'gnp\\u202eexe \\u200b\\u2028 \\ud800 \\u{e0041}',
    );
  });

  it('leaves words of every language and emoji alone', () => {
    const words = 'Żółć, 日本語, हिन्दी, עברית, e\u0301, ❤️ 👍🏽 🇵🇱';
    expect(forTerminal(words)).toBe(words);
  });

  it('cuts what is endless', () => {
    expect(forTerminal('a'.repeat(100_000)).length).toBeLessThan(1100);
  });

  it('lets nothing through that acts', () => {
    fc.assert(fc.property(hostile, (text) => !Array.from(forTerminal(text)).some(acts)));
  });
});

describe('forHtml', () => {
  it('is text, in an element and in an attribute', () => {
    expect(forHtml(`<a href="x" title='y'>&\u001b`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;\\x1b',
    );
  });

  it('holds no character of markup', () => {
    fc.assert(fc.property(hostile, (text) => !/[<>"']|&(?!(amp|lt|gt|quot|#39);)/.test(forHtml(text))));
  });
});

describe('forMarkdown', () => {
  it('reads well where nothing is wrong', () => {
    const plain = 'Table public.shift_swaps has no policy (2 of 3), see docs/run-book.md on 2026-11-01.';
    expect(forMarkdown(plain)).toBe(plain);
  });

  it.each([
    ['@team/all', '@&#8203;team/all'],
    ['fixes #12 and GH-12 and !12', 'fixes #&#8203;12 and GH-&#8203;12 and !&#8203;12'],
    ['https://a.b and www.a.b', 'https:&#8203;//a.b and www&#8203;.a.b'],
    ['a|b', 'a&#124;b'],
    ['<b>', '&lt;b&gt;'],
    ['- x', '\\- x'],
    ['12. x', '12\\. x'],
    ['a\nb', 'a b'],
  ])('makes %j harmless', (text, markdown) => {
    expect(forMarkdown(text)).toBe(markdown);
  });

  it('is one paragraph of text that reads as it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const root = fromMarkdown(forMarkdown(text));
        const shown = forTerminal(text.replace(/[ \t\r\n]+/g, ' ').trim());
        expect([...kindsOf(root)].filter((kind) => !['root', 'paragraph', 'text'].includes(kind))).toEqual(
          [],
        );
        expect(textOf(root).replaceAll('\u200b', '').trim()).toBe(shown.trim());
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing that a code host makes a mention, a reference or a link of', () => {
    const live = /@\w|#\d|!\d|GH-\d|:\/\/|www\./i;
    fc.assert(fc.property(hostile, (text) => !live.test(textOf(fromMarkdown(forMarkdown(text))))));
    fc.assert(fc.property(hostile, (text) => !forMarkdown(text).includes('$')));
  });

  it('never ends a cell or a row', () => {
    fc.assert(fc.property(hostile, (text) => !/[|\n\r]/.test(forMarkdown(text))));
  });
});

describe('forMarkdownCode', () => {
  it.each([
    ['src/a.ts:7', '`src/a.ts:7`'],
    ['a`b', '``a`b``'],
    ['`a``', '``` `a`` ```'],
    ['', '`(empty)`'],
    ['a|b', '<code>a&#124;b</code>'],
  ])('writes %j', (text, markdown) => {
    expect(forMarkdownCode(text)).toBe(markdown);
  });

  it('is one span of code, with the text in it', () => {
    const withoutPipe = hostile.filter((text) => !text.includes('|') && forTerminal(text).trim() !== '');
    fc.assert(
      fc.property(withoutPipe, (text) => {
        const root = fromMarkdown(`x ${forMarkdownCode(text)} y`);
        expect([...kindsOf(root)].sort()).toEqual(['inlineCode', 'paragraph', 'root', 'text']);
        expect(textOf(root).trim().replace(/ +/g, ' ')).toBe(`x ${forTerminal(text)} y`.replace(/ +/g, ' '));
      }),
      { numRuns: 500 },
    );
  });

  it('never ends a cell or a row, and adds no HTML but its own element', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = forMarkdownCode(text);
        expect(code).not.toMatch(/[|\n\r]/);
        const html = nodesOf(fromMarkdown(`x ${code}`)).filter(
          (node) => node.type === 'html' || node.type === 'link',
        );
        expect(html.filter((node) => !('value' in node) || !/^<\/?code>$/.test(node.value))).toEqual([]);
      }),
    );
  });
});

describe('forJson', () => {
  it('changes the writing, never the value', () => {
    fc.assert(fc.property(hostile, (text) => JSON.parse(forJson(JSON.stringify(text))) === text));
    expect(forJson(JSON.stringify(HOSTILE))).not.toMatch(/[\u0080-\u009f\u202e\u200b]/);
  });
});
