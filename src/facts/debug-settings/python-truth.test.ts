import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../kit/source.ts';
import { python, walkPython } from '../../parsers/python.ts';
import { type Truth, truthOf } from './python-truth.ts';

async function truth(expression: string): Promise<Truth | null> {
  await python.load();
  const tree = python.of(sourceFile('a.py', `DEBUG = ${expression}\n`));
  let found: Truth | null = null;
  walkPython(tree.root, (node) => {
    if (node.name === 'AssignStatement' && node.lastChild) found ??= truthOf(tree, node.lastChild);
    return undefined;
  });
  return found;
}

describe('the truth of a Python expression', () => {
  it.each([
    ['True', 'on'],
    ['1', 'on'],
    ['False', 'off'],
    ['not True', 'off'],
    ['os.environ["DEBUG"]', 'variable'],
    ['os.environ.get("DEBUG")', 'variable'],
    ['os.environ.get("DEBUG", True)', 'default-on'],
    ['os.environ.get("DEBUG", "False")', 'default-on'],
    ['os.environ.get("DEBUG", "False") == "True"', 'variable'],
    ['os.getenv("DEBUG", "true").lower() in ("1", "true")', 'default-on'],
    ['os.getenv("DEBUG", "0") in ["1", "true"]', 'variable'],
    ['bool(os.getenv("DEBUG", "False"))', 'default-on'],
    ['bool(int(os.getenv("DEBUG", "0")))', 'variable'],
    ['config("DEBUG", default=True, cast=bool)', 'default-on'],
    ['config("DEBUG", default="False", cast=bool)', 'variable'],
    ['env.bool("DEBUG", default=False)', 'variable'],
    ['os.environ.get("ENV", "development") != "production"', 'default-on'],
    ['strtobool(os.getenv("DEBUG", "no"))', 'variable'],
    ['settings.debug', 'unknown'],
    ['is_local()', 'unknown'],
  ])('%s is %s', async (expression, state) => {
    expect((await truth(expression))?.state).toBe(state);
  });

  it('names the variable', async () => {
    expect((await truth('os.getenv("SHOP_DEBUG", "1")'))?.variable).toBe('SHOP_DEBUG');
  });

  it('reads any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => void (await truth(text))));
  });
});
