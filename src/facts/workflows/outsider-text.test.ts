import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionsIn, namesHead, outsiderText } from './outsider-text.ts';
import { printedSecrets } from './printed-secrets.ts';

describe('the texts of outsiders', () => {
  it.each([
    'github.head_ref',
    'github.event.issue.title',
    "github.event['issue']['body']",
    'github.event.pull_request.head.label',
    'github.event.pull_request.head.repo.default_branch',
    'github.event.commits[2].author.email',
    'github.event.commits.*.message',
    'github.event.pages[0].page_name',
    'github.event.workflow_run.head_branch',
    'toJson( github.event )',
    "github.event.discussion.title || 'none'",
    "format('{0}', github.event.comment.body)",
  ])('are seen in %s', (expression) => expect(outsiderText(expression)).not.toBeNull());

  it.each([
    'github.event.issue.number',
    'github.event.pull_request.head.sha',
    'github.event.commits[0].id',
    'github.ref_name',
    'toJSON(github.event.pull_request)',
    'steps.head_ref.outputs.x',
    "contains(github.event.pull_request.title, 'x')",
    "github.head_ref == 'main'",
    'inputs.title',
  ])('are not seen in %s', (expression) => expect(outsiderText(expression)).toBeNull());

  it('are told from the base', () => {
    expect(namesHead('refs/pull/${{ github.event.issue.number }}/merge')).toBe(true);
    expect(namesHead('${{ github.event.pull_request.head.sha }}')).toBe(true);
    expect(namesHead('${{ github.event.pull_request.base.sha }}')).toBe(false);
  });

  it('never make the reading throw', () => {
    const piece = fc.constantFrom(
      '${{',
      '}}',
      ' github.event.',
      'issue.title',
      "['",
      "']",
      '(',
      ')',
      '==',
      "'",
      '\n',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { expression, offset } of expressionsIn(text)) {
          expect(offset).toBeGreaterThanOrEqual(0);
          outsiderText(expression);
        }
        expect(typeof namesHead(text)).toBe('boolean');
      }),
    );
  });
});

describe('printed secrets', () => {
  it('are found by their lines, whatever the text', () => {
    expect(printedSecrets('a\necho ${{ secrets.KEY }}', {})).toEqual([1]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, value) => {
        for (const line of printedSecrets(text, { X: value }))
          expect(line).toBeLessThan(text.split('\n').length);
      }),
    );
  });
});
