import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { described } from './chain.ts';
import { explains } from './explains.ts';
import { javascriptHandlers } from './javascript-handlers.ts';
import { pythonHandlers } from './python-handlers.ts';

describe('comments that explain', () => {
  it.each([
    'best effort',
    'the upload is retried at night',
    'not fatal: the page shows the old value',
    'wird beim nächsten Lauf nachgeholt',
  ])('%s', (text) => {
    expect(explains(text)).toBe(true);
  });

  it.each([
    '',
    'ignore',
    'ignore errors',
    'handle error here',
    'TODO: show a message to the user',
    "console.error('could not save', e);",
    'eslint-disable-next-line no-empty',
    'do nothing',
  ])('not: %s', (text) => {
    expect(explains(text)).toBe(false);
  });
});

describe('handlers', () => {
  it('read any text', async () => {
    await python.load();
    await javascript.load();
    const words = fc.array(
      fc.constantFrom(
        'try',
        '{',
        '}',
        '(',
        ')',
        'catch',
        'await',
        'except',
        ':',
        '\n',
        '  ',
        'fetch',
        'x',
        '=>',
        '.catch',
        'return',
        'pass',
        'save()',
        'class',
        'def f():',
      ),
    );
    fc.assert(
      fc.property(words, (parts) => void pythonHandlers.extract(sourceFile('a.py', parts.join(' ')))),
    );
    fc.assert(
      fc.property(words, (parts) => {
        try {
          javascriptHandlers.extract(sourceFile('a.ts', parts.join(' ')));
        } catch (error) {
          expect(error).toHaveProperty('name', 'ParseFailure');
        }
      }),
    );
  });

  it('never tell what could be a token', () => {
    const call = {
      first: `https://hooks.example/${'aB3'.repeat(9)}`,
      second: null,
      count: 1,
      options: {},
      inner: null,
    };
    expect(described([{ name: 'fetch', call }])).toBe('fetch');
    expect(described([{ name: 'fetch', call: { ...call, first: '/api/orders' } }])).toBe(
      'fetch("/api/orders")',
    );
  });
});
