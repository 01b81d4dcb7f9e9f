import { defineFileFact } from '../../kit/fact.ts';

/** The line on which mypy is told to ignore every error of every module. */
export const mypyOff = defineFileFact<{ readonly line: number }>({
  id: 'mypy-off',
  files: ['**/{mypy.ini,.mypy.ini,setup.cfg,tox.ini,pyproject.toml}'],
  mentions: /^[ \t]*ignore_errors[ \t]*=[ \t]*true/im,
  extract(file) {
    let section = '';
    for (const [index, line] of file.text.split('\n').entries()) {
      const named = /^\s*\[+([^\]]{1,100})\]/.exec(line)?.[1];
      if (named !== undefined) section = named.trim();
      else if (/^(?:tool\.)?mypy$/.test(section) && /^\s*ignore_errors\s*=\s*true\b/i.test(line))
        return { line: index + 1 };
    }
    return null;
  },
});
