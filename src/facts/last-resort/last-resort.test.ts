import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { javascript } from '../../parsers/javascript.ts';
import { javascriptNets } from './javascript-nets.ts';
import { pythonNets } from './python-nets.ts';
import { streamlitNets } from './streamlit-nets.ts';

describe('handlers of last resort', () => {
  it('are read in any text', async () => {
    await javascript.load();
    const words = fc.array(
      fc.constantFrom(
        "import express from 'express';",
        'const app = express();',
        'app.use(',
        '(err, req, res, next) =>',
        '{',
        '}',
        ')',
        'throw err;',
        '<ErrorBoundary>',
        'class A {',
        'componentDidCatch',
        '()',
      ),
    );
    fc.assert(
      fc.property(words, (parts) => {
        try {
          javascriptNets.extract(sourceFile('a.tsx', parts.join(' ')));
        } catch (error) {
          expect(error).toHaveProperty('name', 'ParseFailure');
        }
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => void pythonNets.extract(sourceFile('a.py', `FastAPI(\n${text}`))),
    );
    fc.assert(fc.property(fc.string(), (text) => void streamlitNets.extract(sourceFile('Dockerfile', text))));
  });

  it.each([
    ['showErrorDetails = false', 1],
    ['showErrorDetails = "none"', 1],
    ['ENV STREAMLIT_CLIENT_SHOW_ERROR_DETAILS=type', 1],
    ['# showErrorDetails = false', 0],
    ['showErrorDetails = "full"', 0],
  ])('Streamlit: %s', (text, found) => {
    expect(streamlitNets.extract(sourceFile('.streamlit/config.toml', text)) ?? []).toHaveLength(found);
  });
});
