import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { javascriptIndex } from '../call-results/tree-index.ts';
import { CLIENT_DEFAULTS } from './defaults.ts';
import { javascriptWaits } from './javascript-waits.ts';
import { platformLimits } from './platform-limits.ts';
import { pythonWaits } from './python-waits.ts';

beforeAll(async () => {
  await javascript.load();
  await javascriptIndex.load();
  await python.load();
});

describe('the table of defaults', () => {
  it('names each client once, with a source and an option', () => {
    expect(new Set(CLIENT_DEFAULTS.map(({ name }) => name)).size).toBe(CLIENT_DEFAULTS.length);
    for (const { source, option, seconds } of CLIENT_DEFAULTS) {
      expect(source).toMatch(/^https:\/\/\S+$/);
      expect(option).toMatch(/`/);
      expect(seconds === null || seconds > 0).toBe(true);
    }
  });
});

describe('limits of platforms', () => {
  const limit = (path: string, text: string) => platformLimits.extract(sourceFile(path, text));

  it('are read with their line', () => {
    expect(limit('Procfile', 'release: migrate\nweb: gunicorn app:app --timeout 60')).toEqual({
      what: 'gunicorn',
      line: 2,
    });
    expect(limit('a/main.tf', 'resource "aws_lambda_function" "a" {\n  timeout = 30\n}')).toMatchObject({
      line: 2,
    });
  });

  it('are not seen in other files', () => {
    expect(limit('Procfile', 'web: uvicorn app:app --timeout-keep-alive 5')).toBeNull();
    expect(limit('package.json', '{"scripts": {"test": "mocha --timeout 5000"}}')).toBeNull();
    expect(limit('vercel.json', '{"crons": []}')).toBeNull();
  });
});

describe('the facts', () => {
  const words = fc.array(
    fc.constantFrom(
      ...'fetch ( ) { } [ ] , ; signal : axios . create new Pool "pg" requests get timeout = 5 ** urlopen const x => ... \n'.split(
        ' ',
      ),
    ),
    { maxLength: 60 },
  );
  it('read any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((list) => list.join(' ')),
        ),
        (text) => {
          const facts = [javascriptWaits, pythonWaits, platformLimits] as const;
          for (const [index, path] of ['a.ts', 'a.py', 'a.tf'].entries()) {
            try {
              JSON.stringify(facts[index]?.extract(sourceFile(path, text)));
            } catch (error) {
              if (!(error instanceof Error) || error.name !== 'ParseFailure') throw error;
            }
          }
        },
      ),
    );
  });
});
