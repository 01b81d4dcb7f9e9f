import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { python } from '../../parsers/python.ts';
import { javascriptAnswers } from './javascript-answers.ts';
import { worstOf } from './model.ts';
import { pythonAnswers } from './python-answers.ts';
import { textAnswers } from './text-answers.ts';

const SCRIPT = [
  'try {',
  '}',
  'catch (e) {',
  'res.status(500)',
  '.json(',
  ')',
  'e.message',
  'e',
  '`${',
  '}`',
  'if (',
  'const m =',
  ';',
  'return',
  '?',
  ':',
  '(err, req, res, next) => {',
];
const PYTHON = [
  'from flask import x',
  'try:',
  'except Exception as e:',
  '\n',
  '    ',
  'return',
  'str(e)',
  'jsonify(',
  ')',
  ', 500',
  'f"{e}"',
  'raise HTTPException(500, ',
  'if DEBUG:',
  'def f():',
  'x =',
];

describe('answers to failures', () => {
  it('are read in any text', async () => {
    await python.load();
    await javascript.load();
    const any = (words: readonly string[]) =>
      fc.array(fc.constantFrom(...words)).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(any(SCRIPT), (text) => {
        try {
          javascriptAnswers.extract(sourceFile('a.ts', text));
        } catch (error) {
          expect(error).toHaveProperty('name', 'ParseFailure');
        }
      }),
    );
    fc.assert(
      fc.property(
        any(PYTHON),
        (text) => void pythonAnswers.extract(sourceFile('a.py', `import flask\n${text}`)),
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void textAnswers.extract(sourceFile('a.php', text))));
  });

  it('are as bad as the worst in them', () => {
    expect(worstOf(['message', 'stack', 'whole'])).toBe('stack');
    expect(worstOf([])).toBeNull();
  });
});
