import { describe, expect, it } from 'vitest';
import { isPlaceholder, saysNothing } from './placeholder.ts';

describe('isPlaceholder', () => {
  it.each([
    'TBD',
    ' tbd ',
    'TBD.',
    'tbd (ask Priya)',
    'TBD with Priya',
    'todo',
    'TODO: name the owner',
    'to be confirmed',
    'n/a',
    'NA',
    'none',
    'xxx',
    'XXXXX',
    '-',
    '---',
    '?',
    '???',
    '...',
    '…',
    'your name',
    'your-name',
    'your_company here',
    '<owner>',
    '[insert name]',
    'John Doe',
    'jane doe',
    'me@example.com',
    'mailto:help@example.org',
    'https://example.com/help',
    'changeme',
    'Lorem ipsum dolor',
  ])('knows %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    'priya@brightclean.test',
    'help@notexample.com',
    'me@example.com.au',
    'https://example.com.evil.test',
    'To-do board',
    'Todo app',
    'TBDs are listed in docs',
    'nothing',
    'none of the above',
    'xx',
    'a - b',
    'yours',
    '[id].ts',
    'app/[id]/page.tsx',
    'a <b> c',
    'John Doerr',
    '0',
    'docs/guide.md#tbd',
    'tests/a.test.ts::your shifts',
    'To be confirmed bookings',
  ])('lets %j stand', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  it('reads "none" by its field', () => {
    expect(isPlaceholder('none', 'none-is-a-value')).toBe(false);
    expect(isPlaceholder('none', 'none-is-an-answer')).toBe(false);
    expect(isPlaceholder('none', 'prose')).toBe(true);
    expect(isPlaceholder('tbd', 'none-is-a-value')).toBe(true);
    expect(isPlaceholder('-', 'none-is-an-answer')).toBe(true);
  });

  it('lets a sentence begin with "Your"', () => {
    expect(isPlaceholder('Your shift was not saved; try again', 'prose')).toBe(false);
    expect(isPlaceholder('your message here', 'prose')).toBe(true);
    expect(isPlaceholder('Your name', 'prose')).toBe(true);
  });
});

describe('saysNothing', () => {
  it('is true only where nothing is a complete answer', () => {
    expect(saysNothing('None', 'none-is-an-answer')).toBe(true);
    expect(saysNothing('none', 'none-is-a-value')).toBe(false);
    expect(saysNothing('none')).toBe(false);
    expect(saysNothing('tbd', 'none-is-an-answer')).toBe(false);
  });
});
