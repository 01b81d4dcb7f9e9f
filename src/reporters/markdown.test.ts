import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { markdownReport } from './markdown.ts';
import { prose } from './markdown-text.ts';
import { CROWDED, HOSTILE_REPORT, READY, SAMPLE_NAMES, SAMPLES } from './sample.ts';
import { NOT_READY } from './sample-not-ready.ts';
import { HOSTILE } from './sample-parts.ts';

function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

describe('markdownReport', () => {
  it.each(['ready', 'conditional', 'not-ready', 'no-manifest', 'empty', 'hostile'] as const)(
    'looks right: %s',
    async (name) => {
      const report = SAMPLES[name];
      await expect(markdownReport(report)).toMatchFileSnapshot(`./snapshots/${name}.md.txt`);
    },
  );

  describe.each(SAMPLE_NAMES)('%s', (name) => {
    const report = SAMPLES[name];
    const page = markdownReport(report);
    const nodes = nodesOf(fromMarkdown(page));

    it('holds no HTML but its own', () => {
      const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
      const ours = /^(<br>|<\/?code>|<details>\n<summary>\d+ (findings?|checks?)<\/summary>|<\/details>)$/;
      expect(html.filter((value) => !ours.test(value))).toEqual([]);
    });

    it('holds no link but to the lines of the repository', () => {
      const links = nodes.flatMap((node) => ('url' in node ? [node.url] : []));
      const { url, commit } = report.project;
      expect(links.filter((link) => !link.startsWith(`${url}/blob/${commit}/`))).toEqual([]);
      expect(nodes.some((node) => node.type === 'image')).toBe(false);
    });

    it('has as many cells in each row as in the head', () => {
      for (const table of page.matchAll(/(?:^\|.*\n)+/gm)) {
        const cells = table[0]
          .trim()
          .split('\n')
          .map((row) => row.split('|').length);
        expect(new Set(cells).size).toBe(1);
      }
    });

    it('is the same twice', () => {
      expect(markdownReport(structuredClone(report))).toBe(page);
    });
  });

  it('has a box and a fingerprint for everything that a human must judge', () => {
    const page = markdownReport(NOT_READY);
    expect(page.match(/^- \[ \] .*fingerprint `[0-9a-f]{16}`$/gm)).toHaveLength(2);
  });

  it('has a place to sign for each gate that nobody has validly signed', () => {
    expect(markdownReport(NOT_READY).match(/☐ Name/g)).toHaveLength(3);
    expect(markdownReport(READY)).not.toContain('☐ Name');
  });

  it('shows every finding, each failure with all its places', () => {
    const page = markdownReport(CROWDED);
    for (const { path, line } of CROWDED.checks.flatMap(({ findings }) => findings)) {
      expect(page).toContain(`${path}:${line}`);
    }
  });

  it('says why there are no links to lines that may have changed', () => {
    const page = markdownReport({ ...NOT_READY, project: { ...NOT_READY.project, dirty: true } });
    expect(page).toContain('uncommitted changes, so the lines may differ');
    expect(page).not.toContain('/blob/');
  });

  it('keeps what a repository writes in the cells of the table of gates', () => {
    const page = markdownReport(HOSTILE_REPORT);
    expect(page.match(/^\| \*\*(Data|Permissions|Error|Documentation|Support|Backup).*\|$/gm)).toHaveLength(
      6,
    );
    expect(page).not.toContain('<img');
  });
});

describe('prose', () => {
  it('makes code of what stands between backticks', () => {
    expect(prose('Run `a_b | c` now, or `x`.')).toBe('Run <code>a_b &#124; c</code> now, or `x`.');
    expect(prose('`a` `b`')).toBe('`a` `b`');
  });

  it('takes odd backticks as text', () => {
    expect(prose('a ` b')).toBe('a \\` b');
    expect(prose('a `` b')).toBe('a \\`\\` b');
    expect(prose(HOSTILE)).not.toContain('(empty)');
  });
});
