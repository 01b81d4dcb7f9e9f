import { defineFileFact } from '../../kit/fact.ts';

/** An option in pytest's standing options that leaves tests out of every run. */
export interface LeftOut {
  readonly option: '-k' | '--deselect';
  /** The expression, or the test. */
  readonly value: string;
  readonly line: number;
}

/** What `addopts` of a pytest configuration narrows each run to. */
export const pytestOptions = defineFileFact<readonly LeftOut[]>({
  id: 'pytest-options',
  files: ['**/{pytest.ini,.pytest.ini,pytest.toml,pyproject.toml,setup.cfg,tox.ini}'],
  mentions: /^[ \t]*addopts\s*=/m,
  extract(file) {
    const start = file.text.search(/^[ \t]*addopts\s*=/m);
    const options = valueAt(file.text, start);
    const found = [...options.matchAll(OPTION)].map((match): LeftOut => {
      const option = match[1] === '-k' ? '-k' : '--deselect';
      return {
        option,
        value: match[2] ?? match[3] ?? match[4] ?? '',
        line: file.lineAt(start + match.index + 1),
      };
    });
    return found.length > 0 ? found : null;
  },
});

/** Also as two items of a list: `"-k", "not slow"`. */
const OPTION =
  /(?:^|[\s"'[,=])(-k|--deselect)(?:["']?,\s{0,40}|[ =])["']?(?:\\?"([^"\n\\]{1,200})|'([^'\n]{1,200})|([^\s"',\]]{1,200}))/g;

/** From `addopts =` to the next key: lines that are indented or in a list go on with it. */
function valueAt(text: string, start: number): string {
  const lines = text.slice(start, start + MAX_LENGTH).split('\n');
  const end = lines.findIndex(
    (line, index) => index > 0 && /^(?:\[|[ \t]*[\w-]+\s*=|\S)/.test(line) && !/^[ \t]*[\]"'-]/.test(line),
  );
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => (/^\s*#/.test(line) ? ' '.repeat(line.length) : line))
    .join('\n');
}

const MAX_LENGTH = 5000;
